import { expect, test } from 'vitest';
import { SchedulerError } from '../../src/scheduler/scheduler-error.ts';
import { holdRuns, recordRuns, schedulerAt } from './scheduler-under-test.ts';

const everyMinute = { trigger: { interval: 60 } } as const;

test('takes back what was done to a job: its trigger, its policy, a pause', async () => {
  const { scheduler, clock } = schedulerAt('2026-06-01T12:00:00Z');
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, { ...everyMinute, id: 'a' });
  scheduler.start();
  await clock.advance(30_000);
  const before = scheduler.getJob('a');
  const putBack = scheduler.checkpoint('a');
  scheduler.modifyJob('a', { trigger: { interval: 7 }, maxInstances: 5 });
  scheduler.pauseJob('a');
  putBack('the test');
  expect(scheduler.getJob('a')).toEqual(before);
  await clock.advance(30_000);
  expect(pipeline.ran).toEqual(['12:01:00']);
});

test('a job that has fired since, by the same trigger, does not go back in time', async () => {
  const { scheduler, clock, log } = schedulerAt('2026-06-01T12:00:00Z');
  scheduler.addJob(recordRuns(), { ...everyMinute, id: 'a' });
  scheduler.start();
  const putBack = scheduler.checkpoint('a');
  scheduler.modifyJob('a', { maxInstances: 5 });
  await clock.advance(60_000);
  log.length = 0;
  putBack('the test');
  await clock.advance(60_000);
  expect(scheduler.getJob('a')?.maxInstances).toBe(1);
  expect(log).toEqual(['job_modified a', 'job_submitted a 12:02:00', 'job_executed a 12:02:00']);
});

test('takes out a job that was added since, and one that follows another follows it again', async () => {
  const { scheduler, clock } = schedulerAt('2026-06-01T12:00:00Z');
  const follower = recordRuns();
  scheduler.addJob(recordRuns(), { ...everyMinute, id: 'a' });
  scheduler.addJob(follower, { id: 'b', trigger: { after: { job: 'a' } } });
  scheduler.start();
  const all = ['new', 'b'].map((id) => scheduler.checkpoint(id));
  scheduler.addJob(recordRuns(), { ...everyMinute, id: 'new' });
  scheduler.removeJob('b');
  for (const putBack of all) putBack('the test');
  expect(scheduler.getJobs().map(({ id }) => id)).toEqual(['a', 'b']);
  await clock.advance(60_000);
  expect(follower.ran).toEqual(['12:01:00']);
});

test('a trigger that is only spelled otherwise keeps its phase; there must be such a job', async () => {
  const { scheduler, clock, log } = schedulerAt('2026-06-01T12:00:00Z');
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, { ...everyMinute, id: 'a' });
  scheduler.start();
  await clock.advance(30_000);
  log.length = 0;
  scheduler.respellTrigger('a', { interval: 60, timezone: 'Europe/Berlin' });
  expect(log).toEqual([]);
  expect(scheduler.getJob('a')?.trigger).toEqual({ interval: 60, timezone: 'Europe/Berlin' });
  await clock.advance(30_000);
  expect(pipeline.ran).toEqual(['12:01:00']);
  expect(() => scheduler.respellTrigger('b', { interval: 60 })).toThrow(SchedulerError);
});

test('a run that is going is tried again as before once a move of its job is taken back', async () => {
  const { scheduler, clock, log } = schedulerAt('2026-06-01T12:00:00Z');
  const pipeline = holdRuns();
  scheduler.addJob(pipeline, { ...everyMinute, id: 'a', maxInstances: 2, retry: { attempts: 2 } });
  scheduler.start();
  await clock.advance(60_000);
  const putBack = scheduler.checkpoint('a');
  scheduler.moveJob('a', 'b');
  putBack('the test');
  pipeline.end(new Error('no server'));
  await clock.advance(0);
  expect(log.at(-1)).toBe('job_retry a 12:01:00');
});
