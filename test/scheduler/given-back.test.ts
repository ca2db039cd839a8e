import { expect, onTestFinished, test, vi } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { RunContext } from '../../src/scheduler/pipeline.ts';
import { holdRuns, recordRuns, schedulerAt } from './scheduler-under-test.ts';

// Slots and places are given back on every path.

const NOON = '2026-06-01T12:00:00Z';
const MINUTE = 60_000;
const everyMinute = { trigger: 'cron', minute: '*' } as const;

test('what is caught up and cannot be recorded leaves no slot taken until its turn to start would have come', async () => {
  const memory = createMemoryStore();
  let isBroken = true;
  const claim: Store['claim'] = (...claims) => (isBroken ? Promise.reject(new Error('disk full')) : memory.claim(...claims));
  const { scheduler, clock, log } = schedulerAt(NOON, { store: { ...memory, claim } });
  const pipeline = recordRuns();
  for (let id = 0; id < 100; id++) scheduler.addJob(pipeline, { trigger: 'cron', second: '*', id: `job-${id}` });
  scheduler.start();
  await clock.advance(0);
  isBroken = false;
  await clock.advance(1000);
  expect(log.filter((line) => line.startsWith('job_max_instances'))).toEqual([]);
  expect(pipeline.ran).toHaveLength(100);
});

test('a store that answers for fewer fire times than it was asked has recorded no others', async () => {
  const { scheduler, clock } = schedulerAt(NOON, { store: { ...createMemoryStore(), claim: async () => [] } });
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, { ...everyMinute, id: 'a' });
  scheduler.start();
  await clock.advance(0);
  expect(pipeline.ran).toEqual([]);
});

test('an onFailure that throws keeps nothing from going on, and is told of itself', async () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  onTestFinished(() => warned.mockRestore());
  const store: Store = { ...createMemoryStore(), settle: () => Promise.reject(new Error('disk full')) };
  const onFailure = (error: Error): never => {
    throw new Error(`cannot tell: ${error.message}`);
  };
  const { scheduler, clock, log } = schedulerAt(NOON, { store, onFailure });
  const pipeline = holdRuns();
  scheduler.addJob(pipeline, { ...everyMinute, id: 'a', coalesce: false, misfireGraceTime: null });
  clock.jump(-1);
  scheduler.start();
  clock.jump(2 * MINUTE + 1);
  await clock.advance(30_000);
  const down = scheduler.shutdown();
  pipeline.end();
  await down;
  expect(log.slice(-3)).toEqual(['job_cancelled a 12:01:00', 'job_cancelled a 12:02:00', 'scheduler_shutdown']);
  expect(warned.mock.calls.map(([warning]) => String(warning))).toEqual(Array(3).fill('Error: cannot tell: disk full'));
});

test('waits aside at the same time leave neither a place taken nor a run that waits for ever', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const waits = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const run = ({ aside }: RunContext): Promise<unknown> => Promise.all(waits.map(({ promise }) => aside(() => promise)));
  const other = holdRuns();
  scheduler.setLimits({ maxConcurrentRuns: 1 });
  scheduler.addJob({ run }, { trigger: 'date', runDate: '2026-06-01T12:00:00Z', id: 'a' });
  scheduler.addJob(other, { trigger: 'date', runDate: '2026-06-01T12:00:01Z', id: 'b' });
  scheduler.addJob(other, { trigger: 'date', runDate: '2026-06-01T12:01:00Z', id: 'c' });
  scheduler.start();
  await clock.advance(1000);
  for (const { resolve } of waits) resolve();
  await clock.advance(0);
  other.end();
  await clock.advance(0);
  expect(log).toContain('job_executed a 12:00:00');
  await clock.advance(MINUTE);
  expect(log).toContain('job_submitted c 12:01:00');
});

test('a wait aside that outlives its run takes no place', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const wait = Promise.withResolvers<void>();
  const run = ({ aside }: RunContext): void => void aside(() => wait.promise);
  scheduler.setLimits({ maxConcurrentRuns: 1 });
  scheduler.addJob({ run }, { trigger: 'date', runDate: '2026-06-01T12:00:00Z', id: 'a' });
  scheduler.addJob(recordRuns(), { trigger: 'date', runDate: '2026-06-01T12:00:01Z', id: 'b' });
  scheduler.start();
  await clock.advance(0);
  wait.resolve();
  await clock.advance(1000);
  expect(log).toContain('job_executed b 12:00:01');
});

test('a run whose wait aside fails has its place again', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const going = holdRuns();
  const run = async (context: RunContext): Promise<void> => {
    await context.aside(() => Promise.reject(new Error('no answer'))).catch(() => {});
    await going.run(context);
  };
  scheduler.setLimits({ maxConcurrentRuns: 1 });
  scheduler.addJob({ run }, { trigger: 'date', runDate: '2026-06-01T12:00:00Z', id: 'a' });
  scheduler.addJob(recordRuns(), { trigger: 'date', runDate: '2026-06-01T12:00:01Z', id: 'b' });
  scheduler.start();
  await clock.advance(0);
  await clock.advance(1000);
  expect(log.at(-1)).toBe('job_waiting b 12:00:01');
});

test('to cancel a run that waits for another one of its job leaves that one alone', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const [first, own] = [holdRuns(), recordRuns()];
  scheduler.setLimits({ maxConcurrentRuns: 1 });
  scheduler.addJob(first, { trigger: 'date', runDate: '2026-06-01T12:00:00Z', id: 'first' });
  scheduler.addJob(own, { trigger: 'cron', minute: '*', second: 1, id: 'a', overlap: 'queue' });
  scheduler.start();
  await clock.advance(2 * MINUTE);
  const queued = scheduler.runsInFlight().at(-1);
  const cancelled = scheduler.cancelRun(queued?.runId ?? '', 'jane');
  expect(cancelled).toHaveLength(1);
  first.end();
  await clock.advance(0);
  expect(own.ran).toEqual(['12:00:01']);
  expect(log.filter((line) => line.startsWith('job_cancelled'))).toEqual(['job_cancelled a 12:01:01']);
});

test('a fire time that is being recorded to wait comes along when its job is moved', async () => {
  const gate = Promise.withResolvers<void>();
  const memory = createMemoryStore();
  const claim: Store['claim'] = async (...claims) => {
    const answer = await memory.claim(...claims);
    if (claims[0].some(({ fireTime }) => fireTime === Date.parse('2026-06-01T12:01:00Z'))) await gate.promise;
    return answer;
  };
  const { scheduler, clock } = schedulerAt(NOON, { store: { ...memory, claim } });
  const pipeline = holdRuns();
  scheduler.addJob(pipeline, { ...everyMinute, id: 'a', overlap: 'queue' });
  scheduler.start();
  await clock.advance(MINUTE);
  scheduler.moveJob('a', 'b');
  gate.resolve();
  await clock.advance(0);
  pipeline.end();
  await clock.advance(0);
  expect(pipeline.contexts.map(({ jobId }) => jobId)).toEqual(['a', 'b']);
});

test('what is caught up a little later is given up when its job is paused while that is being recorded', async () => {
  const gate = Promise.withResolvers<void>();
  const memory = createMemoryStore();
  const claim: Store['claim'] = async (...claims) => {
    await gate.promise;
    return await memory.claim(...claims);
  };
  const { scheduler, clock, log } = schedulerAt(NOON, { store: { ...memory, claim } });
  const pipeline = recordRuns();
  for (let id = 0; id < 100; id++) scheduler.addJob(pipeline, { ...everyMinute, id: `job-${id}` });
  scheduler.start();
  for (const { id } of scheduler.getJobs()) scheduler.pauseJob(id);
  gate.resolve();
  await clock.advance(0);
  expect(log.filter((line) => line.startsWith('job_cancelled')).length).toBeGreaterThan(90);
  const started = pipeline.ran.length;
  await clock.advance(30_000);
  expect(pipeline.ran).toHaveLength(started);
});
