import { jitterDelay } from './jitter.ts';
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
  };
}
