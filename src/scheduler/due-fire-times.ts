import type { Trigger } from '../trigger/trigger.ts';

/**
 * The fire times from `first` up to `now`, oldest first, and the one after them (`null`: the trigger is finished).
 * Missed ones are enumerated from the trigger, never skipped to `now` (APScheduler 3.x `_get_run_times`).
 */
export function dueFireTimes(trigger: Trigger, first: number, now: number): { due: number[]; next: number | null } {
  const due: number[] = [];
  let fireTime: number | null = first;
  while (fireTime !== null && fireTime <= now) {
    due.push(fireTime);
    const next: number | null = trigger.nextFireTime(fireTime, now);
    if (next !== null && next <= fireTime) throw new Error(`trigger went back from ${fireTime} to ${next}`);
    fireTime = next;
  }
  return { due, next: fireTime };
}
