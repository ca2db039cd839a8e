import { hasMember, lowestBit, nextMember } from './bit-set.ts';
import { civilFromDays, DAY_MS, daysFromCivil, daysInMonth } from './civil-date.ts';
import { type CronRule, nextYear } from './cron-rule.ts';
import { daysOfMonth } from './day-set.ts';

/** The first wall time at or after `wall` (whole seconds in ms, counted as if the zone were UTC) that matches, or Infinity. */
export type WallSearch = (wall: number) => number;

// Dates and their weekdays repeat after 400 years: a rule for every year without a match by then never matches.
const GREGORIAN_CYCLE_YEARS = 400;

/** A search by bit scanning. It remembers the month it was in last, so a run of neighbouring questions computes no date. */
export function createWallSearch(rule: CronRule): WallSearch {
  const timeAtOrAfter = createTimeSearch(rule);
  const firstTimeMs = timeAtOrAfter(0) * 1000;
  let year = 0;
  let month = 0;
  let firstDay = 0;
  let endDay = 0;
  let days = 0;

  function look(atYear: number, atMonth: number, matches: boolean): void {
    year = atYear;
    month = atMonth;
    firstDay = daysFromCivil(year, month, 1);
    endDay = firstDay + daysInMonth(year, month);
    days = matches ? daysOfMonth(rule.days, year, month) : 0;
  }

  function enterMonthOf(day: number): void {
    const date = civilFromDays(day);
    look(date.year, date.month, ((rule.months >>> date.month) & 1) === 1 && nextYear(rule.years, date.year) === date.year);
  }

  /** Goes on to the next month that has matching days; false when there is none. */
  function advance(): boolean {
    const lastYear = rule.years.length === 0 ? Math.max(year, 1970) + GREGORIAN_CYCLE_YEARS : Infinity;
    do {
      const later = rule.months & (-2 << month);
      const inYear = later === 0 ? nextYear(rule.years, year + 1) : nextYear(rule.years, year);
      if (inYear > lastYear || inYear === Infinity) return false;
      look(inYear, lowestBit(inYear === year ? later : rule.months), true);
    } while (days === 0);
    return true;
  }

  return (wall) => {
    const day = Math.floor(wall / DAY_MS);
    if (day < firstDay || day >= endDay) enterMonthOf(day);
    const index = day - firstDay;
    if (((days >>> index) & 1) === 1) {
      const second = timeAtOrAfter(((wall - day * DAY_MS) / 1000) | 0);
      if (second >= 0) return day * DAY_MS + second * 1000;
    }
    let later = days & (-2 << index);
    if (later === 0) {
      if (!advance()) return Infinity;
      later = days;
    }
    return (firstDay + lowestBit(later)) * DAY_MS + firstTimeMs;
  };
}

/** The first second of the day (0–86399) at or after a given one that matches, or -1. */
function createTimeSearch({ seconds, minutes, hours }: CronRule): (secondOfDay: number) => number {
  const firstSecond = nextMember(seconds, 0);
  const firstMinute = nextMember(minutes, 0);

  return (secondOfDay) => {
    const hour = (secondOfDay / 3600) | 0;
    if (((hours >>> hour) & 1) === 1) {
      const minute = ((secondOfDay - hour * 3600) / 60) | 0;
      if (hasMember(minutes, minute)) {
        const second = nextMember(seconds, secondOfDay - hour * 3600 - minute * 60);
        if (second >= 0) return hour * 3600 + minute * 60 + second;
      }
      const later = nextMember(minutes, minute + 1);
      if (later >= 0) return hour * 3600 + later * 60 + firstSecond;
    }
    const laterHours = hours & (-2 << hour);
    return laterHours === 0 ? -1 : lowestBit(laterHours) * 3600 + firstMinute * 60 + firstSecond;
  };
}
