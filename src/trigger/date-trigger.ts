import { jitterDelay } from './jitter.ts';
import type { TriggerLimits } from './trigger-limits.ts';
import type { Trigger } from './trigger.ts';

/**
 * A trigger with one fire time, given even when it is past: whether that is too late is the misfire decision's. A previous fire time before
 * it is that of another part of `any`.
 */
export function createDateTrigger(instant: number, { start, end, jitter, id }: TriggerLimits): Trigger {
  const isAllowed = instant >= start && instant <= end;
  const fireTime = isAllowed ? Math.min(end, instant + jitterDelay(id, instant, jitter)) : null;
  return {
    nextFireTime: (previous) => (fireTime !== null && previous !== null && previous >= fireTime ? null : fireTime),
    lastFireTime: (previous, until) => (fireTime !== null && previous < fireTime && fireTime <= until ? fireTime : previous),
  };
}
