import type { SixtyBits } from './bit-set.ts';
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
  /** A year must be in one of these ranges; none: every year. */
  readonly years: readonly YearRange[];
  /** Second, minute or hour begins with `*` or `?`: under `vixie` such a spec follows real time. */
  readonly wildcard: boolean;
}

export interface YearRange {
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
  readonly step: number;
}

/** The years cron knows (APScheduler's limits). */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 9999;

/** The smallest year ≥ `from` that `years` allows, or Infinity. */
export function nextYear(years: readonly YearRange[], from: number): number {
  if (years.length === 0) return from <= LAST_YEAR ? Math.max(from, FIRST_YEAR) : Infinity;
  let nearest = Infinity;
  for (const { first, last, step } of years) {
    const year = first + Math.max(0, Math.ceil((from - first) / step)) * step;
    if (year <= last && year < nearest) nearest = year;
  }
  return nearest;
}
