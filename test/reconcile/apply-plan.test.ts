import { expect, test } from 'vitest';
import type { Job } from '../../src/config/config.ts';
import { EMPTY, type Jobs, type Moves } from '../../src/plan/plan.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { applyPlan } from '../../src/reconcile/apply-plan.ts';
import { testJob, testJobs } from '../plan/job.ts';
import { clockTime, schedulerAt, type UnderTest } from '../scheduler/scheduler-under-test.ts';

interface Reconciled extends UnderTest {
  /** `job HH:MM:SS` for each run. */
  readonly ran: string[];
  readonly edit: (desired: Jobs, moves?: Moves) => Promise<void>;
}

async function reconciled(now: string, jobs: Jobs): Promise<Reconciled> {
  const underTest = schedulerAt(now, { lifetime: 'declared' });
  const ran: string[] = [];
  let actual: Jobs = EMPTY;
  const runnableOf = ({ id }: Job): { run: (context: { fireTime: number }) => void } => ({
    run: ({ fireTime }) => void ran.push(`${id} ${clockTime(fireTime)}`),
  });
  async function edit(desired: Jobs, moves: Moves = new Map()): Promise<void> {
    await applyPlan(planChanges(actual, desired, moves), actual, { scheduler: underTest.scheduler, runnableOf });
    actual = desired;
  }
  underTest.scheduler.start();
  await edit(jobs);
  return { ...underTest, ran, edit };
}

const everyTenMinutes = { interval: { minutes: 10 }, timezone: 'UTC' };

test('an edit of anything but the trigger leaves the phase of an interval', async () => {
  const { edit, clock, ran } = await reconciled('2026-06-01T12:00:00Z', testJobs(testJob('a', { trigger: everyTenMinutes })));
  await clock.advance(7 * 60_000);
  await edit(testJobs(testJob('a', { trigger: everyTenMinutes, maxInstances: 2, misfireGraceTimeMs: null })));
  await clock.advance(3 * 60_000);
  expect(ran).toEqual(['a 12:10:00']);
});

test('an edit of the trigger anchors the job at that moment and fires nothing', async () => {
  const { edit, clock, ran } = await reconciled('2026-06-01T12:00:00Z', testJobs(testJob('a', { trigger: everyTenMinutes })));
  await clock.advance(9 * 60_000);
  await edit(testJobs(testJob('a', { trigger: { interval: { minutes: 2 }, timezone: 'UTC' } })));
  await clock.advance(60_000);
  expect(ran).toEqual([]);
  await clock.advance(60_000);
  expect(ran).toEqual(['a 12:11:00']);
});

test('a job added with a date in the past never fires', async () => {
  const { edit, clock, ran, log } = await reconciled('2026-06-01T12:00:00Z', EMPTY);
  await edit(testJobs(testJob('a', { trigger: { date: '2026-06-01T11:59:59', timezone: 'UTC' } })));
  await clock.advance(60_000);
  expect({ ran, log }).toEqual({ ran: [], log: ['scheduler_started', 'job_added a'] });
});

test('unchanged jobs are not touched', async () => {
  const unchanged = testJob('a', { trigger: everyTenMinutes });
  const { edit, clock, log, scheduler } = await reconciled('2026-06-01T12:00:00Z', testJobs(unchanged, testJob('b')));
  await clock.advance(3 * 60_000);
  const before = scheduler.getJob('a');
  log.length = 0;
  await edit(testJobs(structuredClone(unchanged), testJob('c')));
  expect(log).toEqual(['job_removed b', 'job_added c']);
  expect(scheduler.getJob('a')).toEqual(before);
});

test('a job that is moved keeps its phase and runs under its new id', async () => {
  const { edit, clock, ran, log } = await reconciled(
    '2026-06-01T12:00:00Z',
    testJobs(testJob('old', { trigger: everyTenMinutes })),
  );
  await clock.advance(7 * 60_000);
  log.length = 0;
  await edit(testJobs(testJob('new', { trigger: everyTenMinutes, maxInstances: 2 })), new Map([['new', 'old']]));
  expect(log).toEqual(['job_modified new', 'job_modified new']);
  await clock.advance(3 * 60_000);
  expect(ran).toEqual(['new 12:10:00']);
});

test('when a change fails, a job that was moved goes back with its phase', async () => {
  const before = testJobs(testJob('old', { trigger: everyTenMinutes }));
  const { edit, clock, ran } = await reconciled('2026-06-01T12:00:00Z', before);
  await clock.advance(7 * 60_000);
  const bad = testJob('z', { trigger: { cron: 'not a cron', timezone: 'UTC' } });
  const desired = testJobs(testJob('new', { trigger: everyTenMinutes }), bad);
  await expect(edit(desired, new Map([['new', 'old']]))).rejects.toThrow('cron');
  await clock.advance(3 * 60_000);
  expect(ran).toEqual(['old 12:10:00']);
});

test('when a change fails, those carried out are taken back and the error is thrown', async () => {
  const before = testJobs(testJob('a', { trigger: everyTenMinutes }), testJob('b'));
  const { edit, scheduler } = await reconciled('2026-06-01T12:00:00Z', before);
  const bad = testJob('z', { trigger: { cron: 'not a cron', timezone: 'UTC' } });
  await expect(edit(testJobs(testJob('a', { trigger: everyTenMinutes, maxInstances: 5 }), testJob('c'), bad))).rejects.toThrow(
    'cron',
  );
  expect(scheduler.getJobs()).toMatchObject([
    { id: 'a', maxInstances: 1, nextFireTime: Date.parse('2026-06-01T12:10:00Z') },
    { id: 'b', state: 'scheduled' },
  ]);
});

test('a job that is paused in the file is added without a fire time, with its whole policy', async () => {
  const job = testJob('a', {
    trigger: everyTenMinutes,
    paused: true,
    misfireGraceTimeMs: 1001,
    overlap: 'queue',
    coalesce: false,
  });
  const { scheduler } = await reconciled('2026-06-01T12:00:00Z', testJobs(job));
  expect(scheduler.getJob('a')).toMatchObject({ state: 'paused', misfireGraceTime: 1.001, overlap: 'queue', coalesce: false });
});

test('an edit of the trigger is told once', async () => {
  const { edit, log } = await reconciled('2026-06-01T12:00:00Z', testJobs(testJob('a', { trigger: everyTenMinutes })));
  log.length = 0;
  await edit(testJobs(testJob('a', { trigger: { interval: '2m', timezone: 'UTC' }, maxInstances: 2 })));
  expect(log).toEqual(['job_modified a']);
});

test('pausing in the file stops a job and resuming forgets what was due', async () => {
  const job = testJob('a', { trigger: everyTenMinutes });
  const { edit, clock, ran, log } = await reconciled('2026-06-01T12:00:00Z', testJobs(job));
  await edit(testJobs({ ...job, paused: true }));
  await clock.advance(25 * 60_000);
  await edit(testJobs(job));
  await clock.advance(5 * 60_000);
  expect(ran).toEqual(['a 12:30:00']);
  expect(log.slice(0, 4)).toEqual(['scheduler_started', 'job_added a', 'job_paused a', 'job_resumed a']);
});

test('every job has its id at once, however long a plan takes', async () => {
  const ids = ['a', 'b', 'c'];
  const before = testJobs(...ids.map((id) => testJob(id)));
  const { scheduler } = await reconciled('2026-06-01T12:00:00Z', before);
  const desired = testJobs(...ids.map((id) => testJob(`new-${id}`, { maxInstances: 2 })));
  const moves = new Map(ids.map((id) => [`new-${id}`, id]));
  const busyUntil = performance.now() + 40;
  const runnableOf = (): { run: () => void } => {
    while (performance.now() < busyUntil);
    return { run: () => {} };
  };
  const applied = applyPlan(planChanges(before, desired, moves), before, { scheduler, runnableOf });
  expect(scheduler.getJobs().map(({ id }) => id)).toEqual(['new-a', 'new-b', 'new-c']);
  await applied;
});
