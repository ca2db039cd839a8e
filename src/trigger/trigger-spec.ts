import type { DstPolicy } from './dst-policy.ts';

/** A trigger as written under `trigger:` in schedule.yaml: exactly one of the kinds, plus the options beside it. */
export type TriggerSpec = TriggerOptions & (CronSpec | IntervalSpec | DateSpec);

export interface TriggerOptions {
  /** IANA zone name, or `UTC`. Default: the schedule's `timezone`. */
  timezone?: string;
  /** No fire time before it: `2027-01-31`, `2027-01-31T08:00:00`, with `Z` or `±HH:MM` for a fixed instant. */
  start_date?: string;
  /** No fire time after it (inclusive); same form as `start_date`. */
  end_date?: string;
  /** Each fire time is delayed by up to this long: a duration, or a number of seconds. */
  jitter?: string | number;
  /** What becomes of local times that a clock change skips or repeats; cron only. Default: `vixie`. */
  dst?: DstPolicy;
}

export interface CronSpec {
  /** A crontab expression (5 fields, 6 with seconds first, or an alias like `@daily`), or APScheduler's fields. */
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
  interval: string | number | { weeks?: number; days?: number; hours?: number; minutes?: number; seconds?: number };
}

export interface DateSpec {
  /** One fire time; same form as `start_date`. */
  date: string;
}
