import type { Job } from '../../src/config/config.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describePlan, summarisePlan } from '../../src/plan/describe-plan.ts';
import { afterChange, EMPTY, type Jobs, type Plan } from '../../src/plan/plan.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { testJob, testJobs } from './job.ts';

test('the first start adds every job, in the order of the file', () => {
  const { changes, unchanged } = planChanges(EMPTY, testJobs(testJob('b'), testJob('a', { paused: true })));
  expect(changes.map(({ kind, jobId }) => [kind, jobId])).toEqual([
    ['add', 'b'],
    ['add', 'a'],
  ]);
  expect(unchanged).toBe(0);
});

test('an update names the fields that changed', () => {
  const before = testJob('a');
  const after = testJob('a', { maxInstances: 3, trigger: { cron: '0 1 * * *', timezone: 'UTC' } });
  expect(planChanges(testJobs(before), testJobs(after)).changes).toEqual([
    { kind: 'update', jobId: 'a', job: after, fields: ['trigger', 'maxInstances'], isAnchored: true },
  ]);
});

test('another zone leaves the phase of an interval, but not that of one with dates to read in it', () => {
  const berlin = { interval: '30m', timezone: 'Europe/Berlin' };
  const tokyo = { ...berlin, timezone: 'Asia/Tokyo' };
  const update = (before: Job['trigger'], after: Job['trigger']): unknown =>
    planChanges(testJobs(testJob('a', { trigger: before })), testJobs(testJob('a', { trigger: after }))).changes;
  expect(update(berlin, tokyo)).toMatchObject([{ kind: 'update', fields: ['trigger'], isAnchored: false }]);
  expect(update({ startup: true, timezone: 'Europe/Berlin' }, { startup: true, timezone: 'Asia/Tokyo' })).toMatchObject([
    { isAnchored: false },
  ]);
  const dated = { start_date: '2026-01-01' };
  expect(update({ ...berlin, ...dated }, { ...tokyo, ...dated })).toMatchObject([{ isAnchored: true }]);
});

test('pausing and resuming are changes of their own, beside an update', () => {
  const running = testJob('a');
  const paused = testJob('a', { paused: true, coalesce: false });
  expect(planChanges(testJobs(running), testJobs(paused)).changes.map(({ kind }) => kind)).toEqual(['update', 'pause']);
  expect(planChanges(testJobs(paused), testJobs(running)).changes.map(({ kind }) => kind)).toEqual(['update', 'resume']);
});

test('a job moved within the file, or spelled with its keys in another order, is unchanged', () => {
  const a = testJob('a', { trigger: { cron: { hour: 1, minute: 2 }, timezone: 'UTC' } });
  const same = testJob('a', { trigger: { timezone: 'UTC', cron: { minute: 2, hour: 1 } } });
  const b = testJob('b');
  expect(planChanges(testJobs(a, b), testJobs(b, same))).toEqual({ changes: [], unchanged: 2 });
});

test('removals come first, then updates, then additions', () => {
  const plan = planChanges(
    testJobs(testJob('old'), testJob('kept')),
    testJobs(testJob('new'), testJob('kept', { coalesce: false })),
  );
  expect(plan.changes.map(({ kind }) => kind)).toEqual(['remove', 'update', 'add']);
  expect(describePlan(plan)).toBe('1 added, 1 updated, 1 removed: - old; ~ kept: coalesce; + new');
});

test('an empty plan says how many jobs stay', () => {
  expect(summarisePlan(planChanges(testJobs(testJob('a')), testJobs(testJob('a'))))).toBe('1 unchanged');
  expect(summarisePlan(planChanges(EMPTY, EMPTY))).toBe('no jobs');
});

const anyJobs: fc.Arbitrary<Jobs> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      maxInstances: fc.integer({ min: 1, max: 2 }),
      paused: fc.boolean(),
      cron: fc.constantFrom('0 0 * * *', '0 1 * * *'),
    }),
    { selector: ({ id }) => id },
  )
  .map((jobs) =>
    testJobs(
      ...jobs.map(({ id, maxInstances, paused, cron }) =>
        testJob(id, { maxInstances, paused, trigger: { cron, timezone: 'UTC' } }),
      ),
    ),
  );

test('applying the plan from a to b to a gives b', () => {
  fc.assert(
    fc.property(anyJobs, anyJobs, (a, b) => {
      expect(Object.fromEntries(applied(a, planChanges(a, b)))).toEqual(Object.fromEntries(b));
    }),
  );
});

test('the plan from a to a is empty', () => {
  fc.assert(
    fc.property(anyJobs, (a) => {
      expect(planChanges(a, structuredClone(a))).toEqual({ changes: [], unchanged: a.size });
    }),
  );
});

function applied(jobs: Jobs, { changes }: Plan): Jobs {
  return changes.reduce(afterChange, jobs);
}
