import type { Trigger } from '../../trigger/trigger.ts';

/** A stretch of time with so many times more of them than asked for was chosen too long. */
const LONGEST_STRETCH = 4;

export interface DueFireTimes {
  /** The latest ones, oldest first. */
  readonly fireTimes: readonly number[];
  /** Those before them, as a range; `null`: none. */
  readonly earlier: { readonly first: number; readonly last: number } | null;
  /** The first one after now; `null`: the trigger is finished. */
  readonly next: number | null;
}

interface Stretch {
  readonly fireTimes: readonly number[];
  /** The fire time after these, or `null`. */
  readonly next: number | null;
}

/**
 * The fire times from `first` up to `now`, as enumeration from the trigger gives them (APScheduler 3.x `_get_run_times`), but no more than the
 * latest `most` are kept apart, and those before them are not gone through: a `*`-second job after three days of sleep has a quarter of a million,
 * and nobody wants them one by one. Throws when the trigger does.
 *
 * @param most from 1.
 */
export function dueFireTimes(trigger: Trigger, first: number, now: number, most: number): DueFireTimes {
  const second = first <= now ? trigger.nextFireTime(first, now) : null;
  // Mostly one is due.
  if (first <= now && (second === null || second > now)) return { fireTimes: [first], earlier: null, next: second };
  return severalDueFireTimes(trigger, first, now, most);
}

function severalDueFireTimes(trigger: Trigger, first: number, now: number, most: number): DueFireTimes {
  const oldest = enumerate(trigger, first, now, most + 1);
  const { fireTimes, next } = isWhole(oldest, now) ? oldest : latest(trigger, oldest, now, most);
  const lastEarlier = fireTimes.at(-most - 1);
  if (lastEarlier === undefined) return { fireTimes, earlier: null, next };
  return { fireTimes: fireTimes.slice(-most), earlier: { first, last: lastEarlier }, next };
}

/** More than `most` fire times up to `now`, found by going back from it. */
function latest(trigger: Trigger, oldest: Stretch, now: number, most: number): Stretch {
  const [first = now] = oldest.fireTimes;
  // So long a stretch of the oldest ones was; a little more, because most are about evenly spread.
  let strideMs = Math.ceil(1.1 * ((oldest.fireTimes.at(-1) ?? now) - first));
  let found: Stretch | null = null;
  let until = now;
  while (found === null || (found.fireTimes.length <= most && until >= first)) {
    const from = trigger.lastFireTime(first, Math.max(first, until - strideMs));
    const stretch = enumerate(trigger, from, until, LONGEST_STRETCH * most);
    if (isWhole(stretch, until)) {
      found = found === null ? stretch : { fireTimes: stretch.fireTimes.concat(found.fireTimes), next: found.next };
      until = from - 1;
      strideMs *= 2;
    } else {
      strideMs = Math.floor(strideMs / 8);
    }
  }
  return found;
}

/** The fire times from `from`, itself one, up to `until`, or the first `most` of them. */
function enumerate(trigger: Trigger, from: number, until: number, most: number): Stretch {
  const fireTimes: number[] = [];
  let fireTime: number | null = from;
  while (fireTime !== null && fireTime <= until && fireTimes.length < most) {
    fireTimes.push(fireTime);
    const next: number | null = trigger.nextFireTime(fireTime, until);
    if (next !== null && next <= fireTime) throw new Error(`trigger went back from ${fireTime} to ${next}`);
    fireTime = next;
  }
  return { fireTimes, next: fireTime };
}

function isWhole({ next }: Stretch, until: number): boolean {
  return next === null || next > until;
}
