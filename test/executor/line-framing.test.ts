import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLines } from '../../src/executor/decode-lines.ts';
import { LineFraming } from '../../src/executor/line-framing.ts';

function frame(chunks: Uint8Array[]): string {
  const lines = new LineFraming();
  const found = chunks.flatMap((chunk) => lines.push(chunk));
  return [...found, ...lines.end()].map((each) => decodeLines(Buffer.concat(each))).join('');
}

function cut(bytes: Uint8Array, sizes: number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let start = 0;
  for (const size of sizes) {
    chunks.push(bytes.subarray(start, start + size));
    start += size;
  }
  return [...chunks, bytes.subarray(start)];
}

test('gives the same lines however the bytes are cut into chunks', () => {
  const text = fc.array(fc.constantFrom('a', 'ä', '€', '😀', '\n', '\r\n', '\r', 'word ')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.integer({ min: 0, max: 9 })), (written, sizes) => {
      const closed = written === '' || written.endsWith('\n') ? written : `${written}\n`;
      const expected = closed.replaceAll('\r\n', '\n');
      expect(frame(cut(Buffer.from(written), sizes))).toBe(expected);
    }),
  );
});

test('loses nothing of any bytes in long lines', () => {
  const long = fc.integer({ min: 65_000, max: 140_000 }).map((length) => '€'.repeat(length / 3));
  fc.assert(
    fc.property(
      fc.array(fc.oneof(long, fc.constant('\n'), fc.constant('x'))),
      fc.array(fc.integer({ min: 1, max: 100_000 })),
      (parts, sizes) => {
        const written = parts.join('');
        const text = frame(cut(Buffer.from(written), sizes));
        expect(text.replaceAll('\n', '')).toBe(written.replaceAll('\n', ''));
        expect(Math.max(0, ...text.split('\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(65_536);
      },
    ),
    { numRuns: 30 },
  );
});

test('does not cut a line of exactly 64 KiB', () => {
  const line = `${'x'.repeat(65_536)}\n`;
  expect(frame([Buffer.from(line)])).toBe(line);
  expect(frame(cut(Buffer.from(line), [65_536]))).toBe(line);
});
