import type { CronItem } from './cron-item.ts';
import type { CrontabFieldName } from './crontab-field.ts';
import { TriggerError } from '../trigger-error.ts';

const ALIASES = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

const NO_SECOND: CronItem = { text: '0', column: 1 };
const EVERY_YEAR: CronItem = { text: '*', column: 1 };

/**
 * The seven fields of an expression: seconds first, the year last. Six fields get year `*`, five also second `0`. Columns are those in
 * `expression`.
 *
 * @throws TriggerError `bad-cron` for an unknown alias or another number of fields
 */
export function splitCrontab(expression: string): Record<CrontabFieldName, CronItem> {
  const found = wordsOf(expression);
  const [head] = found;
  if (head?.text.startsWith('@') === true) return splitCrontab(resolveAlias(expression.trim()));
  if (head !== undefined && /TZ=/i.test(head.text)) throw zonePrefix(head);
  const fields = found.length === 5 ? [NO_SECOND, ...found] : found;
  const [second, minute, hour, day, month, weekday, year = EVERY_YEAR] = fields;
  if (fields.length > 7 || !second || !minute || !hour || !day || !month || !weekday) throw wrongNumber(expression, found);
  return { second, minute, hour, day, month, weekday, year };
}

function wordsOf(expression: string): CronItem[] {
  const words: CronItem[] = [];
  const word = /\S+/g;
  for (let match = word.exec(expression); match !== null; match = word.exec(expression)) {
    words.push({ text: match[0], column: match.index + 1 });
  }
  return words;
}

function resolveAlias(alias: string): string {
  const expression = ALIASES.get(alias);
  if (expression !== undefined) return expression;
  const lower = alias.toLowerCase();
  const message = `"${alias}" is not a cron alias`;
  const hint = ALIASES.has(lower) || lower === '@reboot' ? `write ${lower}` : `the aliases are ${[...ALIASES.keys()].join(', ')}`;
  throw new TriggerError({ code: 'bad-cron', message, column: 1, hint });
}

function zonePrefix({ text, column }: CronItem): TriggerError {
  const message = `"${text}" is not part of a cron expression`;
  return new TriggerError({ code: 'bad-cron', message, column, hint: 'set `timezone` beside `cron`' });
}

function wrongNumber(expression: string, found: readonly CronItem[]): TriggerError {
  const count = `${found.length} field${found.length === 1 ? '' : 's'}`;
  return new TriggerError({
    code: 'bad-cron',
    message: `"${expression}" has ${count}, a cron expression has 5, 6 with seconds first, or 7 with a year last too`,
    column: found[7]?.column ?? null,
    hint: 'write minute, hour, day of month, month, day of week: 0 9 * * mon-fri',
  });
}
