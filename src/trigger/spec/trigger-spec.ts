import type { DstPolicy } from '../zone/dst-policy.ts';

/** A trigger as written under `trigger:` in schedule.yaml: exactly one of the kinds, plus the options beside it. */
export type TriggerSpec = TriggerOptions &
  (CronSpec | IntervalSpec | CalendarIntervalSpec | DateSpec | AnySpec | AllSpec | StartupSpec | AfterSpec | ManualSpec);

/** The keys of which a spec has exactly one. */
export const TRIGGER_KINDS = [
  'cron',
  'interval',
  'calendar_interval',
  'date',
  'any',
  'all',
  'startup',
  'after',
  'manual',
] as const;

/** What stands beside the kind. All but `timezone` is for times: not beside `startup`, `after` and `manual`, nor beside an `any` that holds one. */
export interface TriggerOptions {
  /** IANA zone name, or `UTC`. Default: the schedule's `timezone`; inside `any` and `all`: that beside them. */
  timezone?: string;
  /**
   * No fire time before it: `2027-01-31`, `2027-01-31T08:00:00`, with `Z` or `±HH:MM` for a fixed instant. An interval counts from it, a calendar
   * interval from its day.
   */
  start_date?: string;
  /** No fire time after it (inclusive); same form as `start_date`. For a calendar interval a day without a time is included as a whole. */
  end_date?: string;
  /** Each fire time is delayed by up to this long: a duration, or a number of seconds. Not inside `any` and `all`, but beside them. */
  jitter?: string | number;
  /** What becomes of local times that a clock change skips or repeats; cron only. Default: `vixie`; inside `any` and `all`: that beside them. */
  dst?: DstPolicy;
}

export interface CronSpec {
  /**
   * A crontab expression (5 fields, 6 with seconds first, 7 with a year last too, or an alias like `@daily`), or APScheduler's fields.
   * `@reboot` is `startup: true`.
   */
  cron: string | CronFields;
}

/** APScheduler's cron fields. `day_of_week`: names, or numbers with 0 = Monday. Every field must match. */
export interface CronFields {
  year?: string | number;
  month?: string | number;
  day?: string | number;
  week?: string | number;
  day_of_week?: string | number;
  hour?: string | number;
  minute?: string | number;
  second?: string | number;
}

export interface IntervalSpec {
  /** A duration (`30m`, `PT5M`), a number of seconds, or its parts. Elapsed time: DST does not move it. */
  interval:
    | string
    | number
    | { weeks?: number; days?: number; hours?: number; minutes?: number; seconds?: number; milliseconds?: number };
}

export interface CalendarIntervalSpec {
  /** So many years, months, weeks and days after each other, always at the same time of day. */
  calendar_interval: CalendarFields;
}

/** Whole numbers. The first four together at least a day; the last three are the time of day, default midnight. */
export interface CalendarFields {
  years?: number;
  months?: number;
  weeks?: number;
  days?: number;
  hour?: number;
  minute?: number;
  second?: number;
}

export interface DateSpec {
  /** One fire time; same form as `start_date`. */
  date: string;
}

export interface AnySpec {
  /** Fires whenever one of these does (APScheduler's OrTrigger). */
  any: readonly TriggerSpec[];
}

export interface AllSpec {
  /** Fires at the instants at which all of these do (APScheduler's AndTrigger). */
  all: readonly TriggerSpec[];
}

export interface StartupSpec {
  /** Fires once, when the scheduler starts; a job that is added later waits for the next start. */
  startup: true;
}

/** How a run can end, for `after`. */
export const RUN_ENDS = ['success', 'failure', 'timeout', 'cancelled'] as const;
export type RunEnd = (typeof RUN_ENDS)[number];

export interface AfterSpec {
  /** Fires when a run of the job `job` ends in one of `on` (default `success`), with the fire time of that run. */
  after: { job: string; on?: RunEnd | readonly RunEnd[] };
}

export interface ManualSpec {
  /** Never fires by itself: the job runs when somebody asks for it. */
  manual: true;
}
