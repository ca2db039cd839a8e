import type { Problem } from '../diagnostic/problem.ts';

// Tab, LF and CR are text. YAML 1.2 (production c-printable) has no other C0 control character, nor DEL.
// oxlint-disable-next-line no-control-regex
const CONTROL_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * The text of a file: UTF-8, a byte order mark dropped. Never throws: bytes that are no text come out as U+FFFD,
 * with a problem at the first of them.
 */
export function decodeText(bytes: Uint8Array): { text: string; problems: readonly Problem[] } {
  const wide = utf16Of(bytes);
  if (wide !== null) {
    const text = new TextDecoder(wide).decode(bytes);
    return { text, problems: [badCharacter(`the file is ${wide.toUpperCase()}, not UTF-8`, 'save it as UTF-8', 0)] };
  }
  const text = decodeStrictly(bytes);
  if (text === null) {
    const garbled = new TextDecoder().decode(bytes);
    return {
      text: garbled,
      problems: [badCharacter('the file is not UTF-8 text', 'save it as UTF-8', garbled.indexOf('\ufffd'))],
    };
  }
  // To YAML 1.2 it ends a line, which not every parser knows: what such a file says nobody can be sure of.
  const loneReturn = text.includes('\r') ? text.search(/\r(?!\n)/) : -1;
  if (loneReturn !== -1) {
    const message = 'the file holds a carriage return without a line feed behind it';
    return { text, problems: [badCharacter(message, 'end lines with LF or CRLF', loneReturn)] };
  }
  const start = text.search(CONTROL_CHARACTER);
  if (start === -1) return { text, problems: [] };
  const code = text.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0');
  return { text, problems: [badCharacter(`the file holds the control character U+${code}`, 'leave it out', start)] };
}

/** The form of UTF-16 that a file is in, as Windows programs write it: told by its byte order mark, or by a zero in every other byte. */
function utf16Of([first, second, third, fourth]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if ((first === 0xff && second === 0xfe) || (second === 0 && fourth === 0 && first && third)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && third === 0 && second && fourth)) return 'utf-16be';
  return null;
}

/** UTF-8, a byte order mark dropped; `null` when the bytes are something else. */
export function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function badCharacter(message: string, hint: string, start: number): Problem {
  return { code: 'CONFIG_BAD_CHARACTER', message, hint, range: { start, end: start + 1 } };
}
