import { expect, test } from 'vitest';
import { EVENT_JOB_ERROR, EVENT_JOB_EXECUTED } from '../../src/event/event-mask.ts';
import { SchedulerError } from '../../src/scheduler/scheduler-error.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { settle } from './fake-clock.ts';
import { clockTime, holdRuns, recordRuns, schedulerAt } from './scheduler-under-test.ts';

const NOON = '2026-06-01T12:00:00Z';

test('fires a cron job at its fire times and hands them to the run', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, { trigger: 'cron', minute: '*/20', id: 'report' });
  scheduler.start();
  await clock.advance(40 * 60_000);
  expect(pipeline.ran).toEqual(['12:00:00', '12:20:00', '12:40:00']);
  expect(log.slice(0, 4)).toEqual([
    'job_added report',
    'scheduler_started',
    'job_submitted report 12:00:00',
    'job_executed report 12:00:00',
  ]);
});

test('the first fire time of an interval is one interval after it was added', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const pipeline = recordRuns();
  scheduler.start();
  scheduler.addJob(pipeline, { trigger: 'interval', minutes: 30 });
  await clock.advance(65 * 60_000);
  expect(pipeline.ran).toEqual(['12:30:00', '13:00:00']);
});

test('a job whose trigger is finished is removed, as in APScheduler', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, { trigger: 'date', runDate: new Date('2026-06-01T12:05:00Z'), id: 'once' });
  scheduler.start();
  await clock.advance(10 * 60_000);
  expect(pipeline.ran).toEqual(['12:05:00']);
  expect(scheduler.getJob('once')).toBeUndefined();
  expect(log).toContain('job_removed once');
});

test('a date in the past is due at once: it runs within the grace and is missed beyond it', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, { trigger: 'date', runDate: '2026-06-01T11:59:30', id: 'just' });
  scheduler.addJob(pipeline, { trigger: 'date', runDate: '2026-06-01T11:00:00', id: 'long ago' });
  scheduler.start();
  await clock.advance(0);
  expect(pipeline.ran).toEqual(['11:59:30']);
  expect(log).toContain('job_missed long ago 11:00:00');
});

test('with declared jobs nothing before the moment they are added is due, and they stay when finished', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON, { lifetime: 'declared' });
  const pipeline = recordRuns();
  scheduler.start();
  scheduler.addJob(pipeline, { trigger: 'date', runDate: '2026-06-01T11:59:59', id: 'past' });
  await clock.advance(60_000);
  expect(pipeline.ran).toEqual([]);
  expect(scheduler.getJob('past')).toMatchObject({ state: 'finished', nextFireTime: null });
  expect(log).toEqual(['scheduler_started', 'job_added past']);
});

test('jobs added before start wait for it', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, { trigger: 'cron', minute: '*', id: 'a' });
  expect(scheduler.getJob('a')).toMatchObject({ state: 'pending', nextFireTime: null });
  await clock.advance(120_000);
  expect(pipeline.ran).toEqual([]);
  scheduler.start();
  expect(scheduler.getJob('a')).toMatchObject({ state: 'scheduled' });
  await clock.advance(0);
  expect(pipeline.ran).toEqual(['12:02:00']);
});

test('a paused job does not fire, and resuming forgets what was due meanwhile', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, { trigger: 'cron', minute: '*/10', id: 'a' });
  scheduler.start();
  await clock.advance(60_000);
  scheduler.pauseJob('a');
  await clock.advance(25 * 60_000);
  scheduler.resumeJob('a');
  await clock.advance(5 * 60_000);
  expect(pipeline.ran).toEqual(['12:00:00', '12:30:00']);
  expect(log.filter((line) => !line.startsWith('job_submitted'))).toEqual([
    'job_added a',
    'scheduler_started',
    'job_executed a 12:00:00',
    'job_paused a',
    'job_resumed a',
    'job_executed a 12:30:00',
  ]);
});

test('an interval keeps its phase over pause and resume', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const pipeline = recordRuns();
  scheduler.start();
  scheduler.addJob(pipeline, { trigger: 'interval', minutes: 10, id: 'a' });
  scheduler.pauseJob('a');
  await clock.advance(14 * 60_000);
  scheduler.resumeJob('a');
  await clock.advance(6 * 60_000);
  expect(pipeline.ran).toEqual(['12:20:00']);
});

test('modifying the policy or the pipeline leaves the next fire time as it is', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const [before, after] = [recordRuns(), recordRuns()];
  scheduler.start();
  scheduler.addJob(before, { trigger: 'interval', minutes: 10, id: 'a' });
  await clock.advance(7 * 60_000);
  const job = scheduler.modifyJob('a', { pipeline: after, maxInstances: 3, misfireGraceTime: null });
  expect(job).toMatchObject({
    maxInstances: 3,
    misfireGraceTime: null,
    coalesce: true,
    nextFireTime: Date.parse('2026-06-01T12:10:00Z'),
  });
  await clock.advance(3 * 60_000);
  expect([before.ran, after.ran]).toEqual([[], ['12:10:00']]);
});

test('rescheduling anchors the job now', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const pipeline = recordRuns();
  scheduler.start();
  scheduler.addJob(pipeline, { trigger: 'interval', minutes: 10, id: 'a' });
  await clock.advance(7 * 60_000);
  scheduler.rescheduleJob('a', { trigger: 'interval', minutes: 5 });
  await clock.advance(6 * 60_000);
  expect(pipeline.ran).toEqual(['12:12:00']);
});

test('rescheduling a paused job leaves it paused', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const pipeline = recordRuns();
  scheduler.start();
  scheduler.addJob(pipeline, { trigger: 'interval', minutes: 10, id: 'a', paused: true });
  scheduler.rescheduleJob('a', { trigger: 'interval', minutes: 5 });
  await clock.advance(60 * 60_000);
  expect(pipeline.ran).toEqual([]);
  expect(scheduler.getJob('a')).toMatchObject({ state: 'paused' });
});

test('a removed job fires no more while its run in flight goes on', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const pipeline = holdRuns();
  scheduler.addJob(pipeline, { trigger: 'cron', minute: '*', id: 'a' });
  scheduler.start();
  await clock.advance(0);
  scheduler.removeJob('a');
  expect(pipeline.going).toBe(1);
  pipeline.end();
  await clock.advance(10 * 60_000);
  expect(log.slice(2)).toEqual(['job_submitted a 12:00:00', 'job_removed a', 'job_executed a 12:00:00']);
});

test('a job added again under the id of a removed one counts the runs still in flight', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const pipeline = holdRuns();
  scheduler.start();
  scheduler.addJob(pipeline, { trigger: 'cron', minute: '*', id: 'a' });
  await clock.advance(0);
  scheduler.removeJob('a');
  scheduler.addJob(pipeline, { trigger: 'cron', minute: '*', id: 'a' });
  await clock.advance(60_000);
  expect(pipeline.contexts).toHaveLength(1);
  expect(log.at(-1)).toBe('job_max_instances a 12:01:00');
});

test('the same id twice is refused, and replaced when asked for', () => {
  const { scheduler, log } = schedulerAt(NOON);
  scheduler.addJob(recordRuns(), { trigger: 'cron', hour: 1, id: 'a' });
  expect(() => scheduler.addJob(recordRuns(), { trigger: 'cron', hour: 1, id: 'a' })).toThrow(
    new SchedulerError('conflicting-id', 'there is a job "a" already; pass replaceExisting to replace it'),
  );
  scheduler.addJob(recordRuns(), { trigger: { cron: '0 2 * * *' }, id: 'a', replaceExisting: true });
  expect(scheduler.getJobs()).toMatchObject([{ id: 'a', trigger: { cron: '0 2 * * *' } }]);
  expect(log).toEqual(['job_added a', 'job_modified a']);
});

test.for([
  ['removeJob', 'there is no job "x"'],
  ['pauseJob', 'there is no job "x"'],
  ['resumeJob', 'there is no job "x"'],
] as const)('%s of an unknown id says so', ([method, message]) => {
  const { scheduler } = schedulerAt(NOON);
  expect(() => scheduler[method]('x')).toThrow(message);
});

test('options out of range are refused with the value', () => {
  const { scheduler } = schedulerAt(NOON);
  const job = { trigger: 'cron', hour: 1 } as const;
  expect(() => scheduler.addJob(recordRuns(), { ...job, maxInstances: 0 })).toThrow(
    'maxInstances must be a whole number from 1, got 0',
  );
  expect(() => scheduler.addJob(recordRuns(), { ...job, misfireGraceTime: 0 })).toThrow(
    'misfireGraceTime must be more than 0 seconds',
  );
  expect(() => scheduler.addJob(recordRuns(), { trigger: 'cron', hour: 24 })).toThrow('24');
  expect(scheduler.getJobs()).toEqual([]);
});

test('a misspelt option, an unknown trigger and a pipeline without run are refused', () => {
  const { scheduler } = schedulerAt(NOON);
  const untyped = scheduler as unknown as {
    addJob(pipeline: unknown, options: unknown): void;
    modifyJob(id: string, changes: unknown): void;
  };
  expect(() => untyped.addJob(recordRuns(), { trigger: 'cron', houre: 9 })).toThrow(
    'addJob has no option "houre" here; did you mean hour?',
  );
  expect(() => untyped.addJob(recordRuns(), { trigger: 'interval', hour: 1 })).toThrow('no option "hour"');
  expect(() => untyped.addJob(recordRuns(), { trigger: 'nope' })).toThrow('got "nope"');
  expect(() => untyped.addJob(recordRuns(), {})).toThrow('trigger must be');
  expect(() => untyped.addJob({}, { trigger: 'cron' })).toThrow('a pipeline must have a run function, got {}');
  scheduler.addJob(recordRuns(), { trigger: 'cron', hour: 9, id: 'a' });
  expect(() => untyped.modifyJob('a', { max_instances: 3 })).toThrow('modifyJob has no option "max_instances" here');
  expect(scheduler.getJobs()).toHaveLength(1);
});

test('job_executed carries what the run returned, job_error what it threw', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const seen: unknown[] = [];
  scheduler.addListener(
    (event) => seen.push([event.jobId, event.returnValue, event.exception, event.outcome]),
    EVENT_JOB_EXECUTED | EVENT_JOB_ERROR,
  );
  const failure = new Error('no route to host');
  scheduler.addJob({ run: async () => 42 }, { trigger: 'cron', id: 'good' });
  scheduler.addJob({ run: () => Promise.reject(failure) }, { trigger: 'cron', id: 'bad' });
  scheduler.start();
  await clock.advance(0);
  expect(seen).toEqual([
    ['good', 42, null, 'success'],
    ['bad', null, failure, 'failure'],
  ]);
});

test('a run that throws a TimeoutError ends as timeout', async () => {
  const { scheduler, clock, events } = schedulerAt(NOON);
  scheduler.addJob({ run: () => Promise.reject(new DOMException('too slow', 'TimeoutError')) }, { trigger: 'cron', id: 'a' });
  scheduler.start();
  await clock.advance(0);
  expect(events.at(-1)).toMatchObject({ name: 'job_error', outcome: 'timeout', reason: 'too slow' });
});

test.each<[string, unknown, string]>([
  ['no error', 'out of order', 'out of order'],
  ['something without a text', Object.assign(Object.create(null), { code: 7 }), '{"code":7}'],
  ['nothing', undefined, 'undefined'],
])('a run that throws %s fails with what there is to say', async (_, thrown, reason) => {
  const { scheduler, clock, events } = schedulerAt(NOON);
  const throwing = (): never => {
    throw thrown;
  };
  scheduler.addJob({ run: throwing }, { trigger: 'cron', id: 'a' });
  scheduler.start();
  await clock.advance(0);
  expect(events.at(-1)).toMatchObject({ name: 'job_error', outcome: 'failure', reason });
});

test('a failing run does not stop the schedule', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  scheduler.addJob({ run: () => Promise.reject(new Error('x')) }, { trigger: 'cron', minute: '*', id: 'a' });
  scheduler.start();
  await clock.advance(120_000);
  expect(log.filter((line) => line.startsWith('job_error'))).toEqual([
    'job_error a 12:00:00',
    'job_error a 12:01:00',
    'job_error a 12:02:00',
  ]);
});

test('after a suspend the due fire times go through misfire and coalesce', async () => {
  const { scheduler, clock, log } = schedulerAt('2026-06-01T12:00:30Z');
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, { trigger: 'cron', minute: '*', id: 'a', misfireGraceTime: 90 });
  scheduler.start();
  clock.jump(3 * 60_000 + 15_000);
  await clock.advance(30_000);
  expect(pipeline.ran).toEqual(['12:04:00']);
  expect(log.filter((line) => /missed|coalesced/.test(line))).toEqual([
    'job_missed a 12:01:00',
    'job_missed a 12:02:00',
    'job_coalesced a 12:03:00',
  ]);
});

test('while the scheduler is paused nothing fires; resuming treats what was due as misfires', async () => {
  const { scheduler, clock, log } = schedulerAt('2026-06-01T12:00:30Z');
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, { trigger: 'cron', minute: '*', id: 'a', coalesce: false });
  scheduler.start();
  scheduler.pause();
  await clock.advance(3 * 60_000);
  expect(pipeline.ran).toEqual([]);
  scheduler.resume();
  await clock.advance(0);
  expect(pipeline.ran).toEqual(['12:03:00']);
  expect(log.filter((line) => line.startsWith('job_missed'))).toEqual(['job_missed a 12:01:00', 'job_missed a 12:02:00']);
});

test('a timer that fires early does not fire a job early', async () => {
  const { scheduler, clock } = schedulerAt(NOON, {});
  const pipeline = recordRuns();
  scheduler.start();
  scheduler.addJob(pipeline, { trigger: 'interval', seconds: 10, id: 'a' });
  clock.jump(-5);
  await clock.advance(10_000);
  expect(pipeline.ran).toEqual([]);
  await clock.advance(5);
  expect(pipeline.ran).toEqual(['12:00:10']);
});

test('no sleep is longer than 30 seconds', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const delays: number[] = [];
  const { after } = clock;
  Object.assign(clock, { after: (delayMs: number, wake: () => void) => (delays.push(delayMs), after(delayMs, wake)) });
  scheduler.addJob(recordRuns(), { trigger: 'cron', hour: 15 });
  scheduler.start();
  await clock.advance(3 * 3_600_000);
  expect(Math.max(...delays)).toBe(30_000);
});

test('every fire time leaves one record, with its reason', async () => {
  const store = createMemoryStore();
  const { scheduler, clock } = schedulerAt('2026-06-01T12:00:30Z', { store });
  scheduler.generation = 7;
  scheduler.addJob(recordRuns(), { trigger: 'cron', minute: '*', id: 'a' });
  scheduler.start();
  clock.jump(2 * 60_000);
  await clock.advance(30_000);
  const records = (await store.records('a')).map(({ fireTime, outcome, generation, reason }) => [
    clockTime(fireTime),
    outcome,
    generation,
    reason,
  ]);
  expect(records).toEqual([
    ['12:01:00', 'missed', 7, 'seen 120s late, misfire_grace_time is 60s'],
    ['12:02:00', 'coalesced', 7, 'one run for 2 due fire times, the latest'],
    ['12:03:00', 'success', 7, null],
  ]);
});

test('a fire time that the store knows already does not run again', async () => {
  const store = createMemoryStore();
  const fireTime = Date.parse(NOON);
  await store.claim([
    { jobId: 'a', fireTime, runId: 'former', outcome: null, reason: null, generation: null, decidedAt: fireTime, endedAt: null },
  ]);
  const { scheduler, clock } = schedulerAt(NOON, { store });
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, { trigger: 'cron', minute: '*', id: 'a' });
  scheduler.start();
  await clock.advance(60_000);
  expect(pipeline.ran).toEqual(['12:01:00']);
});

test('a store that cannot record keeps the run from starting, and that is said', async () => {
  const store = { ...createMemoryStore(), claim: () => Promise.reject(new Error('disk full')) };
  const { scheduler, clock, events } = schedulerAt(NOON, { store });
  const pipeline = recordRuns();
  scheduler.addJob(pipeline, { trigger: 'cron', minute: '*', id: 'a' });
  scheduler.start();
  await clock.advance(0);
  expect(pipeline.ran).toEqual([]);
  expect(events.at(-1)).toMatchObject({
    name: 'job_error',
    jobId: 'a',
    outcome: 'skipped',
    reason: 'not started, because the store could not record it: disk full',
  });
});

test('shutdown waits for the runs in flight', async () => {
  const { scheduler, clock, log } = schedulerAt(NOON);
  const pipeline = holdRuns();
  scheduler.addJob(pipeline, { trigger: 'cron', minute: '*', id: 'a' });
  scheduler.start();
  await clock.advance(0);
  let isDown = false;
  const down = scheduler.shutdown().then(() => (isDown = true));
  await clock.advance(5 * 60_000);
  expect(isDown).toBe(false);
  pipeline.end();
  await down;
  expect(log.slice(-2)).toEqual(['job_executed a 12:00:00', 'scheduler_shutdown']);
});

test('shutdown with a grace cancels what is still going after it', async () => {
  const { scheduler, clock, events } = schedulerAt(NOON);
  scheduler.addJob(holdRuns(), { trigger: 'cron', minute: '*', id: 'a' });
  scheduler.start();
  await clock.advance(0);
  const down = scheduler.shutdown({ grace: 10 });
  await clock.advance(10_000);
  await down;
  expect(events.at(-2)).toMatchObject({ name: 'job_cancelled', outcome: 'cancelled' });
});

test('shutdown without wait resolves while runs go on', async () => {
  const { scheduler, clock } = schedulerAt(NOON);
  const pipeline = holdRuns();
  scheduler.addJob(pipeline, { trigger: 'cron', minute: '*', id: 'a' });
  scheduler.start();
  await clock.advance(0);
  await scheduler.shutdown({ wait: false });
  expect(pipeline.going).toBe(1);
});

test('a scheduler cannot be started twice, nor after its shutdown', async () => {
  const { scheduler } = schedulerAt(NOON);
  scheduler.start();
  expect(() => scheduler.start()).toThrow('started already');
  await scheduler.shutdown();
  await scheduler.shutdown();
  expect(() => scheduler.start()).toThrow('was shut down');
});

test('a removed listener hears nothing more', async () => {
  const { scheduler } = schedulerAt(NOON);
  const heard: string[] = [];
  const listener = ({ name }: { name: string }): void => void heard.push(name);
  scheduler.addListener(listener);
  scheduler.removeListener(listener);
  scheduler.start();
  await settle();
  expect(heard).toEqual([]);
});
