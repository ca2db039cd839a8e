/**
 * Bit masks of events, for `PipelineScheduler.addListener(listener, mask)`.
 * Bits 0–16 have APScheduler 3.x's values (`apscheduler.events`), those above are volnux's own.
 */
export const EVENT_SCHEDULER_STARTED: number = 1 << 0;
export const EVENT_SCHEDULER_SHUTDOWN: number = 1 << 1;
export const EVENT_SCHEDULER_PAUSED: number = 1 << 2;
export const EVENT_SCHEDULER_RESUMED: number = 1 << 3;
// Two of those that APScheduler has for executors and job stores, which volnux has none of: above, bits are nearly used up.
export const EVENT_JOB_LATE: number = 1 << 7;
export const EVENT_JOB_OVERDUE: number = 1 << 8;
export const EVENT_JOB_ADDED: number = 1 << 9;
export const EVENT_JOB_REMOVED: number = 1 << 10;
export const EVENT_JOB_MODIFIED: number = 1 << 11;
export const EVENT_JOB_EXECUTED: number = 1 << 12;
export const EVENT_JOB_ERROR: number = 1 << 13;
export const EVENT_JOB_MISSED: number = 1 << 14;
export const EVENT_JOB_SUBMITTED: number = 1 << 15;
export const EVENT_JOB_MAX_INSTANCES: number = 1 << 16;
export const EVENT_JOB_COALESCED: number = 1 << 17;
export const EVENT_JOB_CANCELLED: number = 1 << 18;
export const EVENT_JOB_PAUSED: number = 1 << 19;
export const EVENT_JOB_RESUMED: number = 1 << 20;
export const EVENT_CONFIG_APPLIED: number = 1 << 21;
export const EVENT_CONFIG_REJECTED: number = 1 << 22;
export const EVENT_HOOK_ERROR: number = 1 << 23;
export const EVENT_CLOCK_JUMPED: number = 1 << 24;
export const EVENT_LOOP_STALLED: number = 1 << 25;
export const EVENT_JOB_WAITING: number = 1 << 26;
export const EVENT_JOB_RETRY: number = 1 << 27;
export const EVENT_STORE_ERROR: number = 1 << 28;
export const EVENT_STORE_RECOVERED: number = 1 << 29;
export const EVENT_STEP_ERROR: number = 1 << 30;
export const EVENT_ALL: number = 2 ** 31 - 1;

/** The event names of schedule.yaml (`hooks[].on`) and of log lines. */
export type EventName =
  | 'scheduler_started'
  | 'scheduler_shutdown'
  | 'scheduler_paused'
  | 'scheduler_resumed'
  | 'job_added'
  | 'job_removed'
  | 'job_modified'
  | 'job_executed'
  | 'job_error'
  | 'job_missed'
  | 'job_waiting'
  | 'job_submitted'
  | 'job_max_instances'
  | 'job_coalesced'
  | 'job_cancelled'
  | 'job_paused'
  | 'job_resumed'
  | 'config_applied'
  | 'config_rejected'
  | 'job_retry'
  | 'step_error'
  | 'hook_error'
  | 'clock_jumped'
  | 'loop_stalled'
  | 'store_error'
  | 'store_recovered'
  | 'job_late'
  | 'job_overdue';

/** The mask of each event name. */
export const EVENT_MASKS: Readonly<Record<EventName, number>> = {
  scheduler_started: EVENT_SCHEDULER_STARTED,
  scheduler_shutdown: EVENT_SCHEDULER_SHUTDOWN,
  scheduler_paused: EVENT_SCHEDULER_PAUSED,
  scheduler_resumed: EVENT_SCHEDULER_RESUMED,
  job_added: EVENT_JOB_ADDED,
  job_removed: EVENT_JOB_REMOVED,
  job_modified: EVENT_JOB_MODIFIED,
  job_executed: EVENT_JOB_EXECUTED,
  job_error: EVENT_JOB_ERROR,
  job_missed: EVENT_JOB_MISSED,
  job_waiting: EVENT_JOB_WAITING,
  job_submitted: EVENT_JOB_SUBMITTED,
  job_max_instances: EVENT_JOB_MAX_INSTANCES,
  job_coalesced: EVENT_JOB_COALESCED,
  job_cancelled: EVENT_JOB_CANCELLED,
  job_paused: EVENT_JOB_PAUSED,
  job_resumed: EVENT_JOB_RESUMED,
  config_applied: EVENT_CONFIG_APPLIED,
  config_rejected: EVENT_CONFIG_REJECTED,
  job_retry: EVENT_JOB_RETRY,
  step_error: EVENT_STEP_ERROR,
  hook_error: EVENT_HOOK_ERROR,
  clock_jumped: EVENT_CLOCK_JUMPED,
  loop_stalled: EVENT_LOOP_STALLED,
  store_error: EVENT_STORE_ERROR,
  store_recovered: EVENT_STORE_RECOVERED,
  job_late: EVENT_JOB_LATE,
  job_overdue: EVENT_JOB_OVERDUE,
};
