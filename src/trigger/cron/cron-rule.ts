import { commonMembers, nextMember, type SixtyBits, type Stride } from './bit-set.ts';
import type { DaySet } from './day-set.ts';

/** A cron spec compiled to bit sets: where crontab expressions and APScheduler's fields meet. Every part must match. */
export interface CronRule {
  readonly seconds: SixtyBits;
  readonly minutes: SixtyBits;
  /** Bit n for hour n. */
  readonly hours: number;
  /** A day must be in each of these sets; none: every day. */
  readonly days: readonly DaySet[];
  /** Bit n for month n, 1–12. */
  readonly months: number;
  /** A year must be in each of these sets; none: every year. */
  readonly years: readonly YearSet[];
  /** Second, minute or hour begins with `*` or `?`: under `vixie` such a spec follows real time. */
  readonly wildcard: boolean;
}

/** A year is in the set when one of the ranges holds it. */
export type YearSet = readonly Stride[];

/** No restriction of days, or of years; one array for all rules. */
export const UNRESTRICTED: readonly never[] = [];

/** The years cron knows (APScheduler's limits). */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 9999;

/** The smallest year ≥ `from` that all of `years` allow, or Infinity. */
export function nextYear(years: readonly YearSet[], from: number): number {
  let year = from < FIRST_YEAR ? FIRST_YEAR : from;
  if (year > LAST_YEAR) return Infinity;
  if (years.length === 0) return year;
  for (let agreed = 0; agreed < years.length && year !== Infinity;) {
    const allowed = nextOf(years[agreed] ?? [], year);
    agreed = allowed === year ? agreed + 1 : 0;
    year = allowed;
  }
  return year;
}

function nextOf(ranges: YearSet, from: number): number {
  let nearest = Infinity;
  for (const { first, last, step } of ranges) {
    const year = first + Math.max(0, Math.ceil((from - first) / step)) * step;
    if (year <= last && year < nearest) nearest = year;
  }
  return nearest;
}

/** What matches wherever all of `rules` do: the sets of one field are cut with each other. Fixed-time as soon as one of them is. */
export function intersection(rules: readonly CronRule[]): CronRule {
  return rules.reduce((a, b) => ({
    seconds: commonMembers(a.seconds, b.seconds),
    minutes: commonMembers(a.minutes, b.minutes),
    hours: a.hours & b.hours,
    days: [...a.days, ...b.days],
    months: a.months & b.months,
    years: [...a.years, ...b.years],
    wildcard: a.wildcard && b.wildcard,
  }));
}

/** Has the rule no time of day, or no month? Only an intersection can be so. */
export function isNever({ seconds, minutes, hours, months }: CronRule): boolean {
  return nextMember(seconds, 0) < 0 || nextMember(minutes, 0) < 0 || hours === 0 || months === 0;
}
