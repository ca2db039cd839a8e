import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BoundedOutput, type LinesOrigin } from '../../../src/store/steps/bounded-output.ts';
import type { OutputBlock, OutputCut, OutputProgress } from '../../../src/store/steps/step-progress.ts';

type Lines = readonly [LinesOrigin, Buffer];

const line = (text: string, fields: Partial<LinesOrigin> = {}): Lines => [
  { stepId: 'a', attempt: 1, stream: 'stdout', at: 1000, ...fields },
  Buffer.from(`${text}\n`),
];

/** What a store makes of what it is handed. */
class Kept {
  blocks: OutputBlock[] = [];
  cut: OutputCut | null = null;

  write({ blocks, cut }: OutputProgress): void {
    this.blocks.push(...blocks);
    if (cut === null) return;
    this.cut = cut;
    this.blocks = this.blocks.filter(({ seq }) => seq <= cut.afterSeq || seq >= cut.beforeSeq);
  }

  linesOf(matches: (block: OutputBlock) => boolean): string[] {
    return this.blocks.filter(matches).flatMap(({ text }) => text.split('\n').slice(0, -1));
  }
}

function keep(maxBytes: number, lines: readonly Lines[]): Kept {
  const output = new BoundedOutput('r', maxBytes);
  for (const each of lines) output.add(...each);
  const kept = new Kept();
  kept.write(output.take(Infinity));
  expect(output.isPending).toBe(false);
  return kept;
}

test('lines of one stream that come together share a block; another step, try, stream or moment begins a new one', () => {
  const { blocks, cut } = keep(10_000, [
    line('one'),
    line('two', { at: 1099 }),
    line('three', { at: 1100 }),
    line('oops', { at: 1100, stream: 'stderr' }),
    line('', { at: 1100, stepId: 'b' }),
    line('again', { at: 1100, stepId: 'b', attempt: 2 }),
  ]);
  expect(blocks.map(({ seq, stepId, attempt, stream, at, text }) => [seq, stepId, attempt, stream, at, text])).toEqual([
    [1, 'a', 1, 'stdout', 1000, 'one\ntwo\n'],
    [2, 'a', 1, 'stdout', 1100, 'three\n'],
    [3, 'a', 1, 'stderr', 1100, 'oops\n'],
    [4, 'b', 1, 'stdout', 1100, '\n'],
    [5, 'b', 2, 'stdout', 1100, 'again\n'],
  ]);
  expect(cut).toBeNull();
});

test('a block is closed once it is handed over', () => {
  const output = new BoundedOutput('r', 10_000);
  output.add(...line('one'));
  expect(output.take(Infinity).blocks).toMatchObject([{ seq: 1, text: 'one\n' }]);
  output.add(...line('two'));
  expect(output.take(Infinity)).toMatchObject({ runId: 'r', blocks: [{ seq: 2, text: 'two\n' }], cut: null });
});

test('with no room at all it counts what is left out', () => {
  const kept = keep(0, [line('one'), line('two'), line('x'.repeat(1000))]);
  expect(kept).toMatchObject({ blocks: [], cut: { afterSeq: 0, lines: 3 } });
});

test('a piece of a long line, as the executor hands it on, is kept as one', () => {
  const piece = 'x'.repeat(64 * 1024);
  const kept = keep(1024 * 1024, [line('before'), line(piece), line(piece), line('after')]);
  expect(kept.linesOf(() => true).map((each) => each.length)).toEqual([6, piece.length, piece.length, 5]);
});

test('a line that is long beside the room is kept in pieces, and no character of it is torn', () => {
  const text = '🙂é'.repeat(300);
  const { blocks, cut } = keep(20_000, [line(text)]);
  expect(blocks.length).toBeGreaterThan(0);
  expect(blocks.map(({ text }) => text.replaceAll('\n', '')).join('')).toBe(text);
  expect(cut).toBeNull();
  const { cut: one } = keep(4000, [line(text), line(text)]);
  expect(one?.lines).toBeLessThan(2);
});

test('of more than fits the beginning and the end are kept, whenever it is handed over, and the rest is counted', () => {
  const lines = fc.array(
    fc.record({
      texts: fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '🙂', ' '), maxLength: 15 }), { minLength: 1, maxLength: 9 }),
      stream: fc.constantFrom('stdout', 'stderr'),
      at: fc.integer({ min: 0, max: 500 }),
      takes: fc.constantFrom(0, 0, 0, 0, 1, 50, Infinity),
    }),
    { minLength: 1, maxLength: 200 },
  );
  fc.assert(
    fc.property(lines, fc.integer({ min: 200, max: 4000 }), (given, maxBytes) => {
      const output = new BoundedOutput('r', maxBytes);
      const kept = new Kept();
      for (const { takes, texts, ...each } of given) {
        output.add(...line(texts.join('\n'), each));
        if (takes > 0) kept.write(output.take(takes));
      }
      while (output.isPending) kept.write(output.take(100));

      const all = given.flatMap(({ texts }) => texts);
      const { cut } = kept;
      const head = kept.linesOf(({ seq }) => cut === null || seq <= cut.afterSeq);
      const tail = kept.linesOf(({ seq }) => cut !== null && seq >= cut.beforeSeq);
      expect(all.slice(0, head.length)).toEqual(head);
      expect(tail.length === 0 ? [] : all.slice(-tail.length)).toEqual(tail);
      const left = all.slice(head.length, all.length - tail.length);
      expect([left.length, Buffer.byteLength(left.join('')) + left.length]).toEqual([cut?.lines ?? 0, cut?.bytes ?? 0]);
      const bytes = kept.blocks.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 64, 0);
      expect(bytes).toBeLessThanOrEqual(maxBytes);
      // What is left out is no more than it takes: the head ends at a line that did not fit, the tail begins with a whole block.
      expect(cut === null || maxBytes < 1000 || bytes > maxBytes / 2).toBe(true);
    }),
    { numRuns: 300 },
  );
});
