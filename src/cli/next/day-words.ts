import cronstrue from 'cronstrue';
import type { CronRule, YearSet } from '../../trigger/cron/cron-rule.ts';
import type { DayRule, DaySet } from '../../trigger/cron/day-set.ts';
import { hasMember } from '../../trigger/cron/bit-set.ts';
import { andList, cronList, cronText, numbersInWords } from './number-words.ts';

/**
 * The days of a cron rule in words, each part led by a comma: `, Monday through Friday, only in June`; empty for every day of every year.
 * Cronstrue says one kind of days; of two that are alternatives it says "and", which they are not.
 */
export function daysInWords({ days, months, years }: Pick<CronRule, 'days' | 'months' | 'years'>): string {
  const sets = restricting(days);
  const [only] = sets;
  const known = sets.length === 1 && only?.length === 1 && only[0] !== undefined ? expressionOf(only[0]) : null;
  const own = known === null ? sets.map((set) => set.map(ruleInWords).join(' or ')).join(', but only ') : '';
  const [dayOfMonth, weekday] = known ?? ['*', '*'];
  // What cronstrue says of days follows what it says of the time of day.
  const said = cronstrue.toString(`0 0 ${dayOfMonth} ${cronList(membersOf(months >>> 1, 12, 1), 12)} ${weekday}`, {
    use24HourTimeFormat: true,
  });
  return [own === '' ? '' : `, ${own}`, said.slice('At 00:00'.length), ...years.map(yearsInWords)].join('');
}

/** Without sets that hold every day anyway, and without rules that hold none. */
export function restricting(days: readonly DaySet[]): readonly DaySet[] {
  const sets = days.filter((set) => !set.some((rule) => isEveryDay(rule)));
  return sets.map((set) => set.filter((rule) => !('mask' in rule) || rule.mask !== 0));
}

function isEveryDay(rule: DayRule): boolean {
  return (rule.kind === 'days' && rule.mask === 0x7fffffff) || (rule.kind === 'weekdays' && rule.mask === 0x7f);
}

/** Day of month and day of week as cronstrue reads them; `null` where it has no word for them. */
function expressionOf(rule: DayRule): readonly [dayOfMonth: string, weekday: string] | null {
  switch (rule.kind) {
    case 'days':
      return [cronText(membersOf(rule.mask, 31, 1), 31), '*'];
    case 'weekdays':
      // With 7 for Sunday, so that the week begins on Monday.
      return ['*', cronList(membersOf(rule.mask, 7, 1), 7)];
    case 'iso-weeks':
      return null;
    case 'last-day':
      return [rule.before === 0 ? 'L' : `L-${rule.before}`, '*'];
    case 'last-workday':
      return ['LW', '*'];
    case 'nearest-workday':
      return [`${rule.day}W`, '*'];
    case 'nth-weekday':
      return ['*', `${(rule.weekday + 1) % 7}#${rule.nth}`];
    case 'last-weekday':
      return ['*', `${(rule.weekday + 1) % 7}L`];
  }
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

function ruleInWords(rule: DayRule): string {
  switch (rule.kind) {
    case 'days':
      return `on day ${numbersInWords(membersOf(rule.mask, 31, 1))} of the month`;
    case 'weekdays':
      return `on ${numbersInWords(membersOf(rule.mask, 7, 0), (weekday) => WEEKDAYS[weekday] ?? '')}`;
    case 'iso-weeks':
      return `in ISO week ${numbersInWords(numbers(1, 53).filter((week) => hasMember(rule.weeks, week)))}`;
    case 'last-day':
      return rule.before === 0 ? 'on the last day of the month' : `on the day ${rule.before} before the last of the month`;
    case 'last-workday':
      return 'on the last weekday of the month';
    case 'nearest-workday':
      return `on the weekday nearest day ${rule.day} of the month`;
    case 'nth-weekday':
      return `on the ${ORDINALS[rule.nth - 1]} ${WEEKDAYS[rule.weekday]} of the month`;
    case 'last-weekday':
      return `on the last ${WEEKDAYS[rule.weekday]} of the month`;
  }
}

function yearsInWords(years: YearSet): string {
  const words = years.map(({ first, last, step }) => {
    const range = first === last ? String(first) : `${first} through ${last}`;
    return step === 1 ? range : `${range} in steps of ${step}`;
  });
  return `, only in ${andList(words)}`;
}

/** The numbers whose bits are set, bit 0 standing for `first`. */
function membersOf(mask: number, size: number, first: number): number[] {
  return numbers(0, size - 1)
    .filter((bit) => ((mask >>> bit) & 1) === 1)
    .map((bit) => bit + first);
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
