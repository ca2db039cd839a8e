import { expect, test } from 'vitest';
import { explainReason } from '../../../src/cli/why/explain-reason.ts';
import type { VolnuxEvent } from '../../../src/event/event.ts';
import { PipelineScheduler } from '../../../src/scheduler/pipeline-scheduler.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import type { Job } from '../../../src/config/config.ts';
import { REASON_RULES } from '../../../src/cli/why/reason-rules.ts';
import { REASON, type Reason } from '../../../src/scheduler/record/reason.ts';
import { testJob } from '../../plan/job.ts';
import { decide } from '../../../src/scheduler/firing/decide.ts';
import type { KeptRecord } from '../../../src/store/history/history.ts';
import { recordOf } from '../state-directory.ts';
import type { Outcome } from '../../../src/event/outcome.ts';

/** As it is read again. */
const keptOf = (fields: Partial<KeptRecord>): KeptRecord => ({
  formerRunId: null,
  startedAt: null,
  isBackfill: false,
  retryAt: null,
  ...recordOf(fields),
  ...fields,
});

const ruleOf = (outcome: Outcome, reason: string | null): string | null =>
  explainReason(keptOf({ outcome, reason }), null, true).rule;

test('the reasons of decisions are explained by the settings that made them', () => {
  const policy = {
    maxInstances: 1,
    coalesce: true,
    misfireGraceTimeMs: 60_000,
    overlap: 'skip',
    concurrency: null,
    catchUpLimit: 100,
    retry: null,
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

/** The rule that each reason is explained by. A new reason has no place here until it has a row in `reason-rules.ts`. */
const EXPLAINED: Readonly<Record<keyof typeof REASON, readonly [Reason, string]>> = {
  tooLate: [REASON.tooLate('70s', '60s'), 'misfire_grace_time'],
  manyDue: [REASON.manyDue(0, 100), 'catch_up_limit'],
  coalesced: [REASON.coalesced(3), 'coalesce'],
  noRoom: [REASON.noRoom(1, 1), 'overlap'],
  noRoomToWait: [REASON.noRoomToWait(2, 2), 'overlap'],
  oneWaits: [REASON.oneWaits(), 'overlap'],
  laterIsGoing: [REASON.laterIsGoing(), 'overlap'],
  replacedByLater: [REASON.replacedByLater(), 'overlap'],
  paused: [REASON.paused(), 'paused'],
  removed: [REASON.removed(), 'removed'],
  replaced: [REASON.replaced(), 'removed'],
  rescheduled: [REASON.rescheduled(), 'trigger'],
  shutDown: [REASON.shutDown(), 'drain'],
  graceOver: [REASON.graceOver('25s'), 'drain'],
  endedByEdit: [REASON.endedByEdit('changed'), 'on_change'],
  notRecorded: [REASON.notRecorded(new Error('no room')), 'on_store_error'],
  cancelledBy: [REASON.cancelledBy('ann'), 'cancel'],
  endedAtOnce: [REASON.endedAtOnce(), 'drain'],
};

test.each(Object.entries(EXPLAINED))('the reason %s is explained by one rule, its own', (name, [reason, rule]) => {
  expect(ruleOf('skipped', reason)).toBe(rule);
  const matching = Object.entries(REASON_RULES).filter(([, { pattern }]) => pattern.test(reason));
  expect(matching.map(([each]) => each)).toEqual([name]);
});

test('after an interruption it is said what runs it again', () => {
  const rerunInterrupted = testJob('a', { rerunInterrupted: true });
  const advice = (fields: Partial<KeptRecord>, job: Job = testJob('a')): string | null =>
    explainReason(keptOf({ outcome: 'interrupted', ...fields }), job, true).advice;
  expect(advice({})).toContain('`rerun_interrupted: true` would run it again');
  expect(advice({}, rerunInterrupted)).toContain('It is run again at the next start');
  expect(advice({ formerRunId: 'first' }, rerunInterrupted)).toContain('a second time is not run again by itself');
  expect(advice({ isBackfill: true })).toBe('The same `volnux backfill` again runs it again.');
});

test('what no trigger planned is run again by hand: a backfill makes up for fire times only', () => {
  const a = testJob('a');
  const advice = (fields: Partial<KeptRecord>): string | null => explainReason(keptOf(fields), a, false).advice;
  const lost = 'step "a" was lost: the executor process died';
  for (const fields of [{}, { formerRunId: 'first' }, { reason: lost }]) {
    const told = advice({ outcome: 'interrupted', ...fields });
    expect(told).toContain('`volnux trigger a` runs the job again now.');
    expect(told).not.toContain('backfill');
  }
  for (const reason of [REASON.oneWaits(), REASON.noRoomToWait(1, 1), REASON.replacedByLater()]) {
    expect(advice({ outcome: 'skipped', reason })).not.toContain('between two fire times');
    expect(explainReason(keptOf({ outcome: 'skipped', reason }), null, true).advice).toContain('between two fire times');
  }
});

test('a backfill is named where it would run the fire time: of a job in the schedule, and planned', () => {
  const lost = 'step "a" was lost: the executor process died';
  for (const [outcome, reason] of [
    ['missed', REASON.tooLate('2s', '1s')],
    ['coalesced', REASON.manyDue(0, 100)],
    ['interrupted', null],
    ['interrupted', lost],
  ] as const) {
    const advice = (job: Job | null, isPlanned: boolean): string | null =>
      explainReason(keptOf({ outcome, reason }), job, isPlanned).advice;
    expect(advice(testJob('a'), true)).toContain('`volnux backfill`');
    expect(advice(testJob('a'), false)).not.toContain('backfill');
    expect(advice(null, true)).not.toMatch(/volnux (backfill|trigger|exec)/);
  }
});

test('the instant in a reason is told in the zone of the job', () => {
  const record = keptOf({ outcome: 'missed', reason: REASON.manyDue(Date.parse('2026-03-01T03:00:00Z'), 100) });
  const job = testJob('a', { trigger: { cron: '0 0 * * *', timezone: 'Europe/Berlin' } });
  expect(explainReason(record, job, true).sentence).toContain('all fire times since Sun 2026-03-01 04:00:00 +01:00 but');
});

test.each<[Outcome, string | null, string | null]>([
  ['success', null, null],
  ['failure', 'step "a" exited with code 3', 'failure'],
  ['timeout', 'step "a" was ended at its timeout of 1s', 'timeout'],
  ['interrupted', 'the runner ended before the run did', 'interrupted'],
  ['cancelled', 'whatever a caller said', 'cancelled'],
  ['cancelled', 'still going 25s after the shutdown began', 'drain'],
  ['skipped', 'the job was removed', 'removed'],
  ['cancelled', 'the job was removed, on_change is cancel', 'on_change'],
  ['cancelled', 'the job was changed, on_change is cancel', 'on_change'],
  ['skipped', 'the trigger was changed', 'trigger'],
  ['skipped', 'a run of a later fire time is going, overlap is replace', 'overlap'],
  ['missed', 'for a reason of a later version', 'missed'],
])('%s, %j: %s', (outcome, reason, rule) => {
  expect(ruleOf(outcome, reason)).toBe(rule);
});

test('a reason that is not known is told as it stands', () => {
  const explained = explainReason(keptOf({ outcome: 'missed', reason: 'for a reason of a later version' }), null, true);
  expect(explained).toEqual({ rule: 'missed', sentence: 'It did not run: for a reason of a later version.', advice: null });
});
