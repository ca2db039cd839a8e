import { lowestBit } from './bit-set.ts';
import { civilFromDays, DAY_MS, daysFromCivil, daysInMonth } from '../zone/civil-date.ts';
import { type CronRule, LAST_YEAR, nextYear, type YearSet } from './cron-rule.ts';
import { type DaySet, daysOfMonth } from './day-set.ts';
import { TimeSearch } from './time-search.ts';

// Dates and their weekdays repeat after 400 years: a rule for every year without a match by then never matches.
const GREGORIAN_CYCLE_YEARS = 400;

/**
 * Looks for the matches of a rule on the wall clock, by bit scanning; the rule has at least one time of day and one month. Days are counted
 * from 1970-01-01, wall times (ms) as if the zone were UTC. A class, and one object each, because V8 inlines its methods but not closures.
 */
export class WallSearch {
  readonly times: TimeSearch;
  readonly #months: number;
  readonly #years: readonly YearSet[];
  readonly #daySets: readonly DaySet[];
  // A memo: the month looked at last, its first day, its length, the mask of its matching days.
  #year = 0;
  #month = 0;
  #firstDay = 0;
  #length = 0;
  #days = 0;

  constructor(rule: CronRule) {
    this.times = new TimeSearch(rule);
    this.#months = rule.months;
    this.#years = rule.years;
    this.#daySets = rule.days;
  }

  /** The first matching wall time at or after `wall` (whole seconds), or Infinity. */
  wallFrom(wall: number): number {
    const day = Math.floor(wall / DAY_MS);
    const found = this.dayFrom(day);
    if (found === day && found >= 0) {
      const second = this.times.from((wall - day * DAY_MS) / 1000);
      return second < 0 ? this.#firstWallOf(this.dayFrom(day + 1)) : day * DAY_MS + second * 1000;
    }
    return this.#firstWallOf(found);
  }

  #firstWallOf(day: number): number {
    return day < 0 ? Infinity : day * DAY_MS + this.times.first * 1000;
  }

  /** The first matching day at or after `day`, or -1. */
  dayFrom(day: number): number {
    // The day after the month's last one needs no look at the calendar: it has no bit, so the search goes on to the next month.
    if (day < this.#firstDay || day > this.#firstDay + this.#length) this.#enterMonthOf(day);
    const later = this.#days & (-1 << (day - this.#firstDay));
    if (later !== 0) return this.#firstDay + lowestBit(later);
    return this.#advance() ? this.#firstDay + lowestBit(this.#days) : -1;
  }

  #enterMonthOf(day: number): void {
    const { year, month } = civilFromDays(day);
    this.#year = year;
    this.#month = month;
    this.#firstDay = daysFromCivil(year, month, 1);
    this.#length = daysInMonth(year, month);
    const isAllowed = ((this.#months >>> month) & 1) === 1 && nextYear(this.#years, year) === year;
    this.#days = isAllowed ? daysOfMonth(this.#daySets, this.#firstDay, this.#length) : 0;
  }

  /** Goes on to the next month that has matching days; false when there is none. */
  #advance(): boolean {
    const lastYear = this.#years.length === 0 ? Math.max(this.#year, 1970) + GREGORIAN_CYCLE_YEARS : LAST_YEAR;
    do {
      const later = this.#months & (-2 << this.#month);
      const year = nextYear(this.#years, later === 0 ? this.#year + 1 : this.#year);
      if (year > lastYear) return false;
      const month = lowestBit(year === this.#year ? later : this.#months);
      this.#firstDay = this.#firstDayOf(year, month);
      this.#year = year;
      this.#month = month;
      this.#length = daysInMonth(year, month);
      this.#days = daysOfMonth(this.#daySets, this.#firstDay, this.#length);
    } while (this.#days === 0);
    return true;
  }

  /** The first day of a month; the commonest steps, to the next month and to the next year, take an addition. */
  #firstDayOf(year: number, month: number): number {
    if (year === this.#year && month === this.#month + 1) return this.#firstDay + this.#length;
    if (year !== this.#year + 1 || month !== this.#month) return daysFromCivil(year, month, 1);
    return this.#firstDay + 337 + daysInMonth(month <= 2 ? this.#year : year, 2);
  }
}
