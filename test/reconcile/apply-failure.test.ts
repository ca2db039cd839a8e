import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outerSettings } from '../../src/config/normalise/step-settings.ts';
import type { Job } from '../../src/config/config.ts';
import { EMPTY } from '../../src/plan/plan.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { applyPlan } from '../../src/reconcile/apply-plan.ts';
import type { PipelineScheduler } from '../../src/scheduler/pipeline-scheduler.ts';
import type { Runnable } from '../../src/scheduler/pipeline.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { anyJobs, anyMoves } from '../plan/any-jobs.ts';
import { testJob, testJobs } from '../plan/job.ts';
import { holdRuns, schedulerAt } from '../scheduler/scheduler-under-test.ts';

const CALLS = ['addJob', 'removeJob', 'modifyJob', 'moveJob', 'pauseJob', 'resumeJob'] as const;
const runnableOf = (): Runnable => ({ run: () => {} });

/** From now on the call `n` (from 1) to change a job throws: before it does anything, or after it has. */
function failAt(scheduler: PipelineScheduler, n: number, isDone: boolean): void {
  let left = n;
  for (const name of CALLS) {
    const call = scheduler[name].bind(scheduler) as (...args: unknown[]) => unknown;
    const failing = (...args: unknown[]): unknown => {
      left -= 1;
      if (left !== 0) return call(...args);
      if (isDone) call(...args);
      throw new Error('the test');
    };
    Object.assign(scheduler, { [name]: failing });
  }
}

const jobsOf = (scheduler: PipelineScheduler): unknown => scheduler.getJobs().toSorted((a, b) => (a.id < b.id ? -1 : 1));

test('whichever change fails, the jobs are as they were, next fire times to the millisecond', async () => {
  await fc.assert(
    fc.asyncProperty(anyJobs, anyJobs, anyMoves, fc.integer({ min: 1, max: 8 }), fc.boolean(), async (a, b, moves, n, isDone) => {
      const { scheduler, clock } = schedulerAt('2026-06-01T12:00:00Z', { lifetime: 'declared' });
      scheduler.start();
      await applyPlan(planChanges(EMPTY, a), EMPTY, { scheduler, runnableOf });
      void clock.advance(100_000);
      const before = jobsOf(scheduler);
      const plan = planChanges(a, b, moves);
      fc.pre(n <= plan.changes.length);
      failAt(scheduler, n, isDone);
      await expect(applyPlan(plan, a, { scheduler, runnableOf })).rejects.toThrow('the test');
      expect(jobsOf(scheduler)).toEqual(before);
    }),
    { numRuns: 300 },
  );
});

test('applied in two steps at one moment, the jobs are as applied in one', async () => {
  await fc.assert(
    fc.asyncProperty(anyJobs, anyJobs, anyJobs, async (a, b, c) => {
      const applied = async (...steps: readonly (typeof a)[]): Promise<unknown> => {
        const { scheduler } = schedulerAt('2026-06-01T12:00:00Z', { lifetime: 'declared' });
        scheduler.start();
        let before = EMPTY;
        for (const after of steps) {
          await applyPlan(planChanges(before, after), before, { scheduler, runnableOf });
          before = after;
        }
        return jobsOf(scheduler);
      };
      expect(await applied(a, b, c)).toEqual(await applied(a, c));
    }),
  );
});

test('what was put back fires when it would have, and is told of', async () => {
  const { scheduler, clock, events, log } = schedulerAt('2026-06-01T12:00:00Z', { lifetime: 'declared' });
  scheduler.start();
  const trigger = { interval: 600, timezone: 'UTC' };
  const [a, gone] = [testJob('a', { trigger }), testJob('gone', { trigger })];
  const target = { scheduler, runnableOf };
  await applyPlan(planChanges(EMPTY, testJobs(a, gone)), EMPTY, target);
  await clock.advance(420_000);
  failAt(scheduler, 3, false);
  log.length = 0;
  const after = testJobs({ ...a, trigger: { interval: 60, timezone: 'UTC' } }, testJob('new'));
  await expect(applyPlan(planChanges(testJobs(a, gone), after), testJobs(a, gone), target)).rejects.toThrow('the test');
  expect(log).toEqual(['job_removed gone', 'job_modified a', 'job_modified a', 'job_added gone']);
  expect(events.at(-1)?.reason).toBe('the edit could not be applied');
  await clock.advance(180_000);
  expect(log.filter((line) => line.startsWith('job_submitted'))).toEqual([
    'job_submitted a 12:10:00',
    'job_submitted gone 12:10:00',
  ]);
});

test('a move that is taken back takes the records and the runs in flight along', async () => {
  const store = createMemoryStore();
  const { scheduler, clock } = schedulerAt('2026-06-01T12:00:00Z', { lifetime: 'declared', store });
  const held = holdRuns();
  scheduler.start();
  const old = testJob('old', { trigger: { interval: 600, timezone: 'UTC' } });
  const target = { scheduler, runnableOf: (): Runnable => held };
  await applyPlan(planChanges(EMPTY, testJobs(old)), EMPTY, target);
  await clock.advance(600_000);
  failAt(scheduler, 2, false);
  const plan = planChanges(testJobs(old), testJobs({ ...old, id: 'new', maxInstances: 2 }), new Map([['new', 'old']]));
  await expect(applyPlan(plan, testJobs(old), target)).rejects.toThrow('the test');
  held.end();
  await clock.advance(0);
  expect(await store.records('new')).toEqual([]);
  expect(await store.records('old')).toMatchObject([{ outcome: 'success' }]);
});

const everyMinute = { interval: 60, timezone: 'UTC' };
const step = (script: string): Job['pipeline'] => {
  const own = { needs: [], env: {}, passEnv: ['*'], stdin: null, ...outerSettings('/') };
  return { name: 'etl', params: {}, steps: [{ id: 's', action: { kind: 'shell', script }, ...own }] };
};

test.each<[string, Partial<Job> | null, string]>([
  ['what it runs is changed', { pipeline: step('two') }, 'the job was changed, on_change is cancel'],
  ['it is removed', null, 'the job was removed, on_change is cancel'],
  ['its policy or its trigger is changed', { coalesce: false, trigger: { interval: 90, timezone: 'UTC' } }, ''],
  ['what it runs is changed, and on_change to keep', { pipeline: step('two'), onChange: 'keep' }, ''],
])('on_change: cancel, when %s', async (_when, edit, reason) => {
  const { scheduler, clock, events } = schedulerAt('2026-06-01T12:00:00Z', { lifetime: 'declared' });
  const held = holdRuns();
  scheduler.start();
  const target = { scheduler, runnableOf: (): Runnable => held };
  const before = testJob('a', { trigger: everyMinute, pipeline: step('one'), onChange: 'cancel' });
  await applyPlan(planChanges(EMPTY, testJobs(before)), EMPTY, target);
  await clock.advance(60_000);
  await applyPlan(planChanges(testJobs(before), edit ? testJobs({ ...before, ...edit }) : EMPTY), testJobs(before), target);
  await clock.advance(0);
  const [run] = held.contexts;
  expect(run?.signal.aborted ? run.signal.reason.message : '').toBe(reason);
  expect(events.filter(({ name }) => name === 'job_cancelled').length).toBe(reason === '' ? 0 : 1);
});

test('on_change: cancel ends no run that the edit itself lets start', async () => {
  const { scheduler, clock } = schedulerAt('2026-06-01T12:00:00Z', { lifetime: 'declared' });
  const held = holdRuns();
  scheduler.start();
  const target = { scheduler, runnableOf: (): Runnable => held };
  const before = testJob('a', { trigger: everyMinute, pipeline: step('one'), onChange: 'cancel', overlap: 'queue' });
  await applyPlan(planChanges(EMPTY, testJobs(before)), EMPTY, target);
  await clock.advance(120_000);
  expect(held.contexts.length).toBe(1);
  const after = testJobs({ ...before, pipeline: step('two'), maxInstances: 2 });
  await applyPlan(planChanges(testJobs(before), after), testJobs(before), target);
  await clock.advance(0);
  expect(held.contexts.map(({ signal }) => signal.aborted)).toEqual([true, false]);
});

test('no run is cancelled by an edit that fails', async () => {
  const { scheduler, clock } = schedulerAt('2026-06-01T12:00:00Z', { lifetime: 'declared' });
  const held = holdRuns();
  scheduler.start();
  const target = { scheduler, runnableOf: (): Runnable => held };
  const before = testJobs(testJob('a', { trigger: everyMinute, onChange: 'cancel' }));
  await applyPlan(planChanges(EMPTY, before), EMPTY, target);
  await clock.advance(60_000);
  failAt(scheduler, 2, true);
  await expect(applyPlan(planChanges(before, testJobs(testJob('b'))), before, target)).rejects.toThrow('the test');
  await clock.advance(0);
  expect(held.going).toBe(1);
});
