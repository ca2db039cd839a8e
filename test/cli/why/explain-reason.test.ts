import { expect, test } from 'vitest';
import { explainReason } from '../../../src/cli/why/explain-reason.ts';
import type { VolnuxEvent } from '../../../src/event/event.ts';
import { PipelineScheduler } from '../../../src/scheduler/pipeline-scheduler.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { decide } from '../../../src/scheduler/decide.ts';
import { recordOf } from '../state-directory.ts';
import type { Outcome } from '../../../src/event/outcome.ts';

const ruleOf = (outcome: Outcome, reason: string | null): string | null =>
  explainReason(recordOf({ outcome, reason }), null).rule;

test('the reasons of decisions are explained by the settings that made them', () => {
  const policy = {
    maxInstances: 1,
    coalesce: true,
    misfireGraceTimeMs: 60_000,
    overlap: 'skip',
    concurrency: null,
    catchUpLimit: 100,
  } as const;
  const rules = [
    ...decide({ fireTimes: [0, 50_000, 60_000], now: 100_000, policy, instances: 1, isWaiting: false }),
    ...decide({ fireTimes: [0], now: 0, policy: { ...policy, overlap: 'queue' }, instances: 1, isWaiting: true }),
  ].map((decision) => decision.kind === 'not-run' && ruleOf(decision.outcome, decision.reason));
  expect(rules).toEqual(['misfire_grace_time', 'coalesce', 'overlap', 'overlap']);
});

test('so is what waits and is given up, and what a later fire time or the end of the runner cancels', async () => {
  const scheduler = new PipelineScheduler({ store: createMemoryStore() });
  const told: VolnuxEvent[] = [];
  scheduler.addListener((event) => told.push(event));
  const pipeline = {
    run: ({ signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  };
  const never = { trigger: { manual: true } } as const;
  for (const overlap of ['queue', 'replace'] as const) scheduler.addJob(pipeline, { ...never, id: overlap, overlap });
  scheduler.start();
  const nextMs = async (): Promise<void> => {
    const before = Date.now();
    while (Date.now() === before) await new Promise((resolve) => setImmediate(resolve));
  };
  for (const act of [
    () => scheduler.triggerJob('queue'),
    () => scheduler.triggerJob('queue'),
    () => scheduler.triggerJob('queue'),
    () => scheduler.pauseJob('queue'),
    () => scheduler.triggerJob('replace'),
    () => scheduler.triggerJob('replace'),
    () => scheduler.cancelRuns('the runner was told to end at once'),
  ]) {
    act();
    await nextMs();
  }
  await scheduler.shutdown({ grace: 0.01 });
  const rules = told.filter(({ outcome }) => outcome !== null).map(({ outcome, reason }) => ruleOf(outcome as Outcome, reason));
  expect(new Set(rules)).toEqual(new Set(['overlap', 'paused', 'drain']));
});

test.each<[Outcome, string | null, string | null]>([
  ['success', null, null],
  ['failure', 'step "a" exited with code 3', 'failure'],
  ['timeout', 'step "a" was ended at its timeout of 1s', 'timeout'],
  ['interrupted', 'the runner ended before the run did', 'interrupted'],
  ['cancelled', 'whatever a caller said', 'cancelled'],
  ['cancelled', 'still going 25s after the shutdown began', 'drain'],
  ['skipped', 'the job was removed', 'removed'],
  ['skipped', 'the trigger was changed', 'trigger'],
  ['skipped', 'a run of a later fire time is going, overlap is replace', 'overlap'],
  ['missed', 'stands for all fire times since 2026-03-29T01:00:00.000Z: no more are looked at at once', 'many_due'],
  ['missed', 'for a reason of a later version', 'missed'],
])('%s, %j: %s', (outcome, reason, rule) => {
  expect(ruleOf(outcome, reason)).toBe(rule);
});

test('a reason that is not known is told as it stands', () => {
  const explained = explainReason(recordOf({ outcome: 'missed', reason: 'for a reason of a later version' }), null);
  expect(explained).toEqual({ rule: 'missed', sentence: 'It did not run: for a reason of a later version.', advice: null });
});
