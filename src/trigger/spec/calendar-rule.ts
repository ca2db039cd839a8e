import { civilFromDays, daysFromCivil, daysInMonth } from '../zone/civil-date.ts';
import { LAST_YEAR } from '../cron/cron-rule.ts';
import { isMap } from './is-map.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { showValue } from './show-value.ts';
import { TriggerError } from '../trigger-error.ts';
import type { CalendarFields } from './trigger-spec.ts';

/** How far a calendar interval goes on, and its time of day. */
export interface CalendarRule {
  /** Years are twelve. */
  readonly months: number;
  /** Weeks are seven. */
  readonly days: number;
  /** Seconds since midnight on the wall. */
  readonly time: number;
}

// The largest number of each field; of the steps more than the years that there are makes no sense.
const FIELDS: Record<keyof CalendarFields, number> = {
  years: LAST_YEAR,
  months: LAST_YEAR * 12,
  weeks: LAST_YEAR * 53,
  days: LAST_YEAR * 366,
  hour: 23,
  minute: 59,
  second: 59,
};

/**
 * Reads the fields of a calendar interval.
 *
 * @throws TriggerError `bad-trigger` for an unknown field or a value that is no whole number, `out-of-range` for one that cannot be
 */
export function compileCalendarFields(fields: CalendarFields): CalendarRule {
  checkFields(fields);
  const { years = 0, months = 0, weeks = 0, days = 0, hour = 0, minute = 0, second = 0 } = fields;
  if (years + months + weeks + days > 0) {
    return { months: years * 12 + months, days: weeks * 7 + days, time: (hour * 60 + minute) * 60 + second };
  }
  const message = `a calendar interval must be at least a day, got ${showValue(fields)}`;
  throw new TriggerError({ code: 'out-of-range', message, hint: 'give it years, months, weeks or days' });
}

function checkFields(fields: unknown): void {
  if (!isMap(fields)) {
    const hint = 'write { months: 1, hour: 3 }';
    throw new TriggerError({ code: 'bad-trigger', message: `${showValue(fields)} is no calendar interval`, hint });
  }
  refuseUnknown(fields, Object.keys(FIELDS), 'bad-trigger', 'a part of a calendar interval');
  for (const [name, max] of Object.entries(FIELDS)) checkField(name, fields[name], max);
}

function checkField(name: string, value: unknown, max: number): void {
  if (value === undefined) return;
  const hint = `use a whole number from 0 to ${max}`;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    const message = `${showValue(value)} is no whole number of ${name}`;
    throw new TriggerError({ code: 'bad-trigger', message, path: [name], hint });
  }
  if (value >= 0 && value <= max) return;
  const message = `${value} is ${value < 0 ? 'less than 0' : `more than ${max}`}`;
  throw new TriggerError({ code: 'out-of-range', message, path: [name], hint });
}

/**
 * The day of the next fire time: the same day of a month so many months later, for as long as that day does not exist, then so many days more.
 * Days are counted from 1970-01-01. Infinity after the last year.
 */
export function dayAfter({ months, days }: CalendarRule, day: number): number {
  if (months === 0) return day + days;
  const date = civilFromDays(day);
  let month = date.year * 12 + date.month - 1;
  do {
    month += months;
    if (month > LAST_YEAR * 12 + 11) return Infinity;
  } while (date.day > daysInMonth(Math.floor(month / 12), (month % 12) + 1));
  return daysFromCivil(Math.floor(month / 12), (month % 12) + 1, date.day) + days;
}
