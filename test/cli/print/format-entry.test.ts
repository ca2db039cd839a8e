import { expect, test } from 'vitest';
import { formatJson, formatRaw, formatText } from '../../../src/cli/print/format-entry.ts';
import type { LogEntry } from '../../../src/cli/print/log-entry.ts';

const written = (msg: string): LogEntry => ({
  time: '2026-06-01T12:00:00Z',
  level: 'info',
  msg,
  job: 'etl',
  step: 'load',
  stream: 'stdout',
});

test('a progress bar is shown as a terminal leaves it, and whole where it is data', () => {
  const bar = written(' 10%\r 50%\r100%\r');
  expect(formatText(bar)).toBe('12:00:00   etl/load               | 100%\n');
  expect(formatRaw(bar)).toBe(' 10%\r 50%\r100%\r\n');
  expect(JSON.parse(formatJson(bar))).toEqual(bar);
});

test('binary output is one line of JSON', () => {
  const bytes = written('\0\u0001\ufffd\u2028\n"');
  expect(formatJson(bytes).split('\n')).toHaveLength(2);
  expect(JSON.parse(formatJson(bytes))).toEqual(bytes);
});
