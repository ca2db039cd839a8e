import { expect, test } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { SchedulerError } from '../../src/scheduler/scheduler-error.ts';
import { holdRuns, recordRuns, schedulerAt } from './scheduler-under-test.ts';

const everyMinute = { trigger: 'cron', minute: '*', id: 'old' } as const;

test('a run that is going ends, and is recorded, under the new id', async () => {
  const store = createMemoryStore();
  const { scheduler, clock, log } = schedulerAt('2026-06-01T12:00:00Z', { store });
  const pipeline = holdRuns();
  scheduler.addJob(pipeline, everyMinute);
  scheduler.start();
  await clock.advance(0);
  log.length = 0;
  scheduler.moveJob('old', 'new');
  pipeline.end();
  await clock.advance(0);
  expect(log).toEqual(['job_modified new', 'job_executed new 12:00:00']);
  expect(await store.records('old')).toEqual([]);
  expect(await store.records('new')).toMatchObject([{ outcome: 'success' }]);
});

test('runs that are going still count against max_instances, and one that waits starts when there is room', async () => {
  const { scheduler, clock, log } = schedulerAt('2026-06-01T12:00:00Z');
  const pipeline = holdRuns();
  scheduler.addJob(pipeline, { ...everyMinute, overlap: 'queue' });
  scheduler.start();
  await clock.advance(60_000);
  log.length = 0;
  scheduler.moveJob('old', 'new');
  await clock.advance(60_000);
  pipeline.end();
  await clock.advance(0);
  expect(log).toEqual([
    'job_modified new',
    'job_max_instances new 12:02:00',
    'job_executed new 12:00:00',
    'job_submitted new 12:01:00',
  ]);
  expect(pipeline.contexts.map(({ jobId }) => jobId)).toEqual(['old', 'new']);
});

test('no fire time that ran under the former id runs again', async () => {
  const { scheduler, clock, log } = schedulerAt('2026-06-01T12:00:00Z');
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, everyMinute);
  scheduler.start();
  await clock.advance(0);
  scheduler.moveJob('old', 'new');
  scheduler.rescheduleJob('new', { trigger: 'cron', second: '*/30' });
  await clock.advance(0);
  expect(pipeline.ran).toEqual(['12:00:00']);
  expect(log.at(-1)).toBe('job_cancelled new 12:00:00');
});

test('a paused job stays paused, and what is held while the scheduler is paused comes along', async () => {
  const { scheduler, clock, log } = schedulerAt('2026-06-01T12:00:00Z');
  scheduler.addJob(recordRuns(), { ...everyMinute, paused: true });
  scheduler.addJob(recordRuns(), { trigger: { startup: true }, id: 'first' });
  scheduler.start();
  scheduler.pause();
  await clock.advance(0);
  scheduler.moveJob('old', 'new');
  scheduler.moveJob('first', 'begin');
  log.length = 0;
  scheduler.resume();
  await clock.advance(0);
  expect(scheduler.getJob('new')?.state).toBe('paused');
  expect(log).toEqual(['scheduler_resumed', 'job_submitted begin 12:00:00', 'job_executed begin 12:00:00']);
});

test('the slot of H stays as long as the trigger does', () => {
  const { scheduler } = schedulerAt('2026-06-01T12:00:00Z');
  scheduler.addJob(recordRuns(), { trigger: { cron: 'H H * * *' }, id: 'old' });
  scheduler.start();
  const before = scheduler.getJob('old')?.nextFireTime;
  expect(scheduler.moveJob('old', 'new').nextFireTime).toBe(before);
});

test('an unknown job cannot be moved, nor any to an id in use', () => {
  const { scheduler } = schedulerAt('2026-06-01T12:00:00Z');
  scheduler.addJob(recordRuns(), everyMinute);
  scheduler.addJob(recordRuns(), { ...everyMinute, id: 'other' });
  expect(() => scheduler.moveJob('nobody', 'new')).toThrow(new SchedulerError('unknown-job', 'there is no job "nobody"'));
  expect(() => scheduler.moveJob('old', 'other')).toThrow(new SchedulerError('conflicting-id', 'there is a job "other" already'));
});
