import { showValue } from '../../trigger/spec/show-value.ts';
import type { CalendarFields, CronFields, IntervalSpec, TriggerOptions, TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import { SchedulerError } from '../scheduler-error.ts';

/** An instant, or a date string as in schedule.yaml (`2027-12-31T23:59:59`, read in the job's time zone unless it has an offset). */
type DateInput = Date | string;

interface CommonOptions {
  /** IANA zone name; default: the scheduler's. */
  timezone?: string;
  startDate?: DateInput;
  endDate?: DateInput;
  /** Seconds: each fire time is delayed by up to this long. */
  jitter?: number;
  dst?: NonNullable<TriggerOptions['dst']>;
}

type IntervalParts = Exclude<IntervalSpec['interval'], string | number>;

/** Which trigger `addJob` and `rescheduleJob` make: APScheduler's keyword arguments, or a spec as under `trigger:` in schedule.yaml. */
export type TriggerArguments =
  | ({ trigger: 'cron'; dayOfWeek?: string | number } & Omit<CronFields, 'day_of_week'> & CommonOptions)
  | ({ trigger: 'interval' } & IntervalParts & CommonOptions)
  /** The alias that APScheduler 3.11 gave it. */
  | ({ trigger: 'calendarinterval' } & CalendarFields & Omit<CommonOptions, 'dst'>)
  /** Without `runDate`: now. */
  | ({ trigger: 'date'; runDate?: DateInput } & Pick<CommonOptions, 'timezone'>)
  | { trigger: TriggerSpec };

/**
 * The spec of the trigger that `args` describe; `now` (ms) is for a date trigger without a date. Throws `SchedulerError('bad-option')` for a
 * date that is neither a text nor a valid `Date`.
 */
export function triggerSpec(args: TriggerArguments, now: number): TriggerSpec {
  if (args.trigger === 'cron') {
    const { year, month, day, week, dayOfWeek, hour, minute, second } = args;
    const cron = defined({ year, month, day, week, day_of_week: dayOfWeek, hour, minute, second });
    return { cron, ...commonSpec(args) };
  }
  if (args.trigger === 'interval') {
    const { weeks, days, hours, minutes, seconds, milliseconds } = args;
    return { interval: defined({ weeks, days, hours, minutes, seconds, milliseconds }), ...commonSpec(args) };
  }
  if (args.trigger === 'calendarinterval') {
    const { years, months, weeks, days, hour, minute, second } = args;
    return { calendar_interval: defined({ years, months, weeks, days, hour, minute, second }), ...commonSpec(args) };
  }
  if (args.trigger === 'date') {
    return { date: dateString(args.runDate ?? new Date(now)), ...defined({ timezone: args.timezone }) };
  }
  return args.trigger;
}

function commonSpec({ timezone, startDate, endDate, jitter, dst }: CommonOptions): TriggerOptions {
  return defined({
    timezone,
    start_date: startDate === undefined ? undefined : dateString(startDate),
    end_date: endDate === undefined ? undefined : dateString(endDate),
    jitter,
    dst,
  });
}

function dateString(date: DateInput): string {
  if (typeof date === 'string') return date;
  // Callers in JavaScript have no compiler to tell them.
  const given: unknown = date;
  if (given instanceof Date && !Number.isNaN(given.getTime())) return given.toISOString();
  throw new SchedulerError(
    'bad-option',
    `a date must be a valid Date or a text like 2027-12-31T23:59:59, got ${showValue(given)}`,
  );
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without the keys whose value is `undefined`: a spec says only what was given. */
function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
