import { expect, test } from 'vitest';
import { settle } from './fake-clock.ts';
import { holdRuns, schedulerAt } from './scheduler-under-test.ts';

const MANUAL = { trigger: { manual: true } } as const;

test('a job that is triggered has the run id that was answered', async () => {
  const { scheduler } = schedulerAt('2026-06-01T00:00:00Z');
  const runs = holdRuns();
  scheduler.addJob(runs, { id: 'a', ...MANUAL });
  scheduler.start();
  const runId = scheduler.triggerJob('a');
  await settle();
  expect(runs.contexts.map((context) => context.runId)).toEqual([runId]);
});

test('tells the runs that go and the one that waits, until they end', async () => {
  const { scheduler, clock } = schedulerAt('2026-06-01T00:00:00Z');
  const runs = holdRuns();
  scheduler.addJob(runs, { id: 'a', overlap: 'queue', ...MANUAL });
  scheduler.start();
  const going = scheduler.triggerJob('a');
  await settle();
  await clock.advance(1000);
  const waiting = scheduler.triggerJob('a');
  await settle();
  const [first, second] = [clock.now() - 1000, clock.now()];
  expect(scheduler.runsInFlight()).toEqual([
    { jobId: 'a', runId: going, fireTime: first, startedAt: first, waitsFor: null },
    { jobId: 'a', runId: waiting, fireTime: second, startedAt: null, waitsFor: null },
  ]);
  runs.end();
  await settle();
  expect(scheduler.runsInFlight()).toEqual([{ jobId: 'a', runId: waiting, fireTime: second, startedAt: second, waitsFor: null }]);
  runs.end();
  await settle();
  expect(scheduler.runsInFlight()).toEqual([]);
});

test('cancels one run, or what waits, and leaves the others', async () => {
  const { scheduler, clock, events } = schedulerAt('2026-06-01T00:00:00Z');
  const runs = holdRuns();
  scheduler.addJob(runs, { id: 'a', maxInstances: 2, overlap: 'queue', ...MANUAL });
  scheduler.start();
  const ids: string[] = [];
  for (let count = 0; count < 3; count++) {
    ids.push(scheduler.triggerJob('a'));
    await clock.advance(1000);
  }
  const [first = '', second = '', third = ''] = ids;
  expect(scheduler.cancelRun(third, 'ann').map(({ runId }) => runId)).toEqual([third]);
  expect(scheduler.cancelRun(second, 'ann').map(({ runId }) => runId)).toEqual([second]);
  await settle();
  expect(scheduler.runsInFlight().map(({ runId }) => runId)).toEqual([first]);
  expect(events.find(({ runId, outcome }) => runId === third && outcome !== null)).toMatchObject({
    outcome: 'skipped',
    reason: 'cancelled by ann',
  });
  expect(events.find(({ runId, outcome }) => runId === second && outcome !== null)).toMatchObject({ outcome: 'cancelled' });
  expect(scheduler.cancelRun(second, 'ann')).toEqual([]);
});

test('cancels all runs of a job, those behind one another in an instance included, and no other job', async () => {
  const { scheduler, clock } = schedulerAt('2026-06-01T00:00:00Z');
  const [runs, others] = [holdRuns(), holdRuns()];
  scheduler.addJob(runs, { id: 'a', trigger: 'interval', minutes: 1, coalesce: false, misfireGraceTime: null });
  scheduler.addJob(others, { id: 'b', ...MANUAL });
  scheduler.start();
  scheduler.triggerJob('b');
  clock.jump(3 * 60_000);
  await clock.advance(30_000);
  expect(runs.going).toBe(1);
  const cancelled = scheduler.cancelJobRuns('a', 'ann');
  expect(cancelled).toHaveLength(3);
  expect(cancelled.map(({ startedAt }) => startedAt === null)).toEqual([false, true, true]);
  await settle();
  expect(runs.contexts).toHaveLength(1);
  expect(scheduler.runsInFlight().map(({ jobId }) => jobId)).toEqual(['b']);
});

test('an event says why a job was paused or resumed, where that is told', () => {
  const { scheduler, events } = schedulerAt('2026-06-01T00:00:00Z');
  scheduler.addJob(holdRuns(), { id: 'a', ...MANUAL });
  scheduler.pauseJob('a', 'by ann: the disk is full');
  scheduler.resumeJob('a');
  expect(events.map(({ name, reason }) => [name, reason])).toEqual([
    ['job_added', null],
    ['job_paused', 'by ann: the disk is full'],
    ['job_resumed', null],
  ]);
});
