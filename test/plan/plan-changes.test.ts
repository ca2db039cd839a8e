import type { Job } from '../../src/config/config.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describePlan, summarisePlan } from '../../src/plan/describe-plan.ts';
import { afterChanges, EMPTY, type Jobs, type Plan, reverseMoves } from '../../src/plan/plan.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { outerSettings } from '../../src/config/normalise/step-settings.ts';
import { anyJobs, anyMoves } from './any-jobs.ts';
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
    {
      kind: 'update',
      jobId: 'a',
      job: after,
      fields: [
        { field: 'trigger', path: 'trigger.cron', before: '0 0 * * *', after: '0 1 * * *', effect: 'anchor' },
        { field: 'maxInstances', path: 'max_instances', before: 1, after: 3, effect: 'now' },
      ],
      isAnchored: true,
    },
  ]);
});

test('other params are a field of their own', () => {
  const [before, after] = [5, 6].map((rows) => testJob('a', { params: { rows } })) as [Job, Job];
  const plan = planChanges(testJobs(before), testJobs(after));
  expect(describePlan(plan)).toBe('1 updated: ~ a: with');
  expect(plan.changes).toMatchObject([{ isAnchored: false }]);
});

test('another zone leaves the phase of an interval, but not that of one with dates to read in it', () => {
  const berlin = { interval: '30m', timezone: 'Europe/Berlin' };
  const tokyo = { ...berlin, timezone: 'Asia/Tokyo' };
  const update = (before: Job['trigger'], after: Job['trigger']): unknown =>
    planChanges(testJobs(testJob('a', { trigger: before })), testJobs(testJob('a', { trigger: after }))).changes;
  expect(update(berlin, tokyo)).toMatchObject([
    { kind: 'update', fields: [{ path: 'trigger.timezone', effect: 'next-run' }], isAnchored: false },
  ]);
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

test('a job under another id is moved, and what is called after it is no edit', () => {
  const pipeline = (id: string): Job['pipeline'] => ({
    name: id,
    params: {},
    steps: [
      {
        id,
        action: { kind: 'shell', script: 'date' },
        needs: [],
        env: {},
        passEnv: ['*'],
        stdin: null,
        ...outerSettings('/'),
      },
    ],
  });
  const old = testJob('old', { pipeline: pipeline('old') });
  const renamed = testJob('new', { pipeline: pipeline('new') });
  const plan = planChanges(testJobs(old), testJobs(renamed), new Map([['new', 'old']]));
  expect(plan).toEqual({ changes: [{ kind: 'move', jobId: 'new', from: 'old', job: renamed }], unchanged: 0 });
  expect(describePlan(plan)).toBe('1 moved: > old → new');
});

test('a job that is moved and edited is moved first; its trigger alone anchors it', () => {
  const plan = planChanges(
    testJobs(testJob('old'), testJob('gone')),
    testJobs(testJob('new', { maxInstances: 2, paused: true })),
    new Map([['new', 'old']]),
  );
  expect(plan.changes).toMatchObject([
    { kind: 'remove', jobId: 'gone' },
    { kind: 'move', jobId: 'new', from: 'old' },
    { kind: 'update', jobId: 'new', fields: [{ path: 'max_instances', effect: 'now' }], isAnchored: false },
    { kind: 'pause', jobId: 'new' },
  ]);
});

test('a move from an id that is nowhere, or to a job that is there already, is none', () => {
  const moves = new Map([['new', 'old']]);
  const now = testJobs(testJob('new'));
  expect(planChanges(EMPTY, now, moves).changes).toMatchObject([{ kind: 'add', jobId: 'new' }]);
  expect(planChanges(now, now, moves)).toEqual({ changes: [], unchanged: 1 });
  expect(planChanges(testJobs(testJob('old'), testJob('new')), now, moves).changes).toEqual([{ kind: 'remove', jobId: 'old' }]);
});

test('applying the plan from a to b to a gives b, whatever was moved', () => {
  fc.assert(
    fc.property(anyJobs, anyJobs, anyMoves, (a, b, moves) => {
      expect(Object.fromEntries(applied(a, planChanges(a, b, moves)))).toEqual(Object.fromEntries(b));
    }),
  );
});

test('a plan is taken back by the plan from b to a with its moves reversed, and no job is added or removed for a move', () => {
  fc.assert(
    fc.property(anyJobs, anyJobs, anyMoves, (a, b, moves) => {
      const { changes } = planChanges(a, b, moves);
      const back = planChanges(b, a, reverseMoves(changes));
      expect(Object.fromEntries(applied(b, back))).toEqual(Object.fromEntries(a));
      const count = (kind: string, of: Plan['changes']): number => of.filter((change) => change.kind === kind).length;
      expect(count('move', back.changes)).toBe(count('move', changes));
      expect(count('add', back.changes)).toBe(count('remove', changes));
    }),
  );
});

test('the plan from a to a is empty, and the same is planned for the same', () => {
  fc.assert(
    fc.property(anyJobs, anyJobs, anyMoves, (a, b, moves) => {
      expect(planChanges(a, structuredClone(a))).toEqual({ changes: [], unchanged: a.size });
      expect(planChanges(structuredClone(a), structuredClone(b), moves)).toEqual(planChanges(a, b, moves));
    }),
  );
});

test('applying in two steps equals applying in one', () => {
  fc.assert(
    fc.property(anyJobs, anyJobs, anyJobs, anyMoves, (a, b, c, moves) => {
      const inTwo = [planChanges(a, b), planChanges(b, c, moves)].reduce(applied, a);
      expect(Object.fromEntries(inTwo)).toEqual(Object.fromEntries(applied(a, planChanges(a, c))));
    }),
  );
});

function applied(jobs: Jobs, { changes }: Plan): Jobs {
  return afterChanges(jobs, changes);
}
