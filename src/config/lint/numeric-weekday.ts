import { splitItems } from '../../trigger/cron/cron-item.ts';
import { formatPath } from '../diagnostic/path.ts';
import type { LintRule } from './lint-rule.ts';
import { plainPartsOf } from './trigger-parts.ts';

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const NUMBERS = /^(\d)(?:-(\d))?(?:\/(\d+))?$/;

/** Weekdays in the field form have names: their numbers are APScheduler's, and not those that people know from crontab. */
export const numericWeekday: LintRule = ({ jobs, report }) => {
  for (const job of jobs) {
    for (const { path, part } of plainPartsOf(job)) {
      if (typeof part.cron !== 'object' || part.cron.day_of_week === undefined) continue;
      const text = String(part.cron.day_of_week);
      const items = splitItems(text, 1);
      const number = items.map((item) => NUMBERS.exec(item.text)?.[1]).find((first) => first !== undefined);
      if (number === undefined) continue;
      const at = [...path, 'cron', 'day_of_week'];
      const inCrontab = NAMES[(Number(number) + 6) % 7];
      const message = `${formatPath(at)}: ${number} is ${NAMES[Number(number)]} here and ${inCrontab} in a crontab expression`;
      const named = items.map((item) => inNames(item.text)).join(',');
      report({ code: 'LINT_NUMERIC_WEEKDAY', message, hint: `write \`${named}\``, path: at });
    }
  }
};

/** An item with its numbers as names; those of a step, which takes no names, one by one. */
function inNames(item: string): string {
  const [, first, last, step] = NUMBERS.exec(item) ?? [];
  if (first === undefined) return item;
  if (step === undefined) return [first, last].flatMap((day) => (day === undefined ? [] : [NAMES[Number(day)]])).join('-');
  const end = Number(last ?? 6);
  return NAMES.filter((_, day) => day >= Number(first) && day <= end && (day - Number(first)) % Number(step) === 0).join(',');
}
