import { splitCrontab } from '../../trigger/cron/crontab-text.ts';
import { formatPath } from '../diagnostic/path.ts';
import type { LintRule } from './lint-rule.ts';
import { plainPartsOf } from './trigger-parts.ts';

/** No crontab expression restricts both day fields: most who write that mean days that match both, and cron takes either. */
export const dayAndWeekday: LintRule = ({ jobs, report }) => {
  for (const job of jobs) {
    for (const { path, part, spec } of plainPartsOf(job)) {
      if (typeof part.cron !== 'string' || spec.kind !== 'cron') continue;
      const fields = splitCrontab(part.cron);
      const { day, weekday } = fields;
      if (isAnyDay(day.text) || isAnyDay(weekday.text)) continue;
      const at = [...path, 'cron'];
      const both = `day of month "${day.text}" and day of week "${weekday.text}"`;
      const message = `${formatPath(at)}: ${both}: it fires on days that match either, not both`;
      const hint = `for both write ${bothOf(fields)}; for either, \`any\` of two says so`;
      report({ code: 'LINT_DAY_AND_WEEKDAY', message, hint, path: at, column: day.column });
    }
  }
};

function bothOf({ second, minute, hour, day, month, weekday, year }: ReturnType<typeof splitCrontab>): string {
  if (second.text !== '0' || year.text !== '*') return '`all` of two expressions';
  const [time, rest] = [`${minute.text} ${hour.text}`, month.text];
  // The first seven days hold each weekday once.
  if (day.text === '1-7' && /^\w+$/.test(weekday.text)) return `"${time} * ${rest} ${weekday.text}#1"`;
  return `\`all: [{ cron: "${time} ${day.text} ${rest} *" }, { cron: "${time} * ${rest} ${weekday.text}" }]\``;
}

function isAnyDay(text: string): boolean {
  return text === '*' || text === '?';
}
