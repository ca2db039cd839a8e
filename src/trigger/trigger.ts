/**
 * Rule for *when*. Pure: no clock, no randomness, the same arguments give the same answer.
 * Instants are Unix milliseconds (whole numbers).
 */
export interface Trigger {
  /**
   * The next fire time, or `null` when the trigger is finished (APScheduler 3.x `get_next_fire_time`).
   *
   * @param previous the last fire time this trigger gave, or `null` when the job is added, resumed or rescheduled:
   *   then the answer is the first fire time at or after `now`; otherwise the first one after `min(now, previous)`,
   *   so that missed fire times come one by one.
   * @param now the current instant.
   */
  nextFireTime(previous: number | null, now: number): number | null;

  /**
   * The last of the fire times that follow `previous`, up to `until` inclusive; `previous` when none does. The same as asking `nextFireTime`
   * again and again, but without a step for each: a month of minutes takes some dozens of operations. (Only an `any` of several intervals
   * is gone through step by step, because each fire time of one moves the others.)
   *
   * @param previous a fire time this trigger gave.
   * @param until any instant; before `previous` the answer is `previous`.
   * @example trigger.lastFireTime(lastRun, Date.now()) === lastRun // nothing was missed since
   */
  lastFireTime(previous: number, until: number): number;
}
