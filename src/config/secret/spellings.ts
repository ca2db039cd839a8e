/** Shorter lines of a secret (the braces of a key in JSON) would blot out other text. */
const LEAST_LINE = 6;

/**
 * The texts by which a secret is known: its lines, as they are and as programs write them into JSON, URLs and base64 (`curl -v`
 * tells `user:password` so). None contains a line end, so that output can be looked at line by line.
 */
export function spellingsOf(secret: string): readonly string[] {
  const lines = secret
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line, _index, { length }) => line.length >= (length === 1 ? 1 : LEAST_LINE));
  return [...new Set(lines.flatMap((line) => [line, inJson(line), inUrl(line), ...inBase64(line)]))];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function inUrl(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/**
 * The characters that are the same whatever stands before and behind the text, for each of the three places in a group of three
 * bytes where it can begin; in both alphabets (RFC 4648). Too short ones are left out.
 */
function inBase64(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const own = encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return own.length < LEAST_LINE ? [] : [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
