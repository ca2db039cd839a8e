import type { History } from '../../store/history/history.ts';
import { zoneNamed } from '../../trigger/zone/zone.ts';
import { zoneOf, type StateSource } from '../history/state-source.ts';
import { readTime } from '../arguments/read-time.ts';
import { plannedAround } from './planned-times.ts';

/** As typed. */
export interface WhichFireTime {
  readonly at?: string | undefined;
  readonly 'last-miss'?: boolean | undefined;
}

/** A runner decides a little after a fire time: what has just come has no record yet, and that means nothing. */
const JUST_NOW_MS = 2000;

/** The fire time that is asked about (ms): the one at `--at`, the last one that did not run, or the latest; `null` when there is none. */
export function findFireTime(
  jobId: string,
  which: WhichFireTime,
  source: StateSource,
  history: History,
  now: number,
): number | null {
  if (which.at !== undefined)
    return nearestTo(jobId, readTime('at', which.at, zoneNamed(zoneOf(jobId, source))), source, history);
  if (which['last-miss']) {
    const filter = { jobId, states: ['missed', 'skipped'], since: null, limit: 1 } as const;
    return history.recent(filter)[0]?.fireTime ?? null;
  }
  const recorded = history.before(jobId, Number.MAX_SAFE_INTEGER)?.fireTime ?? null;
  const job = source.jobs.get(jobId);
  // What is paused is not expected to fire.
  const planned = job && !job.paused ? plannedAround(job, now - JUST_NOW_MS, history.job(jobId)) : null;
  const due = planned?.kind === 'times' ? planned.before : null;
  return recorded === null || (due !== null && due > recorded) ? due : recorded;
}

/** Nobody types milliseconds: a whole second stands for a fire time within it. */
function nearestTo(jobId: string, instant: number, source: StateSource, history: History): number {
  if (instant % 1000 !== 0) return instant;
  const recorded = history.from(jobId, instant)?.fireTime ?? Infinity;
  if (recorded < instant + 1000) return recorded;
  const job = source.jobs.get(jobId);
  const planned = job ? plannedAround(job, instant, history.job(jobId)) : null;
  if (planned?.kind !== 'times' || planned.isFireTime) return instant;
  return planned.after !== null && planned.after < instant + 1000 ? planned.after : instant;
}
