import { expect, test } from 'vitest';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { clockTime, holdRuns, recordRuns, schedulerAt } from '../scheduler-under-test.ts';
import { settle } from '../fake-clock.ts';

const DAILY = { cron: '0 3 * * *' };

test('a startup job runs once when the scheduler starts, and not when it is added later', async () => {
  const { scheduler, clock } = schedulerAt('2026-06-01T00:00:00Z', { lifetime: 'declared' });
  const early = recordRuns();
  const late = recordRuns();
  scheduler.addJob(early, { id: 'early', trigger: { cron: '@reboot' } });
  expect(scheduler.getJob('early')?.state).toBe('pending');
  scheduler.start();
  scheduler.addJob(late, { id: 'late', trigger: { startup: true } });
  await clock.advance(86_400_000);
  expect([early.ran, late.ran]).toEqual([['00:00:00'], []]);
  expect(scheduler.getJob('early')).toMatchObject({ state: 'idle', nextFireTime: null });
});

test('a startup job that is paused does not run, nor when it is resumed', async () => {
  const { scheduler, clock } = schedulerAt('2026-06-01T00:00:00Z');
  const job = recordRuns();
  scheduler.addJob(job, { id: 'a', trigger: { startup: true }, paused: true });
  scheduler.start();
  scheduler.resumeJob('a');
  await clock.advance(1000);
  expect(job.ran).toEqual([]);
});

test('any of startup and a time fires at both', async () => {
  const { scheduler, clock } = schedulerAt('2026-06-01T00:00:00Z');
  const job = recordRuns();
  scheduler.addJob(job, { id: 'a', trigger: { any: [{ startup: true }, DAILY] } });
  scheduler.start();
  await clock.advance(2 * 86_400_000);
  expect(job.ran).toEqual(['00:00:00', '03:00:00', '03:00:00']);
});

test('a following run has the fire time of the run it follows, is never too late, and is told after it', async () => {
  const { scheduler, clock, log } = schedulerAt('2026-06-01T02:59:00Z');
  const extract = holdRuns();
  const load = recordRuns();
  scheduler.addJob(extract, { id: 'extract', trigger: DAILY });
  scheduler.addJob(load, { id: 'load', trigger: { after: { job: 'extract' } }, misfireGraceTime: 1 });
  scheduler.start();
  await clock.advance(3 * 3_600_000);
  log.length = 0;
  extract.end();
  await settle();
  expect(load.ran).toEqual(['03:00:00']);
  expect(log).toEqual(['job_executed extract 03:00:00', 'job_submitted load 03:00:00', 'job_executed load 03:00:00']);
});

test.each([
  ['success', undefined, ['ok', 'any']],
  ['failure', new Error('broken'), ['bad', 'any']],
  ['timeout', Object.assign(new Error('slow'), { name: 'TimeoutError' }), ['bad', 'any']],
] as const)('an end in %s is followed by the jobs that name it', async (_end, error, followers) => {
  const { scheduler, clock, log } = schedulerAt('2026-06-01T02:59:00Z');
  const leader = holdRuns();
  scheduler.addJob(leader, { id: 'leader', trigger: DAILY });
  scheduler.addJob(recordRuns(), { id: 'ok', trigger: { after: { job: 'leader' } } });
  scheduler.addJob(recordRuns(), { id: 'bad', trigger: { after: { job: 'leader', on: ['failure', 'timeout'] } } });
  scheduler.addJob(recordRuns(), {
    id: 'any',
    trigger: { any: [{ after: { job: 'leader', on: 'success' } }, { after: { job: 'leader', on: ['failure', 'timeout'] } }] },
  });
  scheduler.start();
  await clock.advance(120_000);
  leader.end(error);
  await settle();
  expect(log.filter((line) => line.startsWith('job_submitted')).slice(1)).toEqual(
    followers.map((id) => `job_submitted ${id} 03:00:00`),
  );
});

test('a job that follows two others runs once for a fire time of both', async () => {
  const { scheduler, clock, log, events } = schedulerAt('2026-06-01T02:59:00Z');
  const job = recordRuns();
  for (const id of ['a', 'b']) scheduler.addJob(recordRuns(), { id, trigger: DAILY });
  scheduler.addJob(job, { id: 'both', trigger: { any: [{ after: { job: 'a' } }, { after: { job: 'b' } }] } });
  scheduler.start();
  await clock.advance(120_000);
  expect(job.ran).toEqual(['03:00:00']);
  expect(log).toContain('job_coalesced both 03:00:00');
  expect(events.find(({ name }) => name === 'job_coalesced')?.reason).toBe('this fire time was recorded before');
});

test('a job that follows itself runs once for a fire time', async () => {
  const { scheduler, clock } = schedulerAt('2026-06-01T02:59:00Z');
  const job = recordRuns();
  scheduler.addJob(job, { id: 'a', trigger: { any: [DAILY, { after: { job: 'a' } }] }, maxInstances: 9 });
  scheduler.start();
  await clock.advance(120_000);
  expect(job.ran).toEqual(['03:00:00']);
});

test('following runs obey the policy of their own job', async () => {
  const { scheduler, clock, events } = schedulerAt('2026-06-01T02:58:30Z');
  const slow = holdRuns();
  scheduler.addJob(recordRuns(), { id: 'fast', trigger: { cron: '* * * * *' } });
  scheduler.addJob(slow, { id: 'slow', trigger: { after: { job: 'fast' } } });
  scheduler.start();
  await clock.advance(120_000);
  expect(slow.contexts.map(({ fireTime }) => clockTime(fireTime))).toEqual(['02:59:00']);
  expect(events.find(({ name }) => name === 'job_max_instances')).toMatchObject({
    jobId: 'slow',
    outcome: 'skipped',
    reason: '1 of max_instances 1 going, overlap is skip',
  });
});

test('a run is recorded together with those that follow: there is no moment at which one is lost', async () => {
  const store = createMemoryStore();
  const settled: string[][] = [];
  const { scheduler, clock } = schedulerAt('2026-06-01T02:59:00Z', {
    store: {
      ...store,
      settle: (settlement, following = []) => {
        settled.push([settlement.jobId, ...following.map(({ jobId }) => jobId)]);
        return store.settle(settlement, following);
      },
    },
  });
  scheduler.addJob(recordRuns(), { id: 'a', trigger: DAILY });
  scheduler.addJob(recordRuns(), { id: 'b', trigger: { after: { job: 'a' } } });
  scheduler.addJob(recordRuns(), { id: 'c', trigger: { after: { job: 'b' } } });
  scheduler.start();
  await clock.advance(120_000);
  expect(settled).toEqual([['a', 'b'], ['b', 'c'], ['c']]);
});

test('what cannot be recorded is not run, and says so', async () => {
  const store = createMemoryStore();
  const failures: string[] = [];
  const { scheduler, clock, events } = schedulerAt('2026-06-01T02:59:00Z', {
    onFailure: (error) => failures.push(error.message),
    store: { ...store, settle: async () => Promise.reject(new Error('disk full')) },
  });
  const follower = recordRuns();
  scheduler.addJob(recordRuns(), { id: 'a', trigger: DAILY });
  scheduler.addJob(follower, { id: 'b', trigger: { after: { job: 'a' } } });
  scheduler.start();
  await clock.advance(120_000);
  expect(follower.ran).toEqual([]);
  expect(failures).toEqual(['disk full']);
  expect(events.map(({ name, jobId }) => `${name} ${jobId}`).slice(-2)).toEqual(['job_executed a', 'job_error b']);
});

test('a follower that is paused, removed or given another trigger does not run', async () => {
  const { scheduler, clock } = schedulerAt('2026-06-01T02:59:00Z');
  const jobs = ['paused', 'removed', 'changed', 'replaced'].map((id) => ({ id, runs: recordRuns() }));
  const leader = holdRuns();
  scheduler.addJob(leader, { id: 'leader', trigger: DAILY });
  for (const { id, runs } of jobs) scheduler.addJob(runs, { id, trigger: { after: { job: 'leader' } } });
  scheduler.start();
  await clock.advance(120_000);
  scheduler.pauseJob('paused');
  scheduler.removeJob('removed');
  scheduler.rescheduleJob('changed', { trigger: { after: { job: 'other' } } });
  scheduler.addJob(recordRuns(), { id: 'replaced', trigger: { manual: true }, replaceExisting: true });
  leader.end();
  await settle();
  expect(jobs.map(({ runs }) => runs.ran)).toEqual([[], [], [], []]);
});

test('while the scheduler is paused what follows waits, and goes through coalesce when it resumes', async () => {
  const { scheduler, clock, log } = schedulerAt('2026-06-01T02:58:30Z');
  const leader = holdRuns();
  const follower = recordRuns();
  scheduler.addJob(leader, { id: 'leader', trigger: { cron: '* * * * *' }, maxInstances: 2 });
  scheduler.addJob(follower, { id: 'follower', trigger: { after: { job: 'leader' } } });
  scheduler.start();
  await clock.advance(90_000);
  scheduler.pause();
  leader.end();
  leader.end();
  await settle();
  expect(follower.ran).toEqual([]);
  scheduler.resume();
  await settle();
  expect(follower.ran).toEqual(['03:00:00']);
  expect(log).toContain('job_coalesced follower 02:59:00');
});

test('during a drain what follows does not start, and says why', async () => {
  const { scheduler, clock, events } = schedulerAt('2026-06-01T02:59:00Z');
  const leader = holdRuns();
  const follower = recordRuns();
  scheduler.addJob(leader, { id: 'leader', trigger: DAILY });
  scheduler.addJob(follower, { id: 'follower', trigger: { after: { job: 'leader' } } });
  scheduler.start();
  await clock.advance(120_000);
  const over = scheduler.shutdown();
  leader.end();
  await over;
  expect(follower.ran).toEqual([]);
  expect(events.find(({ jobId, outcome }) => jobId === 'follower' && outcome === 'skipped')?.reason).toBe(
    'the scheduler shut down',
  );
});

test('a manual job runs when it is asked for, and stays', async () => {
  const { scheduler, clock } = schedulerAt('2026-06-01T00:00:00Z');
  const job = recordRuns();
  scheduler.addJob(job, { id: 'a', trigger: { manual: true } });
  expect(() => scheduler.triggerJob('a')).toThrow('not running');
  scheduler.start();
  await clock.advance(3_600_000);
  expect(scheduler.getJob('a')?.state).toBe('idle');
  scheduler.triggerJob('a');
  await settle();
  scheduler.pauseJob('a');
  await clock.advance(1000);
  scheduler.triggerJob('a');
  await settle();
  expect(job.ran).toEqual(['01:00:00', '01:00:01']);
  expect(() => scheduler.triggerJob('b')).toThrow('there is no job "b"');
});

test('a job that is asked for by hand is followed, too', async () => {
  const { scheduler } = schedulerAt('2026-06-01T00:00:00Z');
  const follower = recordRuns();
  scheduler.addJob(recordRuns(), { id: 'a', trigger: DAILY });
  scheduler.addJob(follower, { id: 'b', trigger: { after: { job: 'a' } } });
  scheduler.start();
  scheduler.triggerJob('a');
  await settle();
  expect(follower.ran).toEqual(['00:00:00']);
});
