import { jitterDelay } from './jitter.ts';
import type { TriggerLimits } from './trigger-limits.ts';
import type { Trigger } from './trigger.ts';

/**
 * A trigger for every `interval` ms of elapsed time, counted from `phase`. Without a phase it keeps none: its first fire time lies one
 * interval after `now`, and the jitter is one fixed delay, because a varying one could not be told from the phase and would add up.
 */
export function createIntervalTrigger(interval: number, phase: number | null, limits: TriggerLimits): Trigger {
  const { start, end, id } = limits;
  // Shorter than the interval, so that fire times keep their order.
  const jitter = Math.min(limits.jitter, interval - 1);

  function delayed(base: number): number {
    return phase === null ? base : base + jitterDelay(id, base, jitter);
  }

  /** The base of the fire time after one: as in APScheduler an interval on; with jitter the next in phase, or the delays would add up. */
  function baseAfter(fireTime: number): number {
    if (phase === null || jitter === 0) return fireTime + interval;
    const base = phase + Math.floor((fireTime - phase) / interval) * interval;
    return delayed(base) > fireTime ? base : base + interval;
  }

  function firstBase(now: number): number {
    if (phase === null) return Math.max(start, now + interval + jitterDelay(id, 0, jitter));
    return phase + Math.max(0, Math.ceil((now - phase) / interval)) * interval;
  }

  return {
    nextFireTime(previous, now) {
      const base = previous === null ? firstBase(now) : Math.max(start, baseAfter(previous));
      const fireTime = delayed(base);
      return fireTime > end ? null : fireTime;
    },
    lastFireTime(previous, until) {
      const last = Math.min(until, end);
      const first = Math.max(start, baseAfter(previous));
      if (delayed(first) > last) return previous;
      const base = first + Math.floor((last - first) / interval) * interval;
      return delayed(base) > last ? delayed(base - interval) : delayed(base);
    },
  };
}
