import type { CronItem } from './cron-item.ts';
import type { CrontabFieldName } from './crontab-field.ts';
import { TriggerError } from './trigger-error.ts';

const ALIASES = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

/**
 * The six fields of an expression, seconds first; five fields get second `0`. Columns are those in `expression`.
 *
 * @throws TriggerError `bad-cron` for an unknown alias or another number of fields
 */
export function splitCrontab(expression: string): Record<CrontabFieldName, CronItem> {
  const trimmed = expression.trim();
  if (trimmed.startsWith('@')) return splitCrontab(resolveAlias(trimmed));
  const found = Array.from(expression.matchAll(/\S+/g), (match) => ({ text: match[0], column: match.index + 1 }));
  const [first] = found;
  if (first !== undefined && /TZ=/i.test(first.text)) throw zonePrefix(first);
  const fields = found.length === 5 ? [{ text: '0', column: 1 }, ...found] : found;
  const [second, minute, hour, day, month, weekday] = fields;
  if (fields.length > 6 || !second || !minute || !hour || !day || !month || !weekday) throw wrongNumber(expression, found);
  return { second, minute, hour, day, month, weekday };
}

function resolveAlias(alias: string): string {
  const expression = ALIASES.get(alias);
  if (expression !== undefined) return expression;
  const lower = alias.toLowerCase();
  const hint = ALIASES.has(lower) ? `write ${lower}` : `the aliases are ${[...ALIASES.keys()].join(', ')}`;
  throw new TriggerError({ code: 'bad-cron', message: `"${alias}" is not a cron alias`, column: 1, hint });
}

function zonePrefix({ text, column }: CronItem): TriggerError {
  const message = `"${text}" is not part of a cron expression`;
  return new TriggerError({ code: 'bad-cron', message, column, hint: 'set `timezone` beside `cron`' });
}

function wrongNumber(expression: string, found: readonly CronItem[]): TriggerError {
  const count = `${found.length} field${found.length === 1 ? '' : 's'}`;
  return new TriggerError({
    code: 'bad-cron',
    message: `"${expression}" has ${count}, a cron expression has 5, or 6 with seconds first`,
    column: found[6]?.column ?? null,
    hint: 'write minute, hour, day of month, month, day of week: 0 9 * * mon-fri',
  });
}
