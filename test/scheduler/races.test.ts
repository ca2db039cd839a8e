import { expect, test } from 'vitest';
import { EVENT_JOB_REMOVED, EVENT_SCHEDULER_RESUMED, EVENT_SCHEDULER_STARTED } from '../../src/event/event-mask.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { holdRuns, recordRuns, schedulerAt } from './scheduler-under-test.ts';

// What happens when two things happen at once.

const NOON = '2026-06-01T12:00:00Z';
const MINUTE = 60_000;
const everyMinute = { trigger: 'cron', minute: '*', id: 'a' } as const;

test('a fire time that waits is given up when its job is paused', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const pipeline = holdRuns();
  scheduler.addJob(pipeline, { ...everyMinute, overlap: 'queue' });
  scheduler.start();
  await clock.advance(MINUTE);
  scheduler.pauseJob('a');
  pipeline.end();
  await clock.advance(5 * MINUTE);
  expect(pipeline.contexts).toHaveLength(1);
  expect(log).toContain('job_cancelled a 12:01:00');
});

test('a fire time that waits starts only when the paused scheduler is resumed', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const pipeline = holdRuns();
  scheduler.addJob(pipeline, { ...everyMinute, overlap: 'queue' });
  scheduler.start();
  await clock.advance(MINUTE);
  scheduler.pause();
  pipeline.end();
  await clock.advance(10_000);
  expect(pipeline.going).toBe(0);
  scheduler.resume();
  await clock.advance(0);
  expect(pipeline.contexts.map(({ fireTime }) => new Date(fireTime).getUTCMinutes())).toEqual([0, 1]);
});

test('a run that was being recorded when the shutdown began does not start', async () => {
  const gate = Promise.withResolvers<void>();
  const memory = createMemoryStore();
  const store = {
    ...memory,
    claim: async (records: Parameters<typeof memory.claim>[0]) => (await gate.promise, memory.claim(records)),
  };
  const { scheduler, log } = schedulerAt(NOON, { store });
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, everyMinute);
  scheduler.start();
  const down = scheduler.shutdown();
  gate.resolve();
  await down;
  expect(pipeline.ran).toEqual([]);
  expect(log.slice(-2)).toEqual(['job_cancelled a 12:00:00', 'scheduler_shutdown']);
});

test('the rest of a list of fire times is given up by a shutdown', async () => {
  const listed = schedulerAt(NOON);
  const held = holdRuns();
  listed.scheduler.addJob(held, { ...everyMinute, coalesce: false, misfireGraceTime: null });
  listed.clock.jump(-1);
  listed.scheduler.start();
  listed.clock.jump(2 * MINUTE + 1);
  await listed.clock.advance(30_000);
  const ended = listed.scheduler.shutdown();
  held.end();
  await ended;
  expect(held.contexts).toHaveLength(1);
  expect(listed.log.filter((line) => line.startsWith('job_cancelled'))).toEqual([
    'job_cancelled a 12:01:00',
    'job_cancelled a 12:02:00',
  ]);
});

test('what waits is given up by a shutdown, and the shutdown is told once', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const pipeline = holdRuns();
  scheduler.addJob(pipeline, { ...everyMinute, overlap: 'queue' });
  scheduler.start();
  await clock.advance(MINUTE);
  const both = [scheduler.shutdown(), scheduler.shutdown()];
  pipeline.end();
  await Promise.all(both);
  expect(log.slice(-3)).toEqual(['job_cancelled a 12:01:00', 'job_executed a 12:00:00', 'scheduler_shutdown']);
});

test('a listener that pauses or shuts down at the start is obeyed', async () => {
  const paused = schedulerAt(NOON);
  const pipeline = recordRuns();
  paused.scheduler.addJob(pipeline, everyMinute);
  paused.scheduler.addListener(() => paused.scheduler.pause(), EVENT_SCHEDULER_STARTED);
  paused.scheduler.addListener(() => paused.scheduler.shutdown(), EVENT_SCHEDULER_RESUMED);
  paused.scheduler.start();
  await paused.clock.advance(2 * MINUTE);
  paused.scheduler.resume();
  await paused.clock.advance(2 * MINUTE);
  expect(pipeline.ran).toEqual([]);
});

test('a listener that puts another job under an id in the same wake-up keeps it', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const [first, second] = [recordRuns(), recordRuns()];
  for (const id of ['a', 'b']) scheduler.addJob(first, { trigger: 'date', runDate: '2026-06-01T12:00:10', id });
  scheduler.addListener(({ jobId }) => {
    if (jobId === 'a') scheduler.addJob(second, { trigger: 'interval', seconds: 10, id: 'b', replaceExisting: true });
  }, EVENT_JOB_REMOVED);
  scheduler.start();
  await clock.advance(30_000);
  expect(scheduler.getJob('b')).toMatchObject({ state: 'scheduled' });
  expect(second.ran).toEqual(['12:00:20', '12:00:30']);
  scheduler.removeJob('b');
  await clock.advance(MINUTE);
  expect(second.ran).toHaveLength(2);
});

test('lowering max_instances while a fire time waits keeps to the new limit; raising it lets the waiting one start', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const pipeline = holdRuns();
  scheduler.addJob(pipeline, { ...everyMinute, maxInstances: 2, overlap: 'queue' });
  scheduler.start();
  await clock.advance(2 * MINUTE);
  expect(pipeline.going).toBe(2);
  scheduler.modifyJob('a', { maxInstances: 1 });
  pipeline.end();
  await clock.advance(0);
  expect(pipeline.going).toBe(1);
  scheduler.modifyJob('a', { maxInstances: 2 });
  await clock.advance(0);
  expect(pipeline.going).toBe(2);
});

test('a fire time that waits runs with the pipeline of the job that replaced its own', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const [before, after] = [holdRuns(), holdRuns()];
  scheduler.addJob(before, { ...everyMinute, overlap: 'queue' });
  scheduler.start();
  await clock.advance(MINUTE);
  scheduler.addJob(after, { ...everyMinute, overlap: 'queue', replaceExisting: true });
  before.end();
  await clock.advance(0);
  expect([before.contexts.length, after.contexts.length]).toEqual([1, 1]);
});

test('overlap replace cancels no second run while the first one it cancelled is still ending', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const aborted: string[] = [];
  const stubborn = {
    run: ({ runId, signal }: { runId: string; signal: AbortSignal }) =>
      new Promise<void>(() => signal.addEventListener('abort', () => aborted.push(runId))),
  };
  scheduler.addJob(stubborn, { ...everyMinute, maxInstances: 2, overlap: 'replace' });
  scheduler.start();
  await clock.advance(4 * MINUTE);
  expect(aborted).toHaveLength(1);
});

test('a clock that was a year ahead and is set right begins every job anew, and says so', async () => {
  const { scheduler, clock, events } = schedulerAt('2027-06-01T12:00:30Z');
  const [cron, interval] = [recordRuns(), recordRuns()];
  scheduler.start();
  scheduler.addJob(cron, everyMinute);
  scheduler.addJob(interval, { trigger: 'interval', minutes: 2, id: 'b' });
  await clock.advance(0);
  clock.jump(-365 * 24 * 3_600_000);
  await clock.advance(5 * MINUTE);
  expect(events.find(({ name }) => name === 'clock_jumped')?.reason).toBe('back by 31536000s: every job begins anew');
  expect(cron.ran).toEqual(['12:01:00', '12:02:00', '12:03:00', '12:04:00', '12:05:00']);
  expect(interval.ran).toHaveLength(2);
});

test('a clock that is set back by an hour runs no fire time twice', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, everyMinute);
  scheduler.start();
  await clock.advance(2 * MINUTE);
  clock.jump(-3_600_000);
  await clock.advance(62 * MINUTE);
  expect(pipeline.ran).toEqual(['12:00:00', '12:01:00', '12:02:00', '12:03:00', '12:04:00']);
});

test('a store that throws instead of rejecting is told of and stops nothing', async () => {
  const memory = createMemoryStore();
  let isBroken = true;
  const store = {
    ...memory,
    claim: (records: Parameters<typeof memory.claim>[0]) => {
      if (isBroken) throw new Error('not open');
      return memory.claim(records);
    },
  };
  const { scheduler, clock, events } = schedulerAt(NOON, { store });
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, everyMinute);
  scheduler.start();
  await clock.advance(0);
  expect(events.at(-1)).toMatchObject({
    name: 'job_error',
    reason: 'not started, because the store could not record it: not open',
  });
  isBroken = false;
  await clock.advance(MINUTE);
  expect(pipeline.ran).toEqual(['12:01:00']);
});

test('a store that cannot settle is told of, and the run is told of all the same', async () => {
  const failures: Error[] = [];
  const store = { ...createMemoryStore(), settle: () => Promise.reject(new Error('disk full')) };
  const { scheduler, clock, log } = schedulerAt(NOON, { store, onFailure: (error) => failures.push(error) });
  scheduler.addJob(recordRuns(), everyMinute);
  scheduler.start();
  await clock.advance(0);
  expect(log.at(-1)).toBe('job_executed a 12:00:00');
  expect(failures.map(({ message }) => message)).toEqual(['disk full']);
});

test('a fire time that was recorded before is told of as not started', async () => {
  const store = createMemoryStore();
  const fireTime = Date.parse(NOON);
  const former = {
    jobId: 'a',
    fireTime,
    runId: 'former',
    outcome: null,
    reason: null,
    generation: null,
    decidedAt: 0,
    endedAt: null,
  };
  await store.claim([former]);
  const { scheduler, clock, events } = schedulerAt(NOON, { store });
  scheduler.addJob(recordRuns(), everyMinute);
  scheduler.start();
  await clock.advance(0);
  expect(events.at(-1)).toMatchObject({
    name: 'job_cancelled',
    outcome: 'skipped',
    reason: 'this fire time was recorded before',
  });
});

test('after days of sleep no more than a thousand fire times are told one by one', async () => {
  const { scheduler, clock, events } = schedulerAt(NOON);
  const pipeline = recordRuns();
  scheduler.start();
  scheduler.addJob(pipeline, { trigger: 'cron', second: '*', id: 'a' });
  clock.jump(2 * 24 * 3_600_000);
  await clock.advance(30_000);
  const missed = events.filter(({ name }) => name === 'job_missed');
  expect(missed.length).toBeLessThanOrEqual(1001);
  expect(missed[0]?.reason).toMatch(/^stands for all fire times since 2026-06-01T12:00:0\d.000Z/);
});
