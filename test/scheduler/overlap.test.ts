import { expect, test } from 'vitest';
import { holdRuns, schedulerAt, type UnderTest } from './scheduler-under-test.ts';
import type { PolicyOptions } from '../../src/scheduler/jobs/job-policy.ts';

async function everyMinute(policy: PolicyOptions): Promise<UnderTest & { pipeline: ReturnType<typeof holdRuns> }> {
  const underTest = schedulerAt('2026-06-01T12:00:00Z');
  const pipeline = holdRuns();
  underTest.scheduler.addJob(pipeline, { trigger: 'cron', minute: '*', id: 'a', ...policy });
  underTest.scheduler.start();
  underTest.log.length = 0;
  await underTest.clock.advance(0);
  return { ...underTest, pipeline };
}

test('overlap skip drops fire times while max_instances runs are going', async () => {
  const { clock, log, pipeline } = await everyMinute({ maxInstances: 2 });
  await clock.advance(2 * 60_000);
  expect(pipeline.going).toBe(2);
  pipeline.end();
  await clock.advance(60_000);
  expect(log).toEqual([
    'job_submitted a 12:00:00',
    'job_submitted a 12:01:00',
    'job_max_instances a 12:02:00',
    'job_executed a 12:00:00',
    'job_submitted a 12:03:00',
  ]);
});

test('overlap queue lets one fire time wait and starts it when a run ends', async () => {
  const { clock, log, pipeline } = await everyMinute({ overlap: 'queue' });
  await clock.advance(2 * 60_000);
  pipeline.end();
  await clock.advance(0);
  expect(log).toEqual([
    'job_submitted a 12:00:00',
    'job_max_instances a 12:02:00',
    'job_executed a 12:00:00',
    'job_submitted a 12:01:00',
  ]);
  expect(pipeline.going).toBe(1);
});

test('overlap replace cancels the oldest run and starts when it has ended', async () => {
  const { clock, log, pipeline } = await everyMinute({ overlap: 'replace' });
  await clock.advance(60_000);
  expect(log).toEqual(['job_submitted a 12:00:00', 'job_cancelled a 12:00:00', 'job_submitted a 12:01:00']);
  expect(pipeline.going).toBe(1);
});

test('a fire time that waits is given up when the job is removed', async () => {
  const { clock, log, scheduler, pipeline } = await everyMinute({ overlap: 'queue' });
  await clock.advance(60_000);
  scheduler.removeJob('a');
  pipeline.end();
  await clock.advance(60_000);
  expect(log).toEqual(['job_submitted a 12:00:00', 'job_removed a', 'job_cancelled a 12:01:00', 'job_executed a 12:00:00']);
});

test('a fire time that waits runs with the definition of the moment it starts', async () => {
  const { clock, scheduler, pipeline } = await everyMinute({ overlap: 'queue' });
  await clock.advance(60_000);
  const edited = holdRuns();
  scheduler.modifyJob('a', { pipeline: edited });
  pipeline.end();
  await clock.advance(0);
  expect([pipeline.contexts.length, edited.contexts.length]).toEqual([1, 1]);
});

test('without coalesce several due fire times run one after the other as one instance', async () => {
  const { clock, log, pipeline } = await everyMinute({ coalesce: false, misfireGraceTime: null });
  pipeline.end();
  await clock.advance(0);
  clock.jump(3 * 60_000);
  await clock.advance(30_000);
  expect(pipeline.going).toBe(1);
  pipeline.end();
  await clock.advance(0);
  expect(pipeline.going).toBe(1);
  expect(log).toEqual([
    'job_submitted a 12:00:00',
    'job_executed a 12:00:00',
    'clock_jumped',
    'job_submitted a 12:01:00',
    'job_executed a 12:01:00',
    'job_submitted a 12:02:00',
  ]);
});
