import { expect, test } from 'vitest';
import type { Jobs } from '../../src/plan/plan.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { massRemoval } from '../../src/reconcile/mass-removal.ts';
import { testJob, testJobs } from '../plan/job.ts';

const jobs = (ids: string): Jobs => testJobs(...ids.split('').map((id) => testJob(id)));

function isRefused(before: string, after: string, moves: readonly (readonly [string, string])[] = []): boolean {
  const [actual, desired] = [jobs(before), jobs(after)];
  return massRemoval(planChanges(actual, desired, new Map(moves)), actual, desired) !== null;
}

test.each([
  ['one of one', 'a', '', true],
  ['all of three', 'abc', '', true],
  ['two of three', 'abc', 'a', false],
  ['two of four', 'abcd', 'ab', false],
  ['three of four', 'abcd', 'a', true],
  ['three of four, while three others come', 'abcd', 'axyz', true],
  ['none of none', '', '', false],
  ['none, while many come', 'abcd', 'abcdefgh', false],
])('%s', (_what, before, after, expected) => expect(isRefused(before, after)).toBe(expected));

test('a job that got another id with moved_from is not removed', () => {
  const moves = 'abcd'.split('').map((id) => [id.toUpperCase(), id] as const);
  expect(isRefused('abcd', 'ABCD', moves)).toBe(false);
  expect(isRefused('abcd', 'ABCD')).toBe(true);
});

test('the sentence names a few of the jobs, and what to do', () => {
  const actual = jobs('abcdefg');
  expect(massRemoval(planChanges(actual, jobs('')), actual, jobs(''))).toBe(
    'this edit would remove all jobs (a, b, c, d, e, and 2 more); to do so run `volnux reload --force`, or set `allow_mass_removal: true` under `runner`; ' +
      'a job that only got another id is kept with `moved_from`',
  );
});
