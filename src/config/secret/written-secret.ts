import { isSecretName } from './secret-name.ts';

/** A key that everybody may have. */
const PUBLIC_NAME = /_PUBLIC_KEY$/i;
/** What is shorter is rather a switch, and to mask it everywhere would hide other words. */
const SHORTEST = 6;
/** A variable, the path of a file that holds the secret, or a placeholder: `<token>`, `xxxxxx`. */
const NO_SECRET = /\$|^(?:~|\.{0,2})\/|^<.*>$|^(.)\1*$/;

// Both begin with what is rare in a text: a line may be megabytes long, and is gone through once.
/** A password between scheme and host; none that a variable fills in. */
const URL_PASSWORD = /(:\/\/[^\s/?#:@'"]*:)([^\s/?#@'"${}<>*]+)(?=@)/g;
/** The end of a name, and the colon behind it. */
const NAMED_VALUE = /_(?:token|secret|password|key)["']?\s*:\s+/gi;

/** Is this the value of a secret, written out? */
export function isSecret(name: string, value: string): boolean {
  return isSecretName(name) && !PUBLIC_NAME.test(name) && value.length >= SHORTEST && !NO_SECRET.test(value);
}

/** Does a text hold a URL with a password in it? */
export function holdsUrlPassword(text: string): boolean {
  return text.includes('://') && text.search(URL_PASSWORD) !== -1;
}

/** A line of a file with `*` for each character of the secrets in it, so that what stands behind them keeps its column. */
export function maskSecrets(line: string): string {
  const masked = line.replaceAll(URL_PASSWORD, (_, before: string, secret: string) => before + stars(secret));
  const parts: string[] = [];
  let done = 0;
  for (const { 0: whole, index } of masked.matchAll(NAMED_VALUE)) {
    const start = index + whole.length;
    // Inside of a value that is masked already.
    if (index < done) continue;
    const end = endOfValue(masked, start);
    const name = nameEndingAt(masked, index) + whole.replace(/["']?\s*:\s+$/, '');
    const value = masked.slice(start, end);
    if (!isSecret(name, value.replaceAll(/^["']|["']$/g, ''))) continue;
    parts.push(masked.slice(done, start), stars(value));
    done = end;
  }
  return parts.join('') + masked.slice(done);
}

/** The word before `end`; of a longer one its end, which is all that is looked at. */
function nameEndingAt(line: string, end: number): string {
  return /\w*$/.exec(line.slice(Math.max(0, end - 100), end))?.[0] ?? '';
}

/** Where a scalar that begins at `start` ends: at its quote, at what ends it inside `{…}`, else at a comment or with the line. */
function endOfValue(line: string, start: number): number {
  const rest = line.slice(start);
  const brace = line.indexOf('{');
  const plain = brace !== -1 && brace < start ? /^[^,}]*/ : /^(?:[^ ]| (?!#))*/;
  const form = BEGINNINGS.find(([beginning]) => beginning.test(rest))?.[1] ?? plain;
  return start + (form.exec(rest)?.[0].trimEnd().length ?? 0);
}

/** What a value is that begins so: quoted, to the end of the line where the quote is not closed; or none of one line. */
const BEGINNINGS: readonly (readonly [RegExp, RegExp])[] = [
  [/^"/, /^"(?:[^"\\]|\\.)*"?/],
  [/^'/, /^'(?:[^']|'')*'?/],
  [/^[{[|>&*]/, /^/],
];

function stars(text: string): string {
  return '*'.repeat(text.length);
}
