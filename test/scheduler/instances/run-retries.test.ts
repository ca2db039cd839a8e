import { expect, test } from 'vitest';
import { SchedulerError } from '../../../src/scheduler/scheduler-error.ts';
import { holdRuns, schedulerAt, type UnderTest } from '../scheduler-under-test.ts';

const MINUTE = 60_000;

/** A job at each full hour, tried three times, after 10 and 20 s. */
function hourly(maxInstances = 1): UnderTest & { readonly runs: ReturnType<typeof holdRuns>; readonly told: () => unknown[] } {
  const under = schedulerAt('2026-06-01T11:59:00Z');
  const runs = holdRuns();
  under.scheduler.addJob(runs, { id: 'a', trigger: 'cron', minute: 0, maxInstances, retry: { attempts: 3, backoff: 2 } });
  under.scheduler.start();
  const told = (): unknown[] =>
    under.events
      .filter(({ name }) => name === 'job_retry' || name === 'job_executed' || name === 'job_error' || name === 'job_cancelled')
      .map(({ name, outcome, reason }) => [name, outcome, reason]);
  return { ...under, runs, told };
}

/** Lets the run fail, and what follows from that be done. */
async function fail({ runs, clock }: ReturnType<typeof hourly>, error = new Error('no server')): Promise<void> {
  runs.end(error);
  await clock.advance(0);
}

test('a run that fails is tried again after each delay, as the same run, and is what its last attempt is', async () => {
  const under = hourly();
  const { clock, runs, told } = under;
  await clock.advance(MINUTE);
  await fail(under);
  await clock.advance(9999);
  expect(runs.going).toBe(0);
  await clock.advance(1);
  expect(runs.going).toBe(1);
  await fail(under, new TypeError('no answer'));
  await clock.advance(20_000);
  runs.end();
  await clock.advance(0);
  expect(told()).toEqual([
    ['job_retry', null, 'no server; the run is tried again in 10s, attempt 2 of 3'],
    ['job_retry', null, 'no answer; the run is tried again in 20s, attempt 3 of 3'],
    ['job_executed', 'success', null],
  ]);
  expect(new Set(runs.contexts.map(({ runId }) => runId)).size).toBe(1);
  expect(under.log.filter((line) => line.startsWith('job_submitted'))).toHaveLength(1);
});

test('after the last attempt it has failed with what that threw', async () => {
  const under = hourly();
  await under.clock.advance(MINUTE);
  const last = new RangeError('three');
  for (const error of [new Error('one'), new Error('two'), last]) {
    await fail(under, error);
    await under.clock.advance(20_000);
  }
  expect(under.events.find(({ name }) => name === 'job_error')?.exception).toBe(last);
});

test.each<[string, (under: UnderTest) => unknown, string]>([
  ['removed', ({ scheduler }) => scheduler.removeJob('a'), 'the job was removed'],
  ['paused', ({ scheduler }) => scheduler.pauseJob('a'), 'the job was paused'],
  ['drained', ({ scheduler }) => scheduler.drain(), 'the scheduler shut down'],
])('a run that waits while its job is %s has failed then, and while it is trying as soon as it fails', async (_, end, why) => {
  for (const isWaiting of [true, false]) {
    const under = hourly();
    await under.clock.advance(MINUTE);
    if (isWaiting) await fail(under);
    end(under);
    if (!isWaiting) await fail(under);
    await under.clock.advance(0);
    expect(under.told().at(-1)).toEqual(['job_error', 'failure', `no server; attempt 1 of 3, not tried again: ${why}`]);
  }
});

test('the next fire time comes first, unless there is room for both', async () => {
  const one = hourly();
  await one.clock.advance(61 * MINUTE - 5000);
  await fail(one);
  expect(one.told()).toEqual([
    [
      'job_error',
      'failure',
      'no server; attempt 1 of 3, not tried again: the next fire time, 2026-06-01T13:00:00.000Z, comes first',
    ],
  ]);
  const two = hourly(2);
  await two.clock.advance(61 * MINUTE - 5000);
  await fail(two);
  await two.clock.advance(10_000);
  expect(two.runs.going).toBe(2);
});

test('a run that is cancelled while it waits is cancelled', async () => {
  const under = hourly();
  await under.clock.advance(MINUTE);
  await fail(under);
  under.scheduler.cancelJobRuns('a', 'me');
  await under.clock.advance(0);
  expect(under.told().at(-1)).toEqual(['job_cancelled', 'cancelled', 'cancelled by me']);
});

test('an edit of the pipeline leaves `retry`, an edit of `retry` the pipeline; a moved job keeps both', async () => {
  const under = hourly();
  const { scheduler, clock, runs } = under;
  const others = holdRuns();
  scheduler.modifyJob('a', { pipeline: others });
  scheduler.modifyJob('a', { retry: { attempts: 2, delay: 1 } });
  await clock.advance(MINUTE);
  others.end(new Error('no server'));
  await clock.advance(0);
  scheduler.moveJob('a', 'b');
  await clock.advance(1000);
  expect([runs.going, others.going]).toEqual([0, 1]);
  scheduler.modifyJob('b', { retry: null });
  others.end(new Error('no server'));
  await clock.advance(60 * MINUTE);
  others.end(new Error('no server'));
  await clock.advance(0);
  expect(under.told().map((line) => (line as unknown[])[0])).toEqual(['job_retry', 'job_error', 'job_error']);
});

test.each<[object, string]>([
  [{ attempts: 0 }, 'retry.attempts must be from 1 to 1000, got 0'],
  [{ attempts: 1.5 }, 'retry.attempts must be a whole number, got 1.5'],
  [{ attempts: 2, delay: -1 }, 'retry.delay must be 0 or more, got -1'],
  [{ attempts: 2, jitter: 2 }, 'retry.jitter must be from 0 to 1, got 2'],
  [{ attempts: 2, backoff: Number.NaN }, 'retry.backoff must be from 1 to 100, got NaN'],
  [{ attempts: 2, on: [75] }, 'retry has no option "on"; it takes attempts, delay, backoff, maxDelay, jitter'],
])('%j is refused', (retry, message) => {
  const { scheduler } = schedulerAt('2026-06-01T12:00:00Z');
  const add = (): unknown =>
    scheduler.addJob({ run: () => {} }, { trigger: 'cron', hour: 1, retry: retry as { attempts: number } });
  expect(add).toThrow(SchedulerError);
  expect(add).toThrow(message);
});
