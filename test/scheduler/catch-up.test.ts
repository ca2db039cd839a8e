import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { AddJobOptions, SchedulerOptions } from '../../src/scheduler/scheduler-options.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { settle } from './fake-clock.ts';
import { clockTime, holdRuns, recordRuns, schedulerAt, type UnderTest } from './scheduler-under-test.ts';

const root = mkdtempSync(join(tmpdir(), 'volnux-catch-up-'));
afterAll(() => rmSync(root, { recursive: true }));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const hourly: AddJobOptions = { id: 'a', trigger: { cron: '0 * * * *' } };
const never = { misfireGraceTime: null } as const;

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(root, 'state-'));
});

interface Process extends UnderTest {
  readonly store: Store;
  readonly ran: string[];
  /** As `kill -9` does: nothing more is written. */
  readonly die: () => Promise<void>;
}

/** A process that starts at `now` with these jobs and what a former one left. */
async function processAt(now: string, jobs: readonly AddJobOptions[], options: SchedulerOptions = {}): Promise<Process> {
  const store = openSqliteStore(state);
  const under = schedulerAt(now, { store, jobs: await store.jobs(), lifetime: 'declared', ...options });
  const pipeline = recordRuns();
  for (const job of jobs) under.scheduler.addJob(pipeline, job);
  under.scheduler.start();
  // Each run that is one of several in a row is settled in a turn of its own.
  for (let turn = 0; turn < 5; turn++) await settle();
  const die = async (): Promise<void> => {
    under.scheduler.pause();
    await store.close();
  };
  return { ...under, store, ran: pipeline.ran, die };
}

/** What the store says of a job: `HH:MM:SS outcome`. */
async function recorded({ store }: Process, jobId = 'a'): Promise<string[]> {
  return (await store.records(jobId)).map(({ fireTime, outcome }) => `${clockTime(fireTime)} ${outcome}`);
}

test('what became due while no process was there goes through grace and coalesce: with the default grace all of it is missed', async () => {
  const former = await processAt('2026-01-01T00:30:00Z', [hourly]);
  await former.clock.advance(HOUR);
  await former.die();
  const process = await processAt('2026-01-01T04:10:00Z', [hourly]);
  expect(process.ran).toEqual([]);
  expect(await recorded(process)).toEqual(['01:00:00 success', '02:00:00 missed', '03:00:00 missed', '04:00:00 missed']);
  await process.clock.advance(HOUR);
  expect(process.ran).toEqual(['05:00:00']);
  await process.die();
});

test('with a generous grace the latest runs, or all of them without coalesce', async () => {
  const jobs = [
    { ...hourly, ...never },
    { ...hourly, ...never, id: 'b', coalesce: false },
  ];
  await (await processAt('2026-01-01T00:30:00Z', jobs)).die();
  const process = await processAt('2026-01-01T03:10:00Z', jobs);
  expect(await recorded(process, 'a')).toEqual(['01:00:00 coalesced', '02:00:00 coalesced', '03:00:00 success']);
  expect(await recorded(process, 'b')).toEqual(['01:00:00 success', '02:00:00 success', '03:00:00 success']);
  await process.die();
  // Once: nothing of it is due any more.
  const next = await processAt('2026-01-01T03:20:00Z', jobs);
  expect(next.ran).toEqual([]);
  await next.die();
});

test('an interval keeps its phase over a restart', async () => {
  const job: AddJobOptions = { id: 'a', trigger: { interval: '1h' } };
  const former = await processAt('2026-01-01T00:07:00Z', [job]);
  await former.clock.advance(90 * MINUTE);
  await former.die();
  const process = await processAt('2026-01-01T01:50:00Z', [job]);
  expect(clockTime(process.scheduler.getJob('a')?.nextFireTime ?? 0)).toBe('02:07:00');
  await process.die();
  const later = await processAt('2026-01-01T05:00:00Z', [job]);
  expect(await recorded(later)).toEqual(['01:07:00 success', '02:07:00 missed', '03:07:00 missed', '04:07:00 missed']);
  expect(clockTime(later.scheduler.getJob('a')?.nextFireTime ?? 0)).toBe('05:07:00');
  await later.die();
});

test('nothing is caught up for a job that is new, has another trigger, is paused, or was', async () => {
  const jobs = ['edited', 'paused', 'resumed', 'gone'].map((id): AddJobOptions => ({ ...hourly, ...never, id }));
  const former = await processAt('2026-01-01T00:30:00Z', jobs);
  former.scheduler.pauseJob('resumed');
  await settle();
  await former.die();
  const process = await processAt('2026-01-01T03:10:00Z', [
    { ...hourly, ...never, id: 'edited', trigger: { cron: '0 */1 * * *' } },
    { ...hourly, ...never, id: 'paused', paused: true },
    { ...hourly, ...never, id: 'resumed' },
    { ...hourly, ...never, id: 'new' },
  ]);
  expect(process.ran).toEqual([]);
  process.scheduler.resumeJob('paused');
  await settle();
  expect((await process.store.jobs()).map(({ jobId }) => jobId).toSorted()).toEqual(['edited', 'new', 'paused', 'resumed']);
  await process.die();
  // It came back; in between the store has forgotten it.
  const last = await processAt('2026-01-01T05:10:00Z', [{ ...hourly, ...never, id: 'gone' }]);
  expect(last.ran).toEqual([]);
  await last.die();
});

test('what is not the trigger may change, and how it is written', async () => {
  await (await processAt('2026-01-01T00:30:00Z', [{ id: 'a', trigger: { cron: '0 * * * *', jitter: 1 } }])).die();
  const process = await processAt('2026-01-01T01:10:00Z', [
    { id: 'a', trigger: { jitter: 1, cron: '0 * * * *' }, ...never, overlap: 'queue' },
  ]);
  expect(process.ran).toHaveLength(1);
  await process.die();
});

test('a job that was rescheduled, moved or removed while the process was there is remembered so', async () => {
  const former = await processAt('2026-01-01T00:30:00Z', [hourly, { ...hourly, id: 'b' }, { ...hourly, id: 'c' }]);
  await former.clock.advance(5 * MINUTE);
  former.scheduler.rescheduleJob('a', { trigger: { interval: '10m' } });
  former.scheduler.moveJob('b', 'moved');
  former.scheduler.removeJob('c');
  await settle();
  await former.die();
  const jobs: AddJobOptions[] = [
    { id: 'a', trigger: { interval: '10m' }, ...never },
    { ...hourly, ...never, id: 'moved' },
    { ...hourly, ...never, id: 'c' },
  ];
  const process = await processAt('2026-01-01T01:01:00Z', jobs);
  expect(await recorded(process, 'a')).toEqual(['00:45:00 coalesced', '00:55:00 success']);
  expect(await recorded(process, 'moved')).toEqual(['01:00:00 success']);
  expect(await recorded(process, 'c')).toEqual([]);
  await process.die();
});

test('what the former process had claimed, and not noted as done, does not run again', async () => {
  const former = await processAt('2026-01-01T00:30:00Z', [hourly]);
  const [before] = await former.store.jobs();
  await former.clock.advance(HOUR);
  // As if the next fire time had not been written along with the claim.
  await former.store.saveJobs(before ? [before] : [], []);
  await former.die();
  const process = await processAt('2026-01-01T01:40:00Z', [{ ...hourly, ...never }]);
  expect(process.ran).toEqual([]);
  expect(await recorded(process)).toEqual(['01:00:00 success']);
  await process.die();
});

test('a clock that was set back a little fires nothing twice; one that was far ahead is forgotten', async () => {
  const former = await processAt('2026-01-01T00:30:00Z', [hourly]);
  await former.clock.advance(HOUR);
  await former.die();
  const back = await processAt('2026-01-01T00:50:00Z', [hourly]);
  await back.clock.advance(30 * MINUTE);
  expect(back.ran).toEqual([]);
  expect(clockTime(back.scheduler.getJob('a')?.nextFireTime ?? 0)).toBe('02:00:00');
  await back.die();
  const ahead = await processAt('2031-01-01T00:30:00Z', [hourly]);
  await ahead.die();
  const right = await processAt('2026-01-01T06:10:00Z', [hourly]);
  expect(new Date(right.scheduler.getJob('a')?.nextFireTime ?? 0).toISOString()).toBe('2026-01-01T07:00:00.000Z');
  await right.die();
});

test('a date that passed meanwhile is caught up or missed by its grace, once', async () => {
  const jobs: AddJobOptions[] = [
    { id: 'a', trigger: { date: '2026-01-01T01:00:00Z' } },
    { id: 'b', trigger: { date: '2026-01-01T01:00:00Z' }, ...never },
  ];
  await (await processAt('2026-01-01T00:30:00Z', jobs)).die();
  for (const now of ['2026-01-01T02:00:00Z', '2026-01-01T03:00:00Z']) {
    const process = await processAt(now, jobs);
    expect(await recorded(process, 'a')).toEqual(['01:00:00 missed']);
    expect(await recorded(process, 'b')).toEqual(['01:00:00 success']);
    await process.die();
  }
});

test('jobs that fire at the start do so at every start, and nothing of them is caught up', async () => {
  const job: AddJobOptions = { id: 'a', trigger: { startup: true }, ...never };
  await (await processAt('2026-01-01T00:30:00Z', [job])).die();
  const process = await processAt('2026-01-01T03:00:00Z', [job]);
  expect(await recorded(process)).toEqual(['00:30:00 success', '03:00:00 success']);
  await process.die();
});

test('a job whose claims could not be recorded is due again at the next start', async () => {
  const store = openSqliteStore(state);
  const broken: Store = { ...store, claim: () => Promise.reject(new Error('disk full')) };
  const { clock, scheduler, log } = schedulerAt('2026-01-01T00:30:00Z', { store: broken, lifetime: 'declared' });
  scheduler.addJob(recordRuns(), hourly);
  scheduler.start();
  await clock.advance(40 * MINUTE);
  expect(log).toContain('job_error a 01:00:00');
  scheduler.pause();
  await store.close();
  const process = await processAt('2026-01-01T01:20:00Z', [{ ...hourly, ...never }]);
  expect(process.ran).toEqual(['01:00:00']);
  await process.die();
});

test('no more than catchUpLimit fire times are decided on; one record stands for those before them', async () => {
  const job: AddJobOptions = { id: 'a', trigger: { cron: '* * * * *' }, ...never, coalesce: false, catchUpLimit: 3 };
  await (await processAt('2026-01-01T00:30:30Z', [job])).die();
  const process = await processAt('2026-01-04T00:00:10Z', [job]);
  expect(await recorded(process)).toEqual(['23:57:00 missed', '23:58:00 success', '23:59:00 success', '00:00:00 success']);
  expect((await process.store.records('a'))[0]?.reason).toBe(
    'stands for all fire times since 2026-01-01T00:31:00.000Z: catch_up_limit is 3',
  );
  await process.die();
});

test.each([0, 1001, 2.5])('catchUpLimit cannot be %d', (catchUpLimit) => {
  const { scheduler } = schedulerAt('2026-01-01T00:00:00Z');
  expect(() => scheduler.addJob(recordRuns(), { ...hourly, catchUpLimit })).toThrow(
    `catchUpLimit must be a whole number from 1 to 1000, got ${catchUpLimit}`,
  );
});

/** Thirty jobs with a fire time to catch up. */
async function fleetAt(now: string, count = 30): Promise<Process> {
  const jobs = Array.from({ length: count }, (_, index): AddJobOptions => ({ ...hourly, ...never, id: `job-${index}` }));
  await (await processAt('2026-01-01T00:30:00Z', jobs)).die();
  return processAt(now, jobs);
}

test('a fleet of catch-ups is claimed at once and starts within moments, in the same order each time; a few start at once', async () => {
  const process = await fleetAt('2026-01-01T01:30:00Z');
  expect(process.ran.length).toBeLessThan(15);
  expect(await recorded(process, 'job-0')).toHaveLength(1);
  await process.clock.advance(1500);
  expect(process.ran).toHaveLength(30);
  const order = process.events.filter(({ name }) => name === 'job_submitted').map(({ jobId }) => jobId);
  await process.die();

  state = mkdtempSync(join(root, 'state-'));
  const again = await fleetAt('2026-01-01T01:30:00Z');
  await again.clock.advance(1500);
  expect(again.events.filter(({ name }) => name === 'job_submitted').map(({ jobId }) => jobId)).toEqual(order);
  await again.die();

  state = mkdtempSync(join(root, 'state-'));
  const few = await fleetAt('2026-01-01T01:30:00Z', 10);
  expect(few.ran).toHaveLength(10);
  await few.die();
});

test('a shutdown does not wait for catch-ups that have not begun: they are skipped, and say why', async () => {
  const process = await fleetAt('2026-01-01T01:30:00Z');
  const begun = process.ran.length;
  await process.scheduler.shutdown();
  expect(process.ran).toHaveLength(begun);
  const skipped = process.events.filter(({ outcome }) => outcome === 'skipped');
  expect(new Set(skipped.map(({ reason }) => reason))).toEqual(new Set(['the scheduler shut down']));
  expect(skipped).toHaveLength(30 - begun);
  await process.store.close();
});

test('a clock that is set back runs no fire time twice, before a restart or after one, and changes nothing that is recorded', async () => {
  const process = await processAt('2026-01-01T00:30:00Z', [{ ...hourly, ...never }]);
  await process.clock.advance(3 * HOUR);
  const before = await process.store.records('a');
  process.clock.jump(-2 * HOUR);
  await process.clock.advance(HOUR);
  await process.die();
  const again = await processAt('2026-01-01T01:30:00Z', [{ ...hourly, ...never }]);
  await again.clock.advance(3 * HOUR);
  expect([...process.ran, ...again.ran]).toEqual(['01:00:00', '02:00:00', '03:00:00', '04:00:00']);
  expect((await again.store.records('a')).slice(0, 3)).toEqual(before);
  await again.die();
});

test('what was interrupted is run again first, for its own fire time, however old, and counts as an instance', async () => {
  const held = holdRuns();
  const store = openSqliteStore(state);
  const former = schedulerAt('2026-01-01T00:30:00Z', { store, lifetime: 'declared' });
  former.scheduler.addJob(held, { ...hourly, coalesce: false, ...never });
  former.scheduler.start();
  await former.clock.advance(HOUR);
  former.scheduler.pause();
  await store.close();

  const next = openSqliteStore(state);
  await next.interruptUnsettled(Date.parse('2026-01-01T02:10:00Z'), new Set(['a']));
  const { scheduler, log } = schedulerAt('2026-01-01T02:10:00Z', { store: next, jobs: await next.jobs(), lifetime: 'declared' });
  const again = holdRuns();
  scheduler.addJob(again, { ...hourly, ...never });
  scheduler.start({ rerun: await next.toRerun() });
  for (let turn = 0; turn < 5; turn++) await settle();
  expect(again.contexts.map(({ fireTime }) => clockTime(fireTime))).toEqual(['01:00:00']);
  expect(again.contexts[0]?.runId).not.toBe(held.contexts[0]?.runId);
  expect(log).toContain('job_max_instances a 02:00:00');
  again.end();
  for (let turn = 0; turn < 5; turn++) await settle();
  expect((await next.records('a')).map(({ fireTime, outcome }) => `${clockTime(fireTime)} ${outcome}`)).toEqual([
    '01:00:00 success',
    '02:00:00 skipped',
  ]);
  scheduler.pause();
  await next.close();
});
