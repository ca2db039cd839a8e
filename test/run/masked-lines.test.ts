import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMask } from '../../src/config/secret/mask.ts';
import { decodeLines } from '../../src/executor/decode-lines.ts';
import { LINE_FEED, LineFraming } from '../../src/executor/line-framing.ts';
import { linesOf } from '../../src/executor/lines-of.ts';
import { MaskedLines } from '../../src/run/masked-lines.ts';

const SECRET = 'tr0ub4dor';
const PIECE = 64 * 1024;

test('a line is handed on at once, with its secrets hidden', () => {
  const lines: string[] = [];
  const masked = new MaskedLines(
    () => createMask([SECRET]),
    (line) => lines.push(line),
  );
  masked.push(`a ${SECRET} b\n`, false);
  masked.push('\n', false);
  expect(lines).toEqual(['a *** b\n', '\n']);
});

test('many lines are handed on at once, and a secret is hidden in each', () => {
  const texts: string[] = [];
  const masked = new MaskedLines(
    () => createMask([SECRET]),
    (text) => texts.push(text),
  );
  masked.push(`${SECRET}\n\nx ${SECRET}\n${'y'.repeat(30_000)}\n${SECRET}${'z'.repeat(60_000)}\n`, false);
  expect(texts).toEqual([`***\n\nx ***\n${'y'.repeat(30_000)}\n***${'z'.repeat(60_000)}\n`]);
});

test('lines before and behind a long one are whole', () => {
  const long = 'x'.repeat(PIECE * 2 + 100);
  const lines = maskedOutput(`one\n\n${long}\n\n${SECRET}\n`, SECRET);
  expect(lines.slice(0, 2)).toEqual(['one', '']);
  expect(lines.slice(-2)).toEqual(['', '***']);
  expect(lines.slice(2, -2).join('')).toBe(long);
});

test('a secret that lies across two pieces of a long line is hidden, and nothing else is lost', () => {
  fc.assert(
    fc.property(fc.integer({ min: -12, max: 3 }), fc.constantFrom('x', 'é', '漢', '🙂'), (offset, filler) => {
      const fillers = Math.floor((PIECE + offset) / Buffer.byteLength(filler));
      const text = `${filler.repeat(fillers)}${SECRET}${filler.repeat(fillers)}${SECRET}`;
      const lines = maskedOutput(`${text}\n`, SECRET);
      expect(lines.join('')).toBe(text.replaceAll(SECRET, '***'));
      expect(lines.every((line) => line.isWellFormed())).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['as long as a piece', 'x'.repeat(PIECE), 'x'.repeat(PIECE)],
  ['that becomes so long by what is not UTF-8', Buffer.alloc(PIECE / 2, 0xe9), '\ufffd'.repeat(PIECE / 2)],
])('a line %s does not go into the next one', (_, line, told) => {
  expect(maskedOutput(Buffer.concat([Buffer.from(line), Buffer.from('\nnext\n')]), SECRET)).toEqual([told, 'next']);
});

test('a secret may be longer than a piece', () => {
  const secret = Array.from({ length: 20_000 }, (_, index) => String(index)).join('-');
  const text = `${'x'.repeat(PIECE / 2)}${secret}${'y'.repeat(PIECE)}`;
  expect(secret.length).toBeGreaterThan(PIECE);
  expect(maskedOutput(`${text}\n`, secret).join('')).toBe(text.replace(secret, '***'));
});

test('also a line that is nothing but secrets does not pile up', () => {
  const lines = maskedOutput(`${SECRET.repeat(40_000)}\nend\n`, SECRET);
  expect(new Set(lines.map((line) => line.replaceAll('*', '')))).toEqual(new Set(['', 'end']));
  expect(lines.length).toBeGreaterThan(3);
});

test('a long line that ends the output is handed on at its end', () => {
  expect(maskedOutput('x'.repeat(PIECE), SECRET).join('')).toBe('x'.repeat(PIECE));
});

/** The lines of an output as the executor frames them. */
function maskedOutput(output: string | Uint8Array, secret: string): readonly string[] {
  const mask = createMask([secret]);
  const lines: string[] = [];
  const masked = new MaskedLines(
    () => mask,
    (text) => lines.push(...linesOf(text)),
  );
  const framing = new LineFraming();
  for (const each of [...framing.push(Buffer.from(output)), ...framing.end()]) {
    const bytes = Buffer.concat(each);
    masked.push(decodeLines(bytes), bytes.at(-1) !== LINE_FEED);
  }
  masked.end();
  return lines;
}
