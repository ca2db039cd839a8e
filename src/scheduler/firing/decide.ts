import type { JobPolicy } from '../jobs/job-policy.ts';
import { REASON, type Reason } from '../record/reason.ts';

/** What is to become of due fire times. */
export type Decision =
  /** One instance runs them, one after the other. */
  | { readonly kind: 'start'; readonly fireTimes: readonly number[] }
  /** They wait for an instance to end. */
  | { readonly kind: 'queue'; readonly fireTimes: readonly number[] }
  /** They wait, and the oldest instance is cancelled to make room; those that waited before are given up. */
  | { readonly kind: 'replace'; readonly fireTimes: readonly number[] }
  | {
      readonly kind: 'not-run';
      readonly outcome: 'missed' | 'coalesced' | 'skipped';
      readonly fireTimes: readonly number[];
      readonly reason: Reason;
    };

export interface DueState {
  /** Oldest first. */
  readonly fireTimes: readonly number[];
  readonly now: number;
  readonly policy: JobPolicy;
  /** Instances of the job that are going. */
  readonly instances: number;
  /** Whether fire times of the job wait for an instance to end. */
  readonly isWaiting: boolean;
}

/**
 * What is to become of a job's fire times at or before `now` (as APScheduler 3.x `_process_jobs`, and docs/adr/0004-grace-when-seen.md):
 * those seen later than the grace are missed, strictly `>`; `coalesce` keeps the latest of the rest; several kept ones are one
 * instance, as in APScheduler; when `maxInstances` are going, `overlap` decides.
 */
export function decide(due: DueState): Decision[] {
  const { now, fireTimes, policy, instances, isWaiting } = due;
  const grace = policy.misfireGraceTimeMs;
  // Mostly it is one, and in time.
  if (fireTimes.length === 1 && isInTime(fireTimes[0] ?? now, now, grace))
    return [decideOverlap(fireTimes, policy, instances, isWaiting)];
  const missed: Decision[] = [];
  const kept: number[] = [];
  for (const fireTime of fireTimes) {
    if (grace === null || isInTime(fireTime, now, grace)) {
      kept.push(fireTime);
      continue;
    }
    const reason = REASON.tooLate(seconds(now - fireTime), seconds(grace));
    missed.push({ kind: 'not-run', outcome: 'missed', fireTimes: [fireTime], reason });
  }
  return [...missed, ...decideOnTime({ ...due, fireTimes: kept })];
}

/** The same for fire times none of which is too late. */
export function decideOnTime({ fireTimes, policy, instances, isWaiting }: Omit<DueState, 'now'>): Decision[] {
  const latest = fireTimes.at(-1);
  if (latest === undefined) return [];
  if (!policy.coalesce || fireTimes.length === 1) return [decideOverlap(fireTimes, policy, instances, isWaiting)];
  const reason = REASON.coalesced(fireTimes.length);
  return [
    { kind: 'not-run', outcome: 'coalesced', fireTimes: fireTimes.slice(0, -1), reason },
    decideOverlap([latest], policy, instances, isWaiting),
  ];
}

function isInTime(fireTime: number, now: number, grace: number | null): boolean {
  return grace === null || now - fireTime <= grace;
}

function decideOverlap(fireTimes: readonly number[], policy: JobPolicy, instances: number, isWaiting: boolean): Decision {
  if (instances < policy.maxInstances && !isWaiting) return { kind: 'start', fireTimes };
  switch (policy.overlap) {
    case 'skip':
      return { kind: 'not-run', outcome: 'skipped', fireTimes, reason: REASON.noRoom(instances, policy.maxInstances) };
    case 'queue':
      return isWaiting
        ? { kind: 'not-run', outcome: 'skipped', fireTimes, reason: REASON.noRoomToWait(instances, policy.maxInstances) }
        : { kind: 'queue', fireTimes };
    case 'replace':
      return { kind: 'replace', fireTimes };
  }
}

/** `125.5s`, for people. */
export function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10}s`;
}
