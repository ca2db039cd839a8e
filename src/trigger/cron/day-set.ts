import { hasMember, type SixtyBits } from './bit-set.ts';
import { isoWeekOf, weekdayOf } from '../zone/civil-date.ts';

/** A day is in the set when one of the rules picks it. */
export type DaySet = readonly DayRule[];

/** Weekdays are 0 = Monday … 6 = Sunday. */
export type DayRule =
  /** Bit n for day n + 1. */
  | { readonly kind: 'days'; readonly mask: number }
  /** Bit n for weekday n. */
  | { readonly kind: 'weekdays'; readonly mask: number }
  | { readonly kind: 'iso-weeks'; readonly weeks: SixtyBits }
  /** So many days before the last one: 0 for `L`, 3 for `L-3`. */
  | { readonly kind: 'last-day'; readonly before: number }
  /** The last day from Monday to Friday: `LW`. */
  | { readonly kind: 'last-workday' }
  /** `15W`: that day, or the workday nearest to it in the same month. */
  | { readonly kind: 'nearest-workday'; readonly day: number }
  | { readonly kind: 'nth-weekday'; readonly weekday: number; readonly nth: number }
  | { readonly kind: 'last-weekday'; readonly weekday: number };

// A pure memo: of many jobs most are for one of a few sets of days.
const known = new Map<string, readonly DaySet[]>();

/** The same sets; equal ones are one object in all of the process. */
export function sharedDays(sets: readonly DaySet[]): readonly DaySet[] {
  const key = JSON.stringify(sets);
  const same = known.get(key);
  if (same === undefined) known.set(key, sets);
  return same ?? sets;
}

/** The days of a month that are in each of `sets`, as a mask: bit n for day n + 1. `first`: its first day, counted from 1970. */
export function daysOfMonth(sets: readonly DaySet[], first: number, length: number): number {
  let days = -1 >>> (32 - length);
  for (const set of sets) {
    let union = 0;
    for (const rule of set) union |= daysOfRule(rule, first, length);
    days &= union;
  }
  return days;
}

function daysOfRule(rule: DayRule, first: number, length: number): number {
  switch (rule.kind) {
    case 'days':
      return rule.mask;
    case 'weekdays':
      return daysOfWeekdays(rule.mask, weekdayOf(first));
    case 'iso-weeks':
      return daysOfWeeks(rule.weeks, first, length);
    case 'last-day':
      return rule.before < length ? 1 << (length - 1 - rule.before) : 0;
    case 'last-workday':
      return 1 << (length - 1 - Math.max(0, weekdayOf(first + length - 1) - 4));
    case 'nearest-workday':
      return rule.day > length ? 0 : 1 << (nearestWorkday(rule.day, first, length) - 1);
    case 'nth-weekday':
      return (1 << firstIndexOf(rule.weekday, first)) << (7 * (rule.nth - 1));
    case 'last-weekday': {
      const index = firstIndexOf(rule.weekday, first);
      return 1 << (index + 7 * Math.floor((length - 1 - index) / 7));
    }
  }
}

/** The weekly pattern, turned so that bit 0 is the first of the month, five times over. */
function daysOfWeekdays(mask: number, weekdayOfFirst: number): number {
  const week = ((mask >>> weekdayOfFirst) | (mask << (7 - weekdayOfFirst))) & 0x7f;
  return week | (week << 7) | (week << 14) | (week << 21) | (week << 28);
}

function daysOfWeeks(weeks: SixtyBits, first: number, length: number): number {
  let days = 0;
  for (let index = -weekdayOf(first); index < length; index += 7) {
    if (hasMember(weeks, isoWeekOf(first + index))) days |= index < 0 ? 0x7f >>> -index : 0x7f << index;
  }
  return days;
}

function firstIndexOf(weekday: number, first: number): number {
  return (weekday - weekdayOf(first) + 7) % 7;
}

function nearestWorkday(day: number, first: number, length: number): number {
  const weekday = weekdayOf(first + day - 1);
  if (weekday === 5) return day === 1 ? 3 : day - 1;
  if (weekday === 6) return day === length ? day - 2 : day + 1;
  return day;
}
