import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { decodeLines } from '../../src/executor/decode-lines.ts';
import { OutputForwarding } from '../../src/executor/output-forwarding.ts';

const nothing = Readable.from([]);

test('hands on a big chunk in texts of at most 256 KiB, one at a time', async () => {
  const written = `${'line\n'.repeat(1_000_000)}${'y'.repeat(5_000_000)}`;
  const texts: string[] = [];
  let onItsWay = 0;
  const output = new OutputForwarding(Readable.from([Buffer.from(written)]), nothing, async (_, lines) => {
    expect(++onItsWay).toBe(1);
    await new Promise(setImmediate);
    texts.push(decodeLines(Buffer.concat(lines)));
    onItsWay--;
  });
  await output.finished;
  expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(256 * 1024);
  expect(texts.join('').replaceAll('\n', '')).toBe(written.replaceAll('\n', ''));
});

test('drops what was not taken yet when it is closed, in the middle of a chunk too', async () => {
  const texts: string[] = [];
  const { promise: firstText, resolve: take } = Promise.withResolvers<void>();
  const output = new OutputForwarding(Readable.from([Buffer.alloc(10_000_000, 'y')]), nothing, async (_, lines) => {
    texts.push(decodeLines(Buffer.concat(lines)));
    await firstText;
  });
  await new Promise(setImmediate);
  const closed = output.close();
  take();
  await closed;
  expect(texts.join('').length).toBeLessThan(256 * 1024);
});
