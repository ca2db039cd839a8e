import { expect, test } from 'vitest';
import type { RunContext } from '../../src/scheduler/pipeline.ts';
import type { RunLimits } from '../../src/scheduler/instances/run-places.ts';
import { type HeldPipeline, holdRuns, schedulerAt, type UnderTest } from './scheduler-under-test.ts';

/** Jobs that are due at 12:00, a second apart; the names behind a `:` are limits that they name. */
async function dueTogether(limits: RunLimits, ...jobs: string[]): Promise<UnderTest & { pipeline: HeldPipeline }> {
  const underTest = schedulerAt('2026-06-01T11:59:59Z');
  const { scheduler, clock, log } = underTest;
  const pipeline = holdRuns();
  scheduler.setLimits(limits);
  for (const [second, job] of jobs.entries()) {
    const [id = '', concurrency = null] = job.split(':');
    scheduler.addJob(pipeline, { trigger: 'cron', minute: 0, second, id, concurrency });
  }
  scheduler.start();
  log.length = 0;
  await clock.advance(10_000);
  return { ...underTest, pipeline };
}

test('runs beyond max_concurrent_runs wait, and the one that waited longest goes first', async () => {
  const { clock, log, events, pipeline } = await dueTogether({ maxConcurrentRuns: 2 }, 'a', 'b', 'c', 'd');
  expect(log.splice(0)).toEqual([
    'job_submitted a 12:00:00',
    'job_submitted b 12:00:01',
    'job_waiting c 12:00:02',
    'job_waiting d 12:00:03',
  ]);
  expect(events.find(({ name }) => name === 'job_waiting')?.reason).toBe('2 of max_concurrent_runs 2 going');
  pipeline.end();
  await clock.advance(0);
  expect(log.splice(0)).toEqual(['job_executed a 12:00:00', 'job_submitted c 12:00:02']);
  pipeline.end();
  pipeline.end();
  await clock.advance(0);
  expect(log.splice(0).toSorted()).toEqual(['job_executed b 12:00:01', 'job_executed c 12:00:02', 'job_submitted d 12:00:03']);
});

test('a limit that is reached holds up only the jobs that name it', async () => {
  const limits = { maxConcurrentRuns: 3, concurrency: { database: 1 } };
  const { clock, log, events, pipeline } = await dueTogether(limits, 'a:database', 'b:database', 'c', 'd:elsewhere', 'e');
  expect(log.splice(0)).toEqual([
    'job_submitted a 12:00:00',
    'job_waiting b 12:00:01',
    'job_submitted c 12:00:02',
    'job_submitted d 12:00:03',
    'job_waiting e 12:00:04',
  ]);
  expect(events.find(({ name }) => name === 'job_waiting')?.reason).toBe('1 of concurrency "database" 1 going');
  pipeline.end();
  await clock.advance(0);
  expect(log.splice(0)).toEqual(['job_executed a 12:00:00', 'job_submitted b 12:00:01']);
});

test('a limit that is raised lets those go that wait; one that is lowered ends nothing', async () => {
  const { scheduler, clock, log, pipeline } = await dueTogether({ maxConcurrentRuns: 1 }, 'a', 'b', 'c');
  scheduler.setLimits({ maxConcurrentRuns: 2 });
  await clock.advance(0);
  expect(log.splice(0).at(-1)).toBe('job_submitted b 12:00:01');
  scheduler.setLimits({ maxConcurrentRuns: 1 });
  pipeline.end();
  await clock.advance(0);
  expect(log.splice(0)).toEqual(['job_executed a 12:00:00']);
  scheduler.setLimits({});
  await clock.advance(0);
  expect(log).toEqual(['job_submitted c 12:00:02']);
});

test('a listener may raise the limit the moment it hears of a run that waits', async () => {
  const underTest = schedulerAt('2026-06-01T11:59:59Z');
  const { scheduler, clock, log } = underTest;
  const pipeline = holdRuns();
  scheduler.setLimits({ maxConcurrentRuns: 1 });
  for (const [second, id] of ['a', 'b'].entries()) scheduler.addJob(pipeline, { trigger: 'cron', minute: 0, second, id });
  scheduler.addListener(({ name }) => name === 'job_waiting' && scheduler.setLimits({}));
  scheduler.start();
  await clock.advance(10_000);
  expect(log.slice(-3)).toEqual(['job_submitted a 12:00:00', 'job_waiting b 12:00:01', 'job_submitted b 12:00:01']);
});

test.each([
  ['removed', 'the job was removed', 'removeJob'],
  ['paused', 'the job was paused', 'pauseJob'],
] as const)('a run that waits is given up when its job is %s, and its place in the queue with it', async (_, reason, call) => {
  const { scheduler, clock, events, log, pipeline } = await dueTogether({ maxConcurrentRuns: 1 }, 'a', 'b', 'c');
  scheduler[call]('b');
  await clock.advance(0);
  expect(events.at(-1)).toMatchObject({ name: 'job_cancelled', jobId: 'b', outcome: 'skipped', reason });
  pipeline.end();
  await clock.advance(0);
  expect(log.at(-1)).toBe('job_submitted c 12:00:02');
});

test('a drain gives up what waits, and settles its claim', async () => {
  const { scheduler, clock, events, pipeline } = await dueTogether({ maxConcurrentRuns: 1 }, 'a', 'b', 'c');
  const over = scheduler.shutdown();
  await clock.advance(0);
  const refused = events.filter(({ outcome }) => outcome === 'skipped').map(({ jobId, reason }) => `${jobId}: ${reason}`);
  expect(refused).toEqual(['b: the scheduler shut down', 'c: the scheduler shut down']);
  pipeline.end();
  await over;
  expect(pipeline.contexts).toHaveLength(1);
});

test('a run that waits counts as an instance of its job, and begins with the definition of that moment', async () => {
  const { scheduler, clock, log, pipeline } = await dueTogether({ maxConcurrentRuns: 1 }, 'a', 'b');
  await clock.advance(3_600_000);
  expect(log.slice(-2)).toEqual(['job_max_instances a 13:00:00', 'job_max_instances b 13:00:01']);
  const edited = holdRuns();
  scheduler.modifyJob('b', { pipeline: edited });
  pipeline.end();
  await clock.advance(0);
  expect([pipeline.going, edited.going]).toEqual([0, 1]);
});

test('nothing that waits starts while the scheduler is paused', async () => {
  const { scheduler, clock, pipeline } = await dueTogether({ maxConcurrentRuns: 1 }, 'a', 'b');
  scheduler.pause();
  pipeline.end();
  await clock.advance(0);
  expect(pipeline.contexts).toHaveLength(1);
  scheduler.resume();
  await clock.advance(0);
  expect(pipeline.contexts).toHaveLength(2);
});

test('a run that waits aside leaves its place to another one, and takes one again before it goes on', async () => {
  const { scheduler, clock, log } = schedulerAt('2026-06-01T11:59:59Z');
  const waiting = Promise.withResolvers<void>();
  const pipeline = holdRuns();
  scheduler.setLimits({ maxConcurrentRuns: 1 });
  const steps: string[] = [];
  const rests = {
    run: async ({ aside }: RunContext): Promise<void> => {
      steps.push(await aside(() => waiting.promise.then(() => 'waited')));
      steps.push('went on');
    },
  };
  scheduler.addJob(rests, { trigger: 'cron', minute: 0, second: 0, id: 'rests' });
  scheduler.addJob(pipeline, { trigger: 'cron', minute: 0, second: 1, id: 'other' });
  scheduler.start();
  log.length = 0;
  await clock.advance(5000);
  expect(log.splice(0)).toEqual(['job_submitted rests 12:00:00', 'job_submitted other 12:00:01']);
  const waitsFor = (): unknown[] => scheduler.runsInFlight().map((run) => [run.jobId, run.waitsFor]);
  expect(waitsFor()).toEqual([
    ['rests', 'its next attempt'],
    ['other', null],
  ]);
  waiting.resolve();
  await clock.advance(0);
  expect([log.splice(0), steps]).toEqual([['job_waiting rests 12:00:00'], []]);
  expect(waitsFor()[0]).toEqual(['rests', '1 of max_concurrent_runs 1 going']);
  pipeline.end();
  await clock.advance(0);
  expect(waitsFor()).toEqual([]);
  expect([log, steps]).toEqual([
    ['job_executed other 12:00:01', 'job_executed rests 12:00:00'],
    ['waited', 'went on'],
  ]);
});

test('a run that waits aside when the scheduler drains goes on at once', async () => {
  const { scheduler, clock, log } = schedulerAt('2026-06-01T11:59:59Z');
  const waiting = Promise.withResolvers<void>();
  const held = holdRuns();
  scheduler.setLimits({ maxConcurrentRuns: 1 });
  scheduler.addJob(
    { run: ({ aside }: RunContext) => aside(() => waiting.promise) },
    { trigger: 'cron', minute: 0, second: 0, id: 'rests' },
  );
  scheduler.addJob(held, { trigger: 'cron', minute: 0, second: 1, id: 'other' });
  scheduler.start();
  await clock.advance(5000);
  scheduler.drain();
  waiting.resolve();
  await clock.advance(0);
  expect(log.at(-1)).toBe('job_executed rests 12:00:00');
  held.end();
  await scheduler.shutdown();
});
