import type { Outcome } from '../../event/outcome.ts';
import type { History, KeptRecord } from '../../store/history/history.ts';

/** What may have become of a past fire time that a backfill leaves alone unless it is asked for it; `pruned`: its record is not kept any more. */
export const ASKED_FOR = ['failure', 'timeout', 'cancelled', 'coalesced', 'skipped', 'pruned'] as const;
export type AskedFor = (typeof ASKED_FOR)[number];

/** What a backfill is for: nothing ran, or it was not done. */
const ALWAYS: readonly Outcome[] = ['missed', 'interrupted'];

/** A past fire time that is to be run. */
export interface ChosenFireTime {
  readonly fireTime: number;
  /** What became of it so far; `null`: there is no record. */
  readonly before: Outcome | 'running' | null;
}

/** What is to be done about past fire times. */
export interface Choice {
  /** Oldest first. */
  readonly chosen: readonly ChosenFireTime[];
  /** How many are left alone, by what became of them. */
  readonly left: ReadonlyMap<Outcome | 'running' | 'pruned', number>;
}

/** The outcomes whose record gives way to that of a backfill which was asked for these as well. */
export function outcomesMadeUp(askedFor: ReadonlySet<AskedFor>): readonly Outcome[] {
  return [...ALWAYS, ...ASKED_FOR.filter((each) => each !== 'pruned').filter((each) => askedFor.has(each))];
}

/**
 * Chooses among past fire times of a job (docs/adr/0026-backfill.md): those without a record, those that were missed or interrupted, what a former
 * backfill began and did not end; and what is asked for. What has succeeded is never chosen, so that the same backfill can be begun again at any time.
 */
export function chooseFireTimes(
  fireTimes: readonly number[],
  records: readonly KeptRecord[],
  pruned: ReturnType<History['pruned']>,
  askedFor: ReadonlySet<AskedFor>,
): Choice {
  const byFireTime = new Map(records.map((record) => [record.fireTime, record]));
  const madeUp = new Set<Outcome | 'running' | 'pruned' | null>([...outcomesMadeUp(askedFor), ...askedFor, null]);
  const chosen: ChosenFireTime[] = [];
  const left = new Map<Outcome | 'running' | 'pruned', number>();
  for (const fireTime of fireTimes) {
    const record = byFireTime.get(fireTime);
    const isPruned = record === undefined && pruned !== null && fireTime >= pruned.since && fireTime <= pruned.until;
    const fate = isPruned ? 'pruned' : record === undefined ? null : (record.outcome ?? 'running');
    // Of a backfill that is gone: there is one at a time.
    const isLeftOver = fate === 'running' && record?.isBackfill === true;
    if (fate !== null && !madeUp.has(fate) && !isLeftOver) left.set(fate, (left.get(fate) ?? 0) + 1);
    else chosen.push({ fireTime, before: fate === 'pruned' ? null : fate });
  }
  return { chosen, left };
}
