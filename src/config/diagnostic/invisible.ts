/** Blanks and marks that look like nothing or like a blank, and are text to YAML: pasting from a web page or a chat brings them in. */
const INVISIBLE = /[\u0085\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;

/** The first invisible character of a text by its name, like `U+00A0`; `null` when there is none. */
export function invisibleIn(text: string): string | null {
  const found = INVISIBLE.exec(text)?.[0];
  return found === undefined ? null : `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
