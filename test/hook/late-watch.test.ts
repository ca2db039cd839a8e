import { expect, test } from 'vitest';
import type { Expectations } from '../../src/config/config.ts';
import { createEvent, type EventFields } from '../../src/event/event.ts';
import type { EventName } from '../../src/event/event-mask.ts';
import { LateWatch, type Since } from '../../src/hook/late-watch.ts';
import type { ToldNotes } from '../../src/hook/told-notes.ts';
import { testJob, testJobs } from '../plan/job.ts';
import { createFakeClock, type FakeClock } from '../scheduler/fake-clock.ts';
import { createMemory } from './told-memory.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface UnderTest {
  readonly clock: FakeClock;
  readonly watch: LateWatch;
  /** What was told, with the minute. */
  readonly told: string[];
  readonly see: (name: EventName, fields?: EventFields) => void;
}

async function watchJob(
  expectations: Partial<Expectations>,
  { since, isPaused = () => false, notes }: { since?: Since; isPaused?: () => boolean; notes?: ToldNotes } = {},
): Promise<UnderTest> {
  const clock = createFakeClock('2026-06-01T12:00:00Z');
  const told: string[] = [];
  const startedAt = clock.now();
  const watch = new LateWatch({
    clock,
    isPaused,
    ...(notes && { notes }),
    recall: async () => since ?? { at: startedAt, isSuccess: false },
    publish: (name, { jobId, runId, reason }) => {
      const minute = (clock.now() - startedAt) / MINUTE;
      told.push([`${minute}m`, name, jobId, runId, reason].filter((part) => part !== undefined).join(' '));
    },
  });
  const expected: Expectations = { maxDurationMs: null, everyMs: null, ...expectations };
  await watch.watch(testJobs(testJob('a', { expect: expected })));
  const see = (name: EventName, fields: EventFields = {}): void =>
    watch.see(createEvent(name, clock.now(), { jobId: 'a', ...fields }), expected);
  return { clock, watch, told, see };
}

test('a run that takes longer is told while it goes on, once', async () => {
  const { clock, told, see } = await watchJob({ maxDurationMs: 30 * MINUTE });
  see('job_submitted', { runId: 'r-1', fireTime: 0 });
  await clock.advance(10 * MINUTE);
  see('job_submitted', { runId: 'r-2', fireTime: 1 });
  await clock.advance(15 * MINUTE);
  see('job_executed', { runId: 'r-2', outcome: 'success' });
  await clock.advance(2 * HOUR);
  expect(told).toEqual(['30m job_late a r-1 it takes longer than the 30m of expect.max_duration, and goes on']);
});

test('a run that ends in time, however it ends, is not told; nor does a clock that is set make it late', async () => {
  const { clock, told, see } = await watchJob({ maxDurationMs: 30 * MINUTE });
  for (const [name, outcome] of [
    ['job_error', 'failure'],
    ['job_cancelled', 'cancelled'],
  ] as const) {
    see('job_submitted', { runId: name });
    await clock.advance(MINUTE);
    clock.jump(2 * HOUR);
    await clock.advance(MINUTE);
    see(name, { runId: name, outcome });
  }
  await clock.advance(2 * HOUR);
  expect(told).toEqual([]);
});

test('a job without a success for so long is overdue, and again after as long', async () => {
  const { clock, told, see } = await watchJob({ everyMs: HOUR });
  await clock.advance(30 * MINUTE);
  see('job_executed', { runId: 'r-1', outcome: 'success' });
  await clock.advance(40 * MINUTE);
  see('job_error', { runId: 'r-2', outcome: 'failure' });
  await clock.advance(90 * MINUTE);
  see('job_executed', { runId: 'r-3', outcome: 'success' });
  await clock.advance(59 * MINUTE);
  const reason = 'no run has succeeded since 2026-06-01T12:30:00Z; expect.every is 1h';
  expect(told).toEqual([`90m job_overdue a ${reason}`, `150m job_overdue a ${reason}`]);
});

test('what the records know counts over a restart: a job that is overdue already is told at once', async () => {
  const at = Date.parse('2026-06-01T11:00:00Z');
  const late = await watchJob({ everyMs: 30 * MINUTE }, { since: { at, isSuccess: true } });
  await late.clock.advance(0);
  expect(late.told).toEqual(['0m job_overdue a no run has succeeded since 2026-06-01T11:00:00Z; expect.every is 30m']);
  const onTime = await watchJob({ everyMs: 90 * MINUTE }, { since: { at, isSuccess: false } });
  await onTime.clock.advance(29 * MINUTE);
  expect(onTime.told).toEqual([]);
  await onTime.clock.advance(MINUTE);
  expect(onTime.told).toEqual([
    '30m job_overdue a no run has succeeded since it was added at 2026-06-01T11:00:00Z; expect.every is 1h30m',
  ]);
});

test('a job that was told to be overdue is not told again by each process that starts, but when as long has gone by, or after a success', async () => {
  const memory = createMemory();
  const since = { at: Date.parse('2026-06-01T11:00:00Z'), isSuccess: true };
  const start = async (more: { since?: Since } = {}): Promise<UnderTest> => {
    const notes = memory.open();
    const started = await watchJob({ everyMs: 30 * MINUTE }, { since, notes, ...more });
    await started.clock.advance(0);
    await notes.close();
    return started;
  };
  expect((await start()).told).toHaveLength(1);
  const again = await start();
  expect(again.told).toEqual([]);
  await again.clock.advance(30 * MINUTE);
  expect(again.told).toEqual(['30m job_overdue a no run has succeeded since 2026-06-01T11:00:00Z; expect.every is 30m']);
  // The clock was wrong when it was told.
  expect((await start()).told).toEqual([]);
  const succeeded = await start({ since: { at: Date.parse('2026-06-01T12:00:00Z') + 1, isSuccess: true } });
  await succeeded.clock.advance(31 * MINUTE);
  expect(succeeded.told).toHaveLength(1);
});

test('a machine that slept sees it within half a minute of waking', async () => {
  const { clock, told } = await watchJob({ everyMs: HOUR });
  clock.jump(3 * HOUR);
  await clock.advance(30_000);
  expect(told).toHaveLength(1);
});

test('a paused job is not overdue; resumed, it has the whole time again', async () => {
  let paused = true;
  const { clock, told, see } = await watchJob({ everyMs: HOUR }, { isPaused: () => paused });
  await clock.advance(5 * HOUR);
  expect(told).toEqual([]);
  paused = false;
  see('job_resumed');
  await clock.advance(59 * MINUTE);
  expect(told).toEqual([]);
  see('job_paused');
  await clock.advance(5 * HOUR);
  see('job_resumed');
  await clock.advance(HOUR);
  expect(told).toHaveLength(1);
});

test('an edit counts from the same success; a job that is gone, or expects nothing any more, is never overdue', async () => {
  const { clock, told, watch } = await watchJob({ everyMs: HOUR });
  const job = (everyMs: number | null): void =>
    void watch.watch(testJobs(testJob('a', { expect: { maxDurationMs: null, everyMs } })));
  await clock.advance(30 * MINUTE);
  job(2 * HOUR);
  await clock.advance(89 * MINUTE);
  expect(told).toEqual([]);
  await clock.advance(MINUTE);
  expect(told).toHaveLength(1);
  job(null);
  await clock.advance(9 * HOUR);
  void watch.watch(new Map());
  await clock.advance(9 * HOUR);
  expect(told).toHaveLength(1);
});

test('nothing is told after the end', async () => {
  const { clock, told, watch, see } = await watchJob({ everyMs: HOUR, maxDurationMs: MINUTE });
  see('job_submitted', { runId: 'r-1' });
  watch.close();
  await clock.advance(9 * HOUR);
  expect(told).toEqual([]);
});
