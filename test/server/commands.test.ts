import { expect, test } from 'vitest';
import { createEvent } from '../../src/event/event.ts';
import { StoreHealth } from '../../src/server/store-health.ts';
import { settle } from '../scheduler/fake-clock.ts';
import { BY, served } from './served.ts';

const SCHEDULE = `
timezone: Europe/Berlin
pipelines:
  p: { params: { rows: { type: integer, default: 1 } }, steps: [{ id: s, run: date }] }
jobs:
  hourly: { pipeline: p, trigger: { interval: 1h } }
  by-hand: { pipeline: p, overlap: queue, moved_from: manual, trigger: { manual: true } }
  off: { run: date, paused: true, trigger: { interval: 1h } }
`;

test('status tells the runner, and of each job what it does next, did last, and does now', async () => {
  const { commands, runs, clock } = await served(SCHEDULE);
  const { run: first } = commands.trigger({ job: 'by-hand' });
  await settle();
  runs.end();
  await clock.advance(60_000);
  const { run: second } = commands.trigger({ job: 'by-hand' });
  await settle();
  const { runner, jobs } = await commands.status({});
  expect(runner).toMatchObject({ version: '1.2.3', pid: 42, state: 'running', generation: 7, hash: 'abc', degraded: [] });
  expect(runner.files).toHaveLength(1);
  expect(
    jobs.map(({ job, state, declared, override, next_fire_time }) => [job, state, declared, override, next_fire_time]),
  ).toEqual([
    ['hourly', 'scheduled', 'active', null, '2026-06-01T03:00:00+02:00'],
    ['by-hand', 'idle', 'active', null, null],
    ['off', 'paused', 'paused', null, null],
  ]);
  expect((await commands.status({ job: 'by-hand' })).jobs).toMatchObject([
    {
      last: { run: first, outcome: 'success', fire_time: '2026-06-01T02:00:00+02:00' },
      runs: [{ run: second, started_at: '2026-06-01T02:01:00+02:00' }],
    },
  ]);
});

test('pause makes a job drift until resume, with who, why and until when', async () => {
  const { commands, events } = await served(SCHEDULE);
  const paused = await commands.pause({ job: 'hourly', by: BY, reason: 'the sesame disk', for_ms: 7_200_000 });
  const override = {
    kind: 'pause',
    ...BY,
    reason: 'the *** disk',
    since: '2026-06-01T02:00:00+02:00',
    until: '2026-06-01T04:00:00+02:00',
  };
  expect(paused).toEqual({ job: 'hourly', override, kept: true, runs: [] });
  expect((await commands.status({ job: 'hourly' })).jobs[0]).toMatchObject({ state: 'paused', declared: 'active', override });
  expect((await commands.plan()).overrides).toEqual([{ job: 'hourly', ...override }]);
  expect(await commands.resume({ job: 'hourly', by: BY })).toMatchObject({
    resumed: true,
    next_fire_time: '2026-06-01T03:00:00+02:00',
  });
  expect(events.at(-1)).toMatchObject({ name: 'job_resumed', reason: 'by ann' });
  expect(await commands.resume({ job: 'hourly', by: BY })).toMatchObject({ resumed: false });
});

test('a job that the schedule pauses is neither paused nor resumed beside it', async () => {
  const { commands } = await served(SCHEDULE);
  expect(await commands.pause({ job: 'off', by: BY })).toMatchObject({ override: null });
  await expect(commands.resume({ job: 'off', by: BY })).rejects.toMatchObject({ code: 'refused' });
});

test('trigger answers with the run, whose params are those given, and its end can be waited for', async () => {
  const { commands, runs, given } = await served(SCHEDULE);
  const { run } = commands.trigger({ job: 'by-hand', with: { rows: '5' } });
  expect(given.get(run)).toEqual({ rows: 5 });
  await settle();
  expect(await commands.run({ run })).toMatchObject({ outcome: null });
  const ended = commands.run({ run, wait: '20' });
  runs.end(new Error('exit 3'));
  expect(await ended).toEqual({ job: 'by-hand', run, outcome: 'failure', reason: 'exit 3' });
  await expect(commands.run({ run: 'other' })).rejects.toMatchObject({ code: 'unknown-run' });
});

test('trigger refuses params that the job does not take, and all runs while the runner drains', async () => {
  const underTest = await served(SCHEDULE);
  const { commands } = underTest;
  expect(() => commands.trigger({ job: 'by-hand', with: { row: '5' } })).toThrow(
    '"row" is no param of "by-hand"; did you mean `rows`?',
  );
  expect(() => commands.trigger({ job: 'by-hand', with: { rows: 'sesame' } })).toThrow(
    '--with rows must be a whole number, got "***"',
  );
  underTest.isDraining = true;
  expect(() => commands.trigger({ job: 'by-hand' })).toThrow('the runner is draining');
  expect((await commands.status({})).runner.state).toBe('draining');
});

test('cancel ends the runs of a job, or the one whose id begins so', async () => {
  const { commands, clock, events } = await served(SCHEDULE);
  const { run: first } = commands.trigger({ job: 'by-hand' });
  await clock.advance(1);
  const { run: second } = commands.trigger({ job: 'by-hand' });
  await settle();
  expect(() => commands.cancel({ target: '', by: BY })).toThrow('begins the ids of several runs');
  expect(commands.cancel({ target: second.slice(0, 4), by: BY }).runs).toMatchObject([
    { job: 'by-hand', run: second, started_at: null },
  ]);
  expect(commands.cancel({ target: 'by-hand', by: BY }).runs).toMatchObject([{ run: first }]);
  await settle();
  expect(events.find(({ runId, outcome }) => runId === second && outcome !== null)?.reason).toBe('cancelled by ann');
  expect(() => commands.cancel({ target: 'by-hand', by: BY })).toThrow('no run of "by-hand" is going or waits');
  expect(() => commands.cancel({ target: 'by-hnd', by: BY })).toThrow('did you mean `by-hand`?');
});

test('a wrong id is told with the nearest, a former one with the one it gave way to', async () => {
  const { commands } = await served(SCHEDULE);
  await expect(commands.status({ job: 'hourl' })).rejects.toThrow('there is no job "hourl"; did you mean `hourly`?');
  await expect(commands.pause({ job: 'manual', by: BY })).rejects.toThrow(
    'there is no job "manual" any more: it is "by-hand" now',
  );
  const { commands: none } = await served('jobs: {}\n');
  await expect(none.resume({ job: 'a', by: BY })).rejects.toThrow('there is no job "a"; there are no jobs');
});

test('reload tells what was changed, and of a file that is not applied why', async () => {
  const underTest = await served(SCHEDULE);
  const { commands } = underTest;
  expect(await commands.reload({})).toMatchObject({ outcome: 'unchanged', rejection: null, generation: 7 });
  underTest.reloads = { kind: 'applied', plan: { changes: [{ kind: 'remove', jobId: 'x' }], unchanged: 2 } };
  expect(await commands.reload({ force: true })).toMatchObject({ outcome: 'applied', summary: '1 removed, 2 unchanged: - x' });
  underTest.reloads = { kind: 'refused', reason: 'removes sesame' };
  expect(await commands.reload({})).toMatchObject({ outcome: 'refused', rejection: 'removes ***' });
});

test('status tells what is wrong', async () => {
  const underTest = await served(SCHEDULE);
  const { commands } = underTest;
  expect((await commands.status({})).runner.degraded).toEqual([]);
  underTest.troubles = [{ kind: 'config_rejected', since: '1970-01-01T00:00:00.000Z', reason: 'line 5 is wrong' }];
  expect((await commands.status({})).runner.degraded).toEqual(underTest.troubles);
});

test('a store that cannot be used is told until it can again', () => {
  const health = new StoreHealth();
  health.see(createEvent('store_error', 5, { exception: new Error('database or disk is full') }));
  for (const name of ['job_error', 'job_submitted'] as const) health.see(createEvent(name, 1000, { jobId: 'a' }));
  expect(health.trouble()).toEqual({ since: 5, reason: 'database or disk is full' });
  health.see(createEvent('store_recovered', 2000));
  expect(health.trouble()).toBeNull();
});

test('plan has the jobs as they are desired, and how they are', async () => {
  const { commands } = await served(SCHEDULE);
  commands.trigger({ job: 'by-hand' });
  await settle();
  const { jobs, next_fire_times: next, runs, generation } = await commands.plan();
  expect(jobs).toMatchObject([{ id: 'hourly' }, { id: 'by-hand' }, { id: 'off', paused: true }]);
  expect(next).toEqual({ hourly: '2026-06-01T03:00:00+02:00', 'by-hand': null, off: null });
  expect(runs).toMatchObject([{ job: 'by-hand' }]);
  expect(generation).toBe(7);
});
