import { expect, test } from 'vitest';
import {
  createMemoryStore,
  EVENT_JOB_ERROR,
  EVENT_JOB_MISSED,
  Pipeline,
  PipelineScheduler,
  type RunContext,
} from '../../src/index.ts';
import { createFakeClock } from './fake-clock.ts';

// The snippets a person would write first, by the public API only.

class MyPipeline extends Pipeline {
  readonly ran: string[] = [];
  readonly failure: Error | null;

  constructor(failure: Error | null = null) {
    super();
    this.failure = failure;
  }

  override async run({ fireTime }: RunContext): Promise<void> {
    if (this.failure) throw this.failure;
    this.ran.push(new Date(fireTime).toISOString());
  }
}

const HOUR = 3_600_000;

test('every day at midnight', async () => {
  const clock = createFakeClock('2025-12-30T12:00:00Z');
  const scheduler = new PipelineScheduler({ clock, timezone: 'UTC' });
  const pipeline = new MyPipeline();
  const job = scheduler.addJob(pipeline, {
    trigger: 'cron',
    hour: 0,
    minute: 0,
    id: 'my_pipeline_job',
    maxInstances: 3,
    coalesce: true,
    misfireGraceTime: 3600,
  });
  expect(job).toMatchObject({ id: 'my_pipeline_job', maxInstances: 3, coalesce: true, misfireGraceTime: 3600 });
  try {
    scheduler.start();
    await clock.advance(36 * HOUR);
    expect(pipeline.ran).toEqual(['2025-12-31T00:00:00.000Z', '2026-01-01T00:00:00.000Z']);
  } finally {
    await scheduler.shutdown();
  }
});

test('every 30 minutes', async () => {
  const clock = createFakeClock('2025-12-30T12:00:00Z');
  const scheduler = new PipelineScheduler({ clock });
  const pipeline = new MyPipeline();
  scheduler.addJob(pipeline, { trigger: 'interval', minutes: 30 });
  scheduler.start();
  await clock.advance(HOUR);
  await scheduler.shutdown();
  expect(pipeline.ran).toEqual(['2025-12-30T12:30:00.000Z', '2025-12-30T13:00:00.000Z']);
});

test('once, at a date', async () => {
  const clock = createFakeClock('2025-12-31T23:00:00Z');
  const scheduler = new PipelineScheduler({ clock, timezone: 'UTC' });
  const [byDate, byText] = [new MyPipeline(), new MyPipeline()];
  scheduler.addJob(byDate, { trigger: 'date', runDate: new Date(Date.UTC(2025, 11, 31, 23, 59, 59)) });
  scheduler.addJob(byText, { trigger: 'date', runDate: '2025-12-31T23:59:59' });
  scheduler.start();
  await clock.advance(2 * HOUR);
  await scheduler.shutdown();
  expect([byDate.ran, byText.ran]).toEqual([['2025-12-31T23:59:59.000Z'], ['2025-12-31T23:59:59.000Z']]);
  expect(scheduler.getJobs()).toEqual([]);
});

test('pause, resume, remove', async () => {
  const clock = createFakeClock('2025-12-30T12:30:00Z');
  const scheduler = new PipelineScheduler({ clock, timezone: 'UTC' });
  const pipeline = new MyPipeline();
  scheduler.addJob(pipeline, { trigger: 'cron', minute: 0, id: 'my_pipeline_job' });
  scheduler.start();
  scheduler.pauseJob('my_pipeline_job');
  expect(scheduler.getJob('my_pipeline_job')).toMatchObject({ state: 'paused', nextFireTime: null });
  await clock.advance(HOUR);
  scheduler.resumeJob('my_pipeline_job');
  await clock.advance(HOUR);
  scheduler.removeJob('my_pipeline_job');
  await clock.advance(HOUR);
  await scheduler.shutdown();
  expect(pipeline.ran).toEqual(['2025-12-30T14:00:00.000Z']);
});

test('a listener is told of errors and misses, with job id and exception', async () => {
  const clock = createFakeClock('2025-12-30T12:00:00Z');
  const store = createMemoryStore();
  const scheduler = new PipelineScheduler({ clock, store, timezone: 'UTC' });
  const failure = new Error('no route to host');
  const told: unknown[] = [];
  scheduler.addListener((event) => told.push([event.jobId, event.exception]), EVENT_JOB_ERROR | EVENT_JOB_MISSED);
  scheduler.addJob(new MyPipeline(failure), { trigger: 'date', id: 'failing' });
  scheduler.addJob(new MyPipeline(), { trigger: 'date', id: 'fine' });
  scheduler.addJob(new MyPipeline(), { trigger: 'date', runDate: '2025-12-30T10:00:00', id: 'too-late' });
  try {
    scheduler.start();
    await clock.advance(0);
  } finally {
    await scheduler.shutdown();
  }
  expect(told).toContainEqual(['failing', failure]);
  expect(told).toContainEqual(['too-late', null]);
  expect(told).toHaveLength(2);
});
