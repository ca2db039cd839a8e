import { expect, test } from 'vitest';
import { Overrides } from '../../src/reconcile/overrides.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Override } from '../../src/store/override.ts';
import type { Store } from '../../src/store/store.ts';
import { testJob, testJobs } from '../plan/job.ts';
import { settle } from '../scheduler/fake-clock.ts';
import { recordRuns, schedulerAt, type UnderTest } from '../scheduler/scheduler-under-test.ts';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-06-01T00:00:00Z');
const PAUSE: Override = { jobId: 'a', kind: 'pause', reason: 'disk full', user: 'ann', uid: 1000, since: START, until: null };

interface Process extends UnderTest {
  readonly overrides: Overrides;
  readonly runs: ReturnType<typeof recordRuns>;
  readonly failures: string[];
}

/** A process of a runner, with an hourly job `a`, begun with what the store holds. */
async function begin(store: Store, now: number | string = START, timezone = 'UTC', early: string[] = []): Promise<Process> {
  const underTest = schedulerAt(new Date(now).toISOString(), { lifetime: 'declared' });
  const { scheduler, clock } = underTest;
  const failures: string[] = [];
  const overrides = new Overrides({
    store,
    scheduler,
    clock,
    known: await store.overrides(),
    onFailure: ({ message }) => failures.push(message),
  });
  const runs = recordRuns();
  scheduler.addJob(runs, { id: 'a', trigger: 'interval', hours: 1, timezone });
  overrides.follow(testJobs(testJob('a')), new Map());
  overrides.start();
  scheduler.start();
  for (const { name, reason } of underTest.events) if (name !== 'job_added') early.push(`${name}: ${reason}`);
  underTest.events.length = 0;
  return { ...underTest, overrides, runs, failures };
}

test('a pause holds until it is taken back, and nothing of the time in between is made up for', async () => {
  const store = createMemoryStore();
  const { overrides, clock, runs, events } = await begin(store);
  expect(await overrides.pause(PAUSE)).toBe(true);
  expect(await store.overrides()).toEqual([PAUSE]);
  await clock.advance(4.5 * HOUR_MS);
  expect(await overrides.resume('a', 'by bob')).toBe(true);
  expect(await store.overrides()).toEqual([]);
  expect(runs.ran).toEqual([]);
  expect(await store.records('a')).toEqual([]);
  await clock.advance(HOUR_MS);
  expect(runs.ran).toEqual(['05:00:00']);
  expect(events.slice(0, 2).map(({ name, jobId, reason }) => [name, jobId, reason])).toEqual([
    ['job_paused', 'a', 'by ann: disk full'],
    ['job_resumed', 'a', 'by bob'],
  ]);
});

test('ends when its time is over, and an event tells', async () => {
  const store = createMemoryStore();
  const { overrides, clock, events, scheduler } = await begin(store);
  await overrides.pause({ ...PAUSE, until: START + 90 * 60_000 });
  await clock.advance(90 * 60_000 - 1);
  expect(scheduler.getJob('a')?.state).toBe('paused');
  await clock.advance(1);
  expect(scheduler.getJob('a')).toMatchObject({ state: 'scheduled', nextFireTime: START + 2 * HOUR_MS });
  expect(events.at(-1)).toMatchObject({ name: 'job_resumed', reason: 'the pause by ann was until 2026-06-01T01:30:00Z' });
  expect(await store.overrides()).toEqual([]);
});

test('a pause whose time passed while no runner was there says so, and that it is over', async () => {
  const store = createMemoryStore();
  const { overrides } = await begin(store);
  await overrides.pause({ ...PAUSE, until: START + HOUR_MS / 2 });
  await overrides.close();
  const told: string[] = [];
  await begin(store, START + HOUR_MS, 'UTC', told);
  expect(told.slice(0, 2)).toEqual([
    'job_paused: by ann, until 2026-06-01T00:30:00Z, which is past: it ends at once: disk full',
    'job_resumed: the pause by ann was until 2026-06-01T00:30:00Z',
  ]);
});

test('what is told of a pause with an end is in the zone of the job', async () => {
  const { overrides, clock, events } = await begin(createMemoryStore(), START, 'Asia/Tokyo');
  await overrides.pause({ ...PAUSE, until: START + HOUR_MS / 2 });
  expect(events.at(-1)).toMatchObject({ name: 'job_paused', reason: 'by ann, until 2026-06-01T09:30:00+09:00: disk full' });
  await clock.advance(HOUR_MS / 2);
  expect(events.at(-1)).toMatchObject({ name: 'job_resumed', reason: 'the pause by ann was until 2026-06-01T09:30:00+09:00' });
});

test('ends within half a minute of its time when the machine slept over it', async () => {
  const { overrides, clock, scheduler } = await begin(createMemoryStore());
  await overrides.pause({ ...PAUSE, until: START + HOUR_MS });
  clock.jump(2 * HOUR_MS);
  await clock.advance(30_000);
  expect(scheduler.getJob('a')?.state).toBe('scheduled');
});

test('a later pause takes the place of the former one, its time too', async () => {
  const { overrides, clock, scheduler } = await begin(createMemoryStore());
  await overrides.pause({ ...PAUSE, until: START + HOUR_MS });
  await overrides.pause({ ...PAUSE, reason: 'still full' });
  await clock.advance(2 * HOUR_MS);
  expect(scheduler.getJob('a')?.state).toBe('paused');
  expect(overrides.get('a')).toMatchObject({ reason: 'still full', until: null });
});

test('holds over a restart', async () => {
  const store = createMemoryStore();
  await (await begin(store)).overrides.pause(PAUSE);
  const { scheduler, runs, clock, overrides } = await begin(store, START + HOUR_MS);
  expect(scheduler.getJob('a')?.state).toBe('paused');
  expect(overrides.get('a')).toEqual(PAUSE);
  await clock.advance(3 * HOUR_MS);
  expect(runs.ran).toEqual([]);
});

test('is over at a start after its time, and the job goes on from there', async () => {
  const store = createMemoryStore();
  await (await begin(store)).overrides.pause({ ...PAUSE, until: START + HOUR_MS });
  const { scheduler } = await begin(store, START + 2 * HOUR_MS);
  expect(scheduler.getJob('a')).toMatchObject({ state: 'scheduled', nextFireTime: START + 3 * HOUR_MS });
  expect(await store.overrides()).toEqual([]);
});

test('stays over an edit of something else, and ends when the schedule pauses the job itself', async () => {
  const store = createMemoryStore();
  const { overrides, scheduler } = await begin(store);
  await overrides.pause(PAUSE);
  expect(overrides.follow(testJobs(testJob('a', { maxInstances: 7 })), new Map())).toEqual([]);
  expect(overrides.get('a')).toEqual(PAUSE);
  expect(overrides.follow(testJobs(testJob('a', { paused: true })), new Map())).toEqual([
    'the pause of a by ann is over: the schedule pauses it itself',
  ]);
  expect(scheduler.getJob('a')?.state).toBe('paused');
  await overrides.close();
  expect(await store.overrides()).toEqual([]);
});

test('ends with its job: one that is added later under the same id is not paused', async () => {
  const store = createMemoryStore();
  const { overrides, scheduler, runs } = await begin(store);
  await overrides.pause(PAUSE);
  scheduler.removeJob('a');
  expect(overrides.follow(testJobs(), new Map())).toEqual(['the pause of a by ann is over: the schedule has it no more']);
  scheduler.addJob(runs, { id: 'a', trigger: 'interval', hours: 1 });
  overrides.follow(testJobs(testJob('a')), new Map());
  expect(scheduler.getJob('a')?.state).toBe('scheduled');
  await overrides.close();
  expect(await store.overrides()).toEqual([]);
});

test('moves with its job', async () => {
  const store = createMemoryStore();
  const { overrides, scheduler } = await begin(store);
  const written = overrides.pause({ ...PAUSE, until: START + HOUR_MS });
  // Before it is written, even.
  scheduler.moveJob('a', 'b');
  overrides.follow(testJobs(testJob('b')), new Map([['b', 'a']]));
  expect(await written).toBe(true);
  await overrides.close();
  expect(overrides.get('a')).toBeNull();
  expect(scheduler.getJob('b')?.state).toBe('paused');
  expect(await store.overrides()).toEqual([{ ...PAUSE, jobId: 'b', until: START + HOUR_MS }]);
});

test('holds for a job that an apply which failed has added again', async () => {
  const { overrides, scheduler, runs } = await begin(createMemoryStore());
  await overrides.pause(PAUSE);
  scheduler.removeJob('a');
  overrides.hold();
  scheduler.addJob(runs, { id: 'a', trigger: 'interval', hours: 1 });
  overrides.hold();
  expect(scheduler.getJob('a')?.state).toBe('paused');
});

test('a job that is not there cannot be paused, and nothing is kept of it', async () => {
  const store = createMemoryStore();
  const { overrides } = await begin(store);
  expect(() => overrides.pause({ ...PAUSE, jobId: 'x' })).toThrow('there is no job "x"');
  expect(await store.overrides()).toEqual([]);
});

test('a pause that the store cannot keep holds until the process ends, says so, and is kept with the next one', async () => {
  const store = createMemoryStore();
  let isFull = true;
  const { overrides, scheduler, failures } = await begin({
    ...store,
    saveOverride: async (override) => {
      if (isFull) throw new Error('database or disk is full');
      return store.saveOverride(override);
    },
  });
  expect(await overrides.pause(PAUSE)).toBe(false);
  expect(failures).toEqual(['a pause or its end could not be kept: Error: database or disk is full']);
  expect(scheduler.getJob('a')?.state).toBe('paused');
  isFull = false;
  scheduler.addJob(recordRuns(), { id: 'b', trigger: { manual: true } });
  expect(await overrides.pause({ ...PAUSE, jobId: 'b' })).toBe(true);
  expect((await store.overrides()).map(({ jobId }) => jobId)).toEqual(['a', 'b']);
});

test('several commands at once leave the store as the last one has it', async () => {
  const store = createMemoryStore();
  const { overrides, scheduler } = await begin(store);
  const all = [overrides.pause(PAUSE), overrides.resume('a', 'by bob'), overrides.pause({ ...PAUSE, reason: 'last' })];
  expect(await Promise.all(all)).toEqual([true, true, true]);
  expect(await store.overrides()).toEqual([{ ...PAUSE, reason: 'last' }]);
  expect(scheduler.getJob('a')?.state).toBe('paused');
});

test('ends none after it is closed', async () => {
  const { overrides, clock, scheduler } = await begin(createMemoryStore());
  await overrides.pause({ ...PAUSE, until: START + HOUR_MS });
  await overrides.close();
  await clock.advance(2 * HOUR_MS);
  await settle();
  expect(scheduler.getJob('a')?.state).toBe('paused');
});
