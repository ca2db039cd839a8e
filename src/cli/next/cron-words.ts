import { hasMember, type SixtyBits } from '../../trigger/cron/bit-set.ts';
import type { CronRule } from '../../trigger/cron/cron-rule.ts';
import { daysInWords, restricting } from './day-words.ts';
import { progression } from './number-words.ts';
import { timeOfDayInWords } from './time-of-day-words.ts';

/**
 * A cron rule in words: `at 02:30, every day`, `every 5 minutes, Monday through Friday`. Said of the compiled rule, not of the text, so that it
 * is what fires: with the slot of `H`, with `5-0` and `fri-sun` alike, with either crontab's or APScheduler's weekdays.
 */
export function cronInWords(rule: CronRule): string {
  const hours = members(24, (hour) => ((rule.hours >>> hour) & 1) === 1);
  const time = timeOfDayInWords({ seconds: sixty(rule.seconds), minutes: sixty(rule.minutes), hours });
  // "every 2 hours" needs no "every day".
  const isAllDay = hours.length === 24 || (hours.length > 6 && progression(hours).step > 1);
  const everyDay = restricting(rule.days).length === 0 && !isAllDay ? ', every day' : '';
  return `${time}${everyDay}${daysInWords(rule)}`;
}

function sixty(set: SixtyBits): number[] {
  return members(60, (value) => hasMember(set, value));
}

function members(size: number, isMember: (value: number) => boolean): number[] {
  return Array.from({ length: size }, (_, value) => value).filter(isMember);
}
