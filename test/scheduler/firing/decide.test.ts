import { expect, test } from 'vitest';
import { decide, type DueState } from '../../../src/scheduler/firing/decide.ts';
import { DEFAULT_POLICY, type JobPolicy } from '../../../src/scheduler/jobs/job-policy.ts';

function due(state: Partial<Omit<DueState, 'policy'>> & { policy?: Partial<JobPolicy> }): DueState {
  const { policy, ...rest } = state;
  return { fireTimes: [1000], now: 1000, instances: 0, isWaiting: false, ...rest, policy: { ...DEFAULT_POLICY, ...policy } };
}

test('starts a fire time that is due', () => {
  expect(decide(due({}))).toEqual([{ kind: 'start', fireTimes: [1000] }]);
});

test('the grace is inclusive: exactly so late still runs, one millisecond later is missed', () => {
  expect(decide(due({ now: 61_000 }))).toEqual([{ kind: 'start', fireTimes: [1000] }]);
  expect(decide(due({ now: 61_001 }))).toMatchObject([{ outcome: 'missed', fireTimes: [1000] }]);
});

test('without a grace nothing is too late', () => {
  expect(decide(due({ now: 1e12, policy: { misfireGraceTimeMs: null } }))).toEqual([{ kind: 'start', fireTimes: [1000] }]);
});

test('says how late a missed fire time was seen and what the grace is', () => {
  expect(decide(due({ now: 126_500 }))).toMatchObject([{ reason: 'seen 125.5s late, misfire_grace_time is 60s' }]);
});

test('coalesce keeps the latest of those within the grace', () => {
  expect(decide(due({ fireTimes: [1000, 30_000, 40_000], now: 62_000 }))).toMatchObject([
    { outcome: 'missed', fireTimes: [1000] },
    { outcome: 'coalesced', fireTimes: [30_000] },
    { kind: 'start', fireTimes: [40_000] },
  ]);
});

test('without coalesce all of them are one instance', () => {
  expect(decide(due({ fireTimes: [1000, 2000], now: 2000, policy: { coalesce: false } }))).toEqual([
    { kind: 'start', fireTimes: [1000, 2000] },
  ]);
});

test('overlap skip names the limit', () => {
  expect(decide(due({ instances: 1 }))).toEqual([
    { kind: 'not-run', outcome: 'skipped', fireTimes: [1000], reason: '1 of max_instances 1 going, overlap is skip' },
  ]);
});

test('below the limit another instance starts', () => {
  expect(decide(due({ instances: 2, policy: { maxInstances: 3 } }))).toEqual([{ kind: 'start', fireTimes: [1000] }]);
});

test('overlap queue lets one wait and skips the next', () => {
  const policy = { overlap: 'queue' } as const;
  expect(decide(due({ instances: 1, policy }))).toEqual([{ kind: 'queue', fireTimes: [1000] }]);
  expect(decide(due({ instances: 1, isWaiting: true, policy }))).toMatchObject([{ outcome: 'skipped' }]);
});

test('overlap replace takes the place of what goes and of what waits', () => {
  const policy = { overlap: 'replace' } as const;
  expect(decide(due({ instances: 1, policy }))).toEqual([{ kind: 'replace', fireTimes: [1000] }]);
  expect(decide(due({ instances: 1, isWaiting: true, policy }))).toEqual([{ kind: 'replace', fireTimes: [1000] }]);
});

test('when all are missed nothing starts', () => {
  expect(decide(due({ fireTimes: [1, 2], now: 1e9 })).map(({ kind }) => kind)).toEqual(['not-run', 'not-run']);
});
