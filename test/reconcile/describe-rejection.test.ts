import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/config/diagnostic/diagnostic.ts';
import { describeRejection } from '../../src/reconcile/describe-rejection.ts';

const diagnostic = (line: number): Diagnostic => ({
  code: 'CONFIG_UNKNOWN_KEY',
  severity: 'error',
  message: 'no such key',
  hint: null,
  file: 'schedule.yaml',
  line,
  column: 1,
  endColumn: 2,
  excerpt: 'x',
});

test('tells every mistake with its place', () => {
  const text = describeRejection([diagnostic(3), diagnostic(4)]);
  expect(text.match(/schedule\.yaml:\d:1/g)).toEqual(['schedule.yaml:3:1', 'schedule.yaml:4:1']);
  expect(text).not.toContain('more');
});

test('of very many mistakes tells the first, and how many more there are', () => {
  const text = describeRejection(Array.from({ length: 60 }, (_, n) => diagnostic(n + 1)));
  expect(text).toContain('schedule.yaml:50:1');
  expect(text).not.toContain('schedule.yaml:51:1');
  expect(text.endsWith('\nand 10 more: `volnux validate` shows all of them')).toBe(true);
});
