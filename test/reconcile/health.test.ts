import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/config/diagnostic/diagnostic.ts';
import { createMask } from '../../src/config/secret/mask.ts';
import { degradation } from '../../src/reconcile/health.ts';

const mistake = (severity: Diagnostic['severity'], line: number): Diagnostic => ({
  code: 'CONFIG_UNKNOWN_KEY',
  severity,
  message: 'jobs.a.triger is not a known key',
  hint: null,
  file: 'schedule.yaml',
  line,
  column: 3,
  endColumn: 9,
  excerpt: 'a',
});

test('a runner with a broken file says since when, how many mistakes, the first of them, and what runs', () => {
  const diagnostics = [mistake('warning', 1), mistake('error', 4), mistake('error', 7)];
  expect(degradation({ kind: 'rejected', diagnostics, since: 5 }, 'the last good config stays in force', createMask([]))).toEqual(
    {
      kind: 'degraded',
      since: 5,
      reason:
        'the schedule has 2 mistakes: schedule.yaml:4:3 jobs.a.triger is not a known key; the last good config stays in force',
    },
  );
});

test('of a file that is not there the place is the file', () => {
  const missing = { ...mistake('error', 1), message: 'there is no file schedule.yaml', excerpt: null };
  expect(degradation({ kind: 'rejected', diagnostics: [missing], since: 5 }, 'x', createMask([]))).toMatchObject({
    reason: 'the schedule has a mistake: schedule.yaml: there is no file schedule.yaml; x',
  });
});

test('an error of applying is told without the secrets in it', () => {
  const fault = { kind: 'failed', error: new Error('cannot write sesame-open'), since: 5 } as const;
  expect(degradation(fault, 'x', createMask(['sesame-open']))).toMatchObject({
    reason: 'applying the schedule failed: cannot write ***; x',
  });
});

test('a refusal is its own sentence', () => {
  const fault = { kind: 'refused', reason: 'this edit would remove all jobs', since: 5 } as const;
  expect(degradation(fault, 'x', createMask([]))).toMatchObject({ reason: 'this edit would remove all jobs; x' });
});
