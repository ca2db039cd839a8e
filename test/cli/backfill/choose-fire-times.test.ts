import { expect, test } from 'vitest';
import { type AskedFor, type Choice, chooseFireTimes, outcomesMadeUp } from '../../../src/cli/backfill/choose-fire-times.ts';
import type { KeptRecord } from '../../../src/store/history/history.ts';
import { recordOf } from '../state-directory.ts';

const OUTCOMES = ['success', 'failure', 'timeout', 'cancelled', 'interrupted', 'missed', 'coalesced', 'skipped', null] as const;
/** One of each outcome, at 0, 1, …; then a run that a former backfill began, and a fire time without a record. */
const RECORDS: readonly KeptRecord[] = [
  ...OUTCOMES.map((outcome, fireTime) => ({
    ...recordOf({ outcome, fireTime }),
    formerRunId: null,
    isBackfill: false,
    startedAt: null,
    retryAt: null,
  })),
  { ...recordOf({ outcome: null, fireTime: 9 }), formerRunId: null, isBackfill: true, startedAt: null, retryAt: null },
];
const TIMES = Array.from({ length: 11 }, (_, index) => index);

const choose = (pruned: { since: number; until: number } | null, ...asked: AskedFor[]): Choice =>
  chooseFireTimes(TIMES, RECORDS, pruned, new Set(asked));

test('what has no record, was missed or interrupted, or begun by a backfill that is gone, is run; nothing else unless asked for', () => {
  const { chosen, left } = choose(null);
  expect(chosen).toEqual([
    { fireTime: 4, before: 'interrupted' },
    { fireTime: 5, before: 'missed' },
    { fireTime: 9, before: 'running' },
    { fireTime: 10, before: null },
  ]);
  expect(Object.fromEntries(left)).toEqual({
    success: 1,
    failure: 1,
    timeout: 1,
    cancelled: 1,
    coalesced: 1,
    skipped: 1,
    running: 1,
  });
});

test('what is asked for is run as well, in the order of time; what succeeded never is', () => {
  const { chosen, left } = choose(null, 'failure', 'skipped');
  expect(chosen.map(({ fireTime }) => fireTime)).toEqual([1, 4, 5, 7, 9, 10]);
  expect([...left.keys()]).toEqual(['success', 'timeout', 'cancelled', 'coalesced', 'running']);
  expect(outcomesMadeUp(new Set(['failure', 'pruned']))).toEqual(['missed', 'interrupted', 'failure']);
});

test('of what was pruned nobody knows whether it ran, so it is run only when asked for', () => {
  expect(choose({ since: 3, until: 12 }).chosen.map(({ fireTime }) => fireTime)).toEqual([4, 5, 9]);
  expect(choose({ since: 3, until: 12 }).left.get('pruned')).toBe(1);
  expect(choose({ since: 3, until: 12 }, 'pruned').chosen.at(-1)).toEqual({ fireTime: 10, before: null });
  expect(choose({ since: 11, until: 12 }).left.has('pruned')).toBe(false);
});
