import { expect, test } from 'vitest';
import type { RetryRecord } from '../../src/store/store.ts';
import { holdRuns, schedulerAt, type HeldPipeline, type UnderTest } from './scheduler-under-test.ts';

const NOON = Date.parse('2026-06-01T12:00:00Z');
const HOUR = 3_600_000;

function left(fields: Partial<RetryRecord> = {}): RetryRecord {
  const claim = { jobId: 'a', runId: 'run-1', fireTime: NOON - HOUR, generation: 3 };
  return { ...claim, retryAt: NOON + 60_000, progress: '{}', failure: 'step "a" exited with code 1', lastBlock: 0, ...fields };
}

/** A scheduler that was started with what a former process left, with an hourly job "a" that has no room for two. */
function startWith(
  waiting: readonly RetryRecord[],
  options: { maxInstances?: number; paused?: boolean } = {},
): UnderTest & { held: HeldPipeline } {
  const under = schedulerAt('2026-06-01T12:00:00Z');
  const held = holdRuns();
  under.scheduler.addJob(held, { id: 'a', trigger: { interval: 3600 }, ...options });
  under.scheduler.start({ waiting });
  return { ...under, held };
}

test('a run that a former process left waiting goes on under its id, and counts as one of the instances of its job', async () => {
  const { clock, events, log, held } = startWith([left()]);
  await clock.advance(HOUR);
  expect(held.contexts).toMatchObject([{ jobId: 'a', runId: 'run-1', fireTime: NOON - HOUR }]);
  expect(log).toContain('job_max_instances a 13:00:00');
  held.end();
  await clock.advance(0);
  expect(events.find(({ name }) => name === 'job_executed')).toMatchObject({ runId: 'run-1', generation: 3, outcome: 'success' });
});

test.each([
  ['the job was removed', [left({ jobId: 'gone' })], {}],
  ['the job was paused', [left()], { paused: true }],
  ['the next fire time, 2026-06-01T13:00:00.000Z, comes first', [left({ retryAt: NOON + HOUR })], {}],
] as const)('it has failed when %s', async (why, waiting, options) => {
  const { clock, events, held } = startWith(waiting, options);
  await clock.advance(0);
  expect(held.contexts).toEqual([]);
  expect(events.find(({ name }) => name === 'job_error')).toMatchObject({
    runId: 'run-1',
    outcome: 'failure',
    reason: `step "a" exited with code 1, not tried again: ${why}`,
  });
});

test('where there is room for two, the next fire time is nothing against it', async () => {
  const { clock, held } = startWith([left({ retryAt: NOON + HOUR })], { maxInstances: 2 });
  await clock.advance(HOUR);
  expect(held.contexts.map(({ runId }) => runId === 'run-1')).toEqual([true, false]);
});

test('one that is cancelled while it waits for a place has begun before: it is cancelled, not skipped', async () => {
  const { scheduler, clock, events } = schedulerAt('2026-06-01T12:00:00Z');
  const held = holdRuns();
  scheduler.setLimits({ maxConcurrentRuns: 1 });
  for (const id of ['a', 'b']) scheduler.addJob(held, { id, trigger: { interval: 3600 } });
  scheduler.start({ waiting: [left({ jobId: 'b', runId: 'run-0' }), left()] });
  expect(scheduler.cancelRun('run-1', 'ann')).toHaveLength(1);
  await clock.advance(0);
  expect(events.find(({ runId, outcome }) => runId === 'run-1' && outcome !== null)).toMatchObject({
    outcome: 'cancelled',
    reason: 'cancelled by ann',
  });
  held.end();
  await scheduler.shutdown();
});

test('a run that is postponed is not settled: no event tells of an end, one of that it is left waiting', async () => {
  const { clock, scheduler, log, events } = schedulerAt('2026-06-01T12:00:00Z');
  const postponed = Object.assign(new Error('later'), { name: 'RunPostponed' });
  scheduler.addJob({ run: () => Promise.reject(postponed) }, { id: 'a', trigger: { interval: 60 } });
  scheduler.start();
  await clock.advance(60_000);
  await scheduler.shutdown();
  expect(log).toContain('job_submitted a 12:01:00');
  expect(events.filter(({ outcome }) => outcome !== null)).toEqual([]);
  expect(events.find(({ name }) => name === 'job_waiting')?.reason).toBe(
    'left waiting for its next attempt: the next start of the runner goes on with it',
  );
});
