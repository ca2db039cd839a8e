import { type CronRule, isNever } from './cron-rule.ts';
import type { DayRule } from './day-set.ts';

/** A zone skips the same wall time on two dates of a year at most: on a third one it is there. */
const ENOUGH_DATES = 3;

/**
 * Does a rule fire in any zone, under any policy for clock changes? `true` is a proof, by counting dates alone; `false` is none, for rules
 * that only a search can tell about.
 */
export function surelyFires(rule: CronRule): boolean {
  if (rule.years.length > 0 || rule.days.length > 1 || isNever(rule)) return false;
  const [set = [{ kind: 'days', mask: EVERY_DAY }]] = rule.days;
  return set.some((each) => datesIn(each) * countBits(rule.months) >= ENOUGH_DATES);
}

/** The first 28 days, which every month has. */
const EVERY_DAY = 0xfffffff;

/** How many days of every month a rule picks at least. */
function datesIn(rule: DayRule): number {
  switch (rule.kind) {
    case 'days':
      return countBits(rule.mask & EVERY_DAY);
    case 'weekdays':
      return 4 * countBits(rule.mask);
    default:
      return 0;
  }
}

function countBits(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count++;
  return count;
}
