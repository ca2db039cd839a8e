import { expect, test } from 'vitest';
import { EVENT_CLOCK_JUMPED, EVENT_JOB_RETRY, EVENT_JOB_SUBMITTED, EVENT_SCHEDULER_STARTED } from '../../src/event/event-mask.ts';
import type { PipelineScheduler } from '../../src/scheduler/pipeline-scheduler.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { FireTimeRecord } from '../../src/store/store.ts';
import { holdRuns, recordRuns, schedulerAt, type UnderTest } from './scheduler-under-test.ts';

// What listeners do from within an event that is told in the middle of something.

const NOON = '2026-06-01T12:00:00Z';
const MINUTE = 60_000;
const everyMinute = { trigger: 'cron', minute: '*' } as const;

function once(scheduler: PipelineScheduler, mask: number, act: () => unknown): void {
  const listener = (): void => {
    scheduler.removeListener(listener);
    act();
  };
  scheduler.addListener(listener, mask);
}

/** Paused, with a fire time of each of the jobs that starts once it is resumed. */
async function pausedWith(...ids: string[]): Promise<UnderTest & { readonly pipeline: ReturnType<typeof holdRuns> }> {
  const under = schedulerAt(NOON);
  const { scheduler, clock, log } = under;
  const pipeline = holdRuns();
  for (const id of ids) scheduler.addJob(pipeline, { ...everyMinute, id, overlap: 'queue' });
  scheduler.start();
  await clock.advance(MINUTE);
  scheduler.pause();
  for (const _ of ids) pipeline.end();
  await clock.advance(0);
  log.length = 0;
  return { ...under, pipeline };
}

test('a listener that pauses at the first start after a pause is obeyed: nothing more starts', async () => {
  const { scheduler, clock, log } = await pausedWith('a', 'b');
  once(scheduler, EVENT_JOB_SUBMITTED, () => scheduler.pause());
  scheduler.resume();
  await clock.advance(5 * MINUTE);
  expect(log).toEqual(['scheduler_resumed', 'job_submitted a 12:01:00', 'scheduler_paused']);
  scheduler.resume();
  await clock.advance(0);
  expect(log).toContain('job_submitted b 12:01:00');
});

test('a listener that shuts down at the first start after a pause is obeyed: nothing more is claimed', async () => {
  const { scheduler, clock, log, pipeline } = await pausedWith('a', 'b');
  once(scheduler, EVENT_JOB_SUBMITTED, () => void scheduler.shutdown());
  scheduler.resume();
  pipeline.end();
  await clock.advance(5 * MINUTE);
  expect(log).toEqual([
    'scheduler_resumed',
    'job_submitted a 12:01:00',
    'job_cancelled b 12:01:00',
    'job_executed a 12:01:00',
    'scheduler_shutdown',
  ]);
});

test('a run that waits for a place goes on waiting when a listener pauses at the start of another one', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const [going, waiting] = [holdRuns(), recordRuns()];
  scheduler.setLimits({ maxConcurrentRuns: 2 });
  scheduler.addJob(going, { ...everyMinute, id: 'a', overlap: 'queue' });
  scheduler.addJob(going, { trigger: 'date', runDate: '2026-06-01T12:00:10Z', id: 'b' });
  scheduler.addJob(waiting, { trigger: 'date', runDate: '2026-06-01T12:00:20Z', id: 'c' });
  scheduler.start();
  await clock.advance(MINUTE);
  scheduler.pause();
  going.end();
  going.end();
  await clock.advance(0);
  once(scheduler, EVENT_JOB_SUBMITTED, () => scheduler.pause());
  scheduler.resume();
  await clock.advance(0);
  expect(log.slice(-2)).toEqual(['job_submitted a 12:01:00', 'scheduler_paused']);
  scheduler.resume();
  await clock.advance(0);
  expect(waiting.ran).toEqual(['12:00:20']);
});

test('a fire time held over a pause is given up when a listener removes its job at the start of another one', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const [leader, follower] = [holdRuns(), recordRuns()];
  scheduler.addJob(leader, { ...everyMinute, id: 'leader' });
  for (const id of ['a', 'b']) scheduler.addJob(follower, { trigger: { after: { job: 'leader' } }, id });
  scheduler.start();
  await clock.advance(0);
  scheduler.pause();
  leader.end();
  await clock.advance(0);
  once(scheduler, EVENT_JOB_SUBMITTED, () => scheduler.removeJob('b'));
  scheduler.resume();
  await clock.advance(0);
  expect(follower.ran).toHaveLength(1);
  expect(log).toContain('job_cancelled b 12:00:00');
});

test('a listener that pauses when the clock has jumped is obeyed: what is due then waits', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, { ...everyMinute, id: 'a', misfireGraceTime: null });
  scheduler.start();
  await clock.advance(0);
  once(scheduler, EVENT_CLOCK_JUMPED, () => scheduler.pause());
  clock.jump(5 * MINUTE);
  await clock.advance(MINUTE);
  expect(pipeline.ran).toEqual(['12:00:00']);
});

test('runs to be run again are left to the next process when a listener shuts down at the start', async () => {
  const claimed: (readonly FireTimeRecord[])[] = [];
  const store = { ...createMemoryStore(), claimAgain: async (all: readonly FireTimeRecord[]) => (claimed.push(all), [true]) };
  const { scheduler, clock, log } = schedulerAt(NOON, { store });
  scheduler.addJob(recordRuns(), { trigger: { cron: '0 3 * * *' }, id: 'a' });
  once(scheduler, EVENT_SCHEDULER_STARTED, () => void scheduler.shutdown());
  const fireTime = Date.parse('2026-06-01T03:00:00Z');
  const record = { jobId: 'a', fireTime, runId: 'r', outcome: 'interrupted', reason: null, generation: null } as const;
  scheduler.start({ rerun: [{ ...record, decidedAt: fireTime, endedAt: fireTime }] });
  await clock.advance(0);
  expect(claimed).toEqual([]);
  expect(log.at(-1)).toBe('scheduler_shutdown');
});

test.each<[string, (scheduler: PipelineScheduler) => unknown]>([
  ['removes the job', (scheduler) => scheduler.removeJob('a')],
  ['pauses the job', (scheduler) => scheduler.pauseJob('a')],
  ['shuts down', (scheduler) => void scheduler.shutdown()],
])('a listener that %s when a run is to be tried again ends it', async (_, act) => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  let attempts = 0;
  const run = (): never => {
    attempts++;
    throw new Error('no server');
  };
  scheduler.addJob({ run }, { ...everyMinute, id: 'a', retry: { attempts: 2 } });
  once(scheduler, EVENT_JOB_RETRY, () => act(scheduler));
  scheduler.start();
  await clock.advance(0);
  expect(log.filter((line) => line.startsWith('job_error'))).toHaveLength(1);
  await clock.advance(30_000);
  expect(attempts).toBe(1);
});
