import { expect, test } from 'vitest';
import type { SchedulerOptions } from '../../src/scheduler/scheduler-options.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { settle } from './fake-clock.ts';
import { clockTime, holdRuns, recordRuns, schedulerAt, type UnderTest } from './scheduler-under-test.ts';

const DAILY = { cron: '0 3 * * *' };
const MINUTELY = { cron: '* * * * *' };
const afterBoth = { any: [{ after: { job: 'a' } }, { after: { job: 'b' } }] };

interface Recorded extends UnderTest {
  /** What the store says of a job: fire time, outcome, reason. */
  readonly recordsOf: (id: string) => Promise<readonly string[]>;
}

function recordedAt(now: string, options: SchedulerOptions = {}): Recorded {
  const store: Store = options.store ?? createMemoryStore();
  const recordsOf = async (id: string): Promise<readonly string[]> =>
    (await store.records(id)).map(({ fireTime, outcome, reason }) =>
      [clockTime(fireTime), outcome ?? 'unsettled', reason].filter((part) => part !== null).join(' '),
    );
  return { ...schedulerAt(now, { ...options, store }), recordsOf };
}

test.each(['skip', 'queue', 'replace'] as const)(
  'with overlap %s a fire time that comes a second time leaves the run of the first alone',
  async (overlap) => {
    const { scheduler, clock, recordsOf } = recordedAt('2026-06-01T02:59:00Z');
    const [late, both] = [holdRuns(), holdRuns()];
    scheduler.addJob(recordRuns(), { id: 'a', trigger: DAILY });
    scheduler.addJob(late, { id: 'b', trigger: DAILY });
    scheduler.addJob(both, { id: 'both', trigger: { any: [...afterBoth.any, DAILY] }, overlap });
    scheduler.start();
    await clock.advance(120_000);
    late.end();
    await settle();
    expect(both.going).toBe(1);
    both.end();
    await settle();
    expect(await recordsOf('both')).toEqual(['03:00:00 success']);
  },
);

test('a fire time that comes a second time does not take the place of one that waits', async () => {
  const { scheduler, clock, recordsOf } = recordedAt('2026-06-01T02:58:30Z');
  const [a, b, both] = [holdRuns(), holdRuns(), holdRuns()];
  scheduler.addJob(a, { id: 'a', trigger: MINUTELY, maxInstances: 9 });
  scheduler.addJob(b, { id: 'b', trigger: MINUTELY, maxInstances: 9 });
  scheduler.addJob(both, { id: 'both', trigger: afterBoth, overlap: 'queue' });
  scheduler.start();
  await clock.advance(100_000);
  for (const job of [a, b, a, both, both]) {
    job.end();
    await settle();
  }
  expect(await recordsOf('both')).toEqual(['02:59:00 success', '03:00:00 success']);
});

test('asking twice in one millisecond is asking once', async () => {
  const { scheduler, recordsOf } = recordedAt('2026-06-01T00:00:00Z');
  const job = holdRuns();
  scheduler.addJob(job, { id: 'a', trigger: { manual: true }, overlap: 'replace' });
  scheduler.start();
  scheduler.triggerJob('a');
  scheduler.triggerJob('a');
  await settle();
  job.end();
  await settle();
  expect(await recordsOf('a')).toEqual(['00:00:00 success']);
});

test('an earlier fire time does not replace the run of a later one', async () => {
  const { scheduler, clock, recordsOf } = recordedAt('2026-06-01T02:58:30Z');
  const [first, second, follower] = [holdRuns(), holdRuns(), holdRuns()];
  scheduler.addJob(first, { id: 'a', trigger: MINUTELY, maxInstances: 9 });
  scheduler.addJob(second, { id: 'b', trigger: { cron: '0 3 * * *' } });
  scheduler.addJob(follower, { id: 'f', trigger: afterBoth, overlap: 'replace' });
  scheduler.start();
  await clock.advance(100_000);
  second.end();
  await settle();
  first.end();
  await settle();
  follower.end();
  await settle();
  expect(await recordsOf('f')).toEqual([
    '02:59:00 skipped a run of a later fire time is going, overlap is replace',
    '03:00:00 success',
  ]);
});

test('a drain ends no run for one that it refuses', async () => {
  const { scheduler, clock, recordsOf } = recordedAt('2026-06-01T02:58:30Z');
  const [leader, follower] = [holdRuns(), holdRuns()];
  scheduler.addJob(leader, { id: 'a', trigger: MINUTELY, maxInstances: 9 });
  scheduler.addJob(follower, { id: 'f', trigger: { after: { job: 'a' } }, overlap: 'replace' });
  scheduler.start();
  await clock.advance(100_000);
  leader.end();
  await settle();
  const over = scheduler.shutdown();
  leader.end();
  await settle();
  follower.end();
  await over;
  expect(await recordsOf('f')).toEqual(['02:59:00 success', '03:00:00 skipped the scheduler shut down']);
});

test.each([
  ['it is shut down', ({ scheduler }: UnderTest) => void scheduler.shutdown(), 'skipped the scheduler shut down'],
  ['the job is paused', ({ scheduler }: UnderTest) => scheduler.pauseJob('f'), 'skipped the job was paused'],
  ['the job is removed', ({ scheduler }: UnderTest) => scheduler.removeJob('f'), 'skipped the job was removed'],
  [
    'the job is replaced',
    ({ scheduler }: UnderTest) => void scheduler.addJob(recordRuns(), { id: 'f', trigger: DAILY, replaceExisting: true }),
    'skipped the job was replaced',
  ],
  [
    'the job gets another trigger',
    ({ scheduler }: UnderTest) => void scheduler.rescheduleJob('f', { trigger: { manual: true } }),
    'skipped the trigger was changed',
  ],
])('what follows while the scheduler is paused is recorded at once, and given up when %s', async (_name, change, outcome) => {
  const underTest = recordedAt('2026-06-01T02:59:00Z');
  const { scheduler, clock, recordsOf } = underTest;
  const [leader, follower] = [holdRuns(), recordRuns()];
  scheduler.addJob(leader, { id: 'a', trigger: DAILY });
  scheduler.addJob(follower, { id: 'f', trigger: { after: { job: 'a' } } });
  scheduler.start();
  await clock.advance(120_000);
  scheduler.pause();
  leader.end();
  await settle();
  // A crash here would make it `interrupted`.
  expect(await recordsOf('f')).toEqual(['03:00:00 unsettled']);
  change(underTest);
  await settle();
  expect(await recordsOf('f')).toEqual([`03:00:00 ${outcome}`]);
  expect(follower.ran).toEqual([]);
});

test('two leaders of one fire time that end while the scheduler is paused bring one run', async () => {
  const { scheduler, clock, recordsOf } = recordedAt('2026-06-01T02:59:00Z');
  const [a, b] = [holdRuns(), holdRuns()];
  scheduler.addJob(a, { id: 'a', trigger: DAILY });
  scheduler.addJob(b, { id: 'b', trigger: DAILY });
  scheduler.addJob(recordRuns(), { id: 'f', trigger: afterBoth });
  scheduler.start();
  await clock.advance(120_000);
  scheduler.pause();
  a.end();
  b.end();
  await settle();
  scheduler.resume();
  await settle();
  expect(await recordsOf('f')).toEqual(['03:00:00 success']);
});

test('a listener that hears of the end of a run can still keep its followers from running', async () => {
  const { scheduler, clock, recordsOf } = recordedAt('2026-06-01T02:59:00Z');
  const followers = [recordRuns(), recordRuns()] as const;
  scheduler.addJob(recordRuns(), { id: 'a', trigger: DAILY });
  scheduler.addJob(followers[0], { id: 'p', trigger: { after: { job: 'a' } } });
  scheduler.addJob(followers[1], { id: 'r', trigger: { after: { job: 'a' } } });
  scheduler.addListener(({ name, jobId }) => {
    if (name !== 'job_executed' || jobId !== 'a') return;
    scheduler.pauseJob('p');
    scheduler.removeJob('r');
  });
  scheduler.start();
  await clock.advance(120_000);
  expect(followers.map(({ ran }) => ran)).toEqual([[], []]);
  expect(await recordsOf('p')).toEqual(['03:00:00 skipped the job was paused']);
  expect(await recordsOf('r')).toEqual(['03:00:00 skipped the job was removed']);
});

test('a listener that shuts the scheduler down as it starts leaves a record of the startup jobs', async () => {
  const { scheduler, recordsOf } = recordedAt('2026-06-01T00:00:00Z');
  scheduler.addJob(recordRuns(), { id: 'a', trigger: { startup: true } });
  scheduler.addListener(({ name }) => void (name === 'scheduler_started' && scheduler.shutdown()));
  scheduler.start();
  await settle();
  expect(await recordsOf('a')).toEqual(['00:00:00 skipped the scheduler shut down']);
});

test('a store that fails for a moment costs the followers of that moment, and nothing else', async () => {
  const store = createMemoryStore();
  let isBroken = true;
  const failures: string[] = [];
  const { scheduler, clock, recordsOf, events } = recordedAt('2026-06-01T02:58:30Z', {
    store: { ...store, settle: (...args) => (isBroken ? Promise.reject(new Error('disk full')) : store.settle(...args)) },
    onFailure: ({ message }) => failures.push(message),
  });
  scheduler.addJob(recordRuns(), { id: 'a', trigger: MINUTELY });
  scheduler.addJob(recordRuns(), { id: 'f', trigger: { after: { job: 'a' } } });
  scheduler.start();
  await clock.advance(60_000);
  isBroken = false;
  await clock.advance(60_000);
  expect(failures).toEqual(['disk full']);
  expect(events.filter(({ name, jobId }) => name === 'job_error' && jobId === 'f')).toHaveLength(1);
  expect(await recordsOf('f')).toEqual(['03:00:00 success']);
});
