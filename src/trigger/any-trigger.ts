import { jitterDelay } from './jitter.ts';
import { SeriesTrigger } from './series-trigger.ts';
import type { TriggerLimits } from './trigger-limits.ts';
import type { Trigger } from './trigger.ts';

/**
 * Fires whenever one of `parts` does. Each is told the last fire time of all (APScheduler's OrTrigger), so an interval counts from the last
 * fire time, whichever part it came from. A date that is past at the first question is left out: with it as previous the others would make up
 * for every fire time since. The jitter is one fixed delay, because a varying one could not be told from the fire times of an interval and
 * would add up.
 */
export function createAnyTrigger(parts: readonly Trigger[], { end, jitter, id }: TriggerLimits): Trigger {
  const delay = jitterDelay(id, 0, jitter);

  return {
    nextFireTime(previous, now) {
      const base = previous === null ? null : previous - delay;
      let earliest = Infinity;
      for (const part of parts) {
        let answer = part.nextFireTime(base, now - delay);
        if (base === null && answer !== null && answer < now - delay) answer = part.nextFireTime(answer, now - delay);
        if (answer !== null && answer < earliest) earliest = answer;
      }
      return earliest + delay > end || earliest === Infinity ? null : earliest + delay;
    },
    lastFireTime(previous, until) {
      return delay + lastOf(parts, previous - delay, Math.min(until, end) - delay);
    },
  };
}

function lastOf(parts: readonly Trigger[], previous: number, until: number): number {
  // A fire time of a series is one of all, whatever fired before, and from there on nothing before it counts.
  const ofSeries = parts.filter((part) => part instanceof SeriesTrigger).map((part) => part.lastFireTime(previous, until));
  let last = Math.max(previous, ...ofSeries);
  for (;;) {
    const { part, fireTime, following } = earliestOf(parts, last);
    if (part === null || fireTime > until) return last;
    // One part is alone until the first fire time of another.
    last = part.lastFireTime(last, Math.max(fireTime, Math.min(until, following - 1)));
  }
}

interface Turn {
  /** The part that fires first, and when; `null` and Infinity: none does. */
  part: Trigger | null;
  fireTime: number;
  /** When the first of the others would fire. */
  following: number;
}

function earliestOf(parts: readonly Trigger[], previous: number): Turn {
  let turn: Turn = { part: null, fireTime: Infinity, following: Infinity };
  for (const part of parts) {
    const fireTime = part.nextFireTime(previous, previous) ?? Infinity;
    if (fireTime < turn.fireTime) turn = { part, fireTime, following: turn.fireTime };
    else if (fireTime < turn.following) turn.following = fireTime;
  }
  return turn;
}
