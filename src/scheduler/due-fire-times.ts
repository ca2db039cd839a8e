import type { Trigger } from '../trigger/trigger.ts';

/** A `*`-second job after three days of sleep has a quarter of a million; nobody wants them one by one. */
const MOST_DUE = 1000;

export interface DueFireTimes {
  /** The latest ones, oldest first. */
  readonly fireTimes: readonly number[];
  /** Those before them, as a range; `null`: none. */
  readonly earlier: { readonly count: number; readonly first: number; readonly last: number } | null;
  /** The first one after now; `null`: the trigger is finished. */
  readonly next: number | null;
}

/**
 * The fire times from `first` up to `now`. Missed ones are enumerated from the trigger, never skipped to `now` (APScheduler 3.x
 * `_get_run_times`), but no more than the latest thousand are kept apart. Throws when the trigger does.
 */
export function dueFireTimes(trigger: Trigger, first: number, now: number): DueFireTimes {
  const second = first <= now ? trigger.nextFireTime(first, now) : null;
  // Mostly one is due.
  if (first <= now && (second === null || second > now)) return { fireTimes: [first], earlier: null, next: second };
  return severalDueFireTimes(trigger, first, now);
}

function severalDueFireTimes(trigger: Trigger, first: number, now: number): DueFireTimes {
  let fireTimes: number[] = [];
  let earlierCount = 0;
  let lastEarlier = first;
  function dropOldest(count: number): void {
    earlierCount += count;
    lastEarlier = fireTimes[count - 1] ?? lastEarlier;
    fireTimes = fireTimes.slice(count);
  }

  let fireTime: number | null = first;
  while (fireTime !== null && fireTime <= now) {
    fireTimes.push(fireTime);
    if (fireTimes.length === 2 * MOST_DUE) dropOldest(MOST_DUE);
    const next: number | null = trigger.nextFireTime(fireTime, now);
    if (next !== null && next <= fireTime) throw new Error(`trigger went back from ${fireTime} to ${next}`);
    fireTime = next;
  }
  if (fireTimes.length > MOST_DUE) dropOldest(fireTimes.length - MOST_DUE);
  return { fireTimes, earlier: earlierCount > 0 ? { count: earlierCount, first, last: lastEarlier } : null, next: fireTime };
}
