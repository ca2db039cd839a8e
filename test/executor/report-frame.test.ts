import { PassThrough } from 'node:stream';
import { serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report } from '../../src/executor/messages.ts';
import { ReportReading, writeReport } from '../../src/executor/report-frame.ts';
import { unpackExit } from '../../src/executor/module/returned-value.ts';

/** The bytes of the frames of these reports. */
function written(reports: readonly Report[]): Buffer {
  const pipe = new PassThrough();
  const chunks: Buffer[] = [];
  pipe.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const report of reports) void writeReport(pipe, report);
  return Buffer.concat(chunks);
}

/** The reports in bytes that come cut into chunks of these sizes, as texts: what is in a report of output is right only for a moment. */
function read(bytes: Buffer, sizes: readonly number[]): string[] {
  const found: string[] = [];
  const reading = new ReportReading((report) => found.push(textOf(report)), unexpected);
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    reading.push(bytes.subarray(at, at + size));
    at += size;
  }
  return found;
}

function unexpected(): never {
  throw new Error('these were frames');
}

function textOf(report: Report): string {
  if (report.kind === 'output') return `${report.id} ${report.stream} ${Buffer.concat(report.lines).toString()}`;
  if (report.kind === 'ended') return JSON.stringify([report.id, unpackExit(report.exit)]);
  return JSON.stringify(report);
}

const output = (id: number, stream: 'stdout' | 'stderr', ...parts: string[]): Report => ({
  kind: 'output',
  id,
  stream,
  lines: parts.map((part) => Buffer.from(part)),
});

const REPORTS: readonly Report[] = [
  { kind: 'started', id: 1, leader: 4711 },
  output(1, 'stdout', 'one\ntw', 'o\n'),
  output(2 ** 40, 'stderr', 'x'.repeat(128 * 1024)),
  output(3, 'stdout', '\n'),
  { kind: 'ended', id: 1, exit: { kind: 'returned', serializedValue: serialize('y'.repeat(300_000)) } },
  { kind: 'ended', id: 3, exit: { kind: 'exited', code: 0 } },
];
test('reports are read as they were written, however their bytes are cut', () => {
  const bytes = written(REPORTS);
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 70_000 }))), (sizes) => {
      expect(read(bytes, sizes)).toEqual(REPORTS.map(textOf));
    }),
    { numRuns: 50 },
  );
});

test('a frame that is cut off is no report', () => {
  const bytes = written([output(1, 'stdout', 'whole\n'), output(1, 'stdout', 'never whole\n')]);
  for (let length = 0; length < bytes.length; length++) {
    const found = read(bytes.subarray(0, length), []);
    expect(found).toEqual(length < 11 + 6 ? [] : ['1 stdout whole\n']);
  }
});

test('what a report brings along outlives the next one', () => {
  const exits: unknown[] = [];
  const reading = new ReportReading((report) => exits.push(report.kind === 'ended' ? report.exit : null), unexpected);
  const exit = { kind: 'returned', serializedValue: Buffer.from('first') } as const;
  reading.push(written([{ kind: 'ended', id: 1, exit }, output(2, 'stdout', 'z'.repeat(1000))]));
  reading.push(written([output(2, 'stdout', 'z'.repeat(100_000))]));
  expect(Buffer.from((exits[0] as { serializedValue: Uint8Array }).serializedValue).toString()).toBe('first');
});

test.each([
  ['a text', Buffer.from('hello world\n')],
  ['a length that no frame has', Buffer.from([0xff, 0xff, 0xff, 0x7f, 1, 0, 0, 0, 0, 0, 0])],
  ['a report that is none', Buffer.from([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x78, 0x78])],
])('%s between frames is told once, and nothing is read after it', (_, nonsense) => {
  const found: string[] = [];
  const reading = new ReportReading(
    (report) => found.push(textOf(report)),
    () => found.push('nonsense'),
  );
  const frames = written([output(1, 'stdout', 'one\n')]);
  reading.push(Buffer.concat([frames, nonsense, frames]));
  reading.push(frames);
  expect(found).toEqual(['1 stdout one\n', 'nonsense']);
});
