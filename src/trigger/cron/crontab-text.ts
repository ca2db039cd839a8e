import { closest } from '../spec/closest.ts';
import type { CronItem } from './cron-item.ts';
import type { CrontabFieldName } from './crontab-field.ts';
import { nearestDuration } from '../spec/parse-duration.ts';
import { showValue } from '../spec/show-value.ts';
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
  if (found.length > 5) refuseBroken(expression);
  if (found.length === 6) refuseYear(found);
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

/** `5, 10` and `mon - fri` are one item each, cut up by blanks. */
function refuseBroken(expression: string): void {
  const match = /(?<![\w,-])[\w,-]*\w(?:\s+[,-]\s*|[,-]\s+)\w+/.exec(expression);
  if (match === null) return;
  const hint = `write it without blanks: ${match[0].replaceAll(/\s+/g, '')}`;
  throw new TriggerError({ code: 'bad-cron', message: `${showValue(match[0])} is not one field`, column: match.index + 1, hint });
}

function refuseYear(words: readonly CronItem[]): void {
  const last = words.at(-1);
  if (last === undefined || !/^\d{4}/.test(last.text)) return;
  const message = `${showValue(last.text)} in the day of week field is a year`;
  const hint = `six fields begin with seconds; for a year write seven: 0 ${words.map(({ text }) => text).join(' ')}`;
  throw new TriggerError({ code: 'bad-cron', message, column: last.column, hint });
}

function resolveAlias(alias: string): string {
  const expression = ALIASES.get(alias);
  if (expression !== undefined) return expression;
  throw new TriggerError({
    code: 'bad-cron',
    message: `${showValue(alias)} is not a cron alias`,
    column: 1,
    hint: aliasHint(alias),
  });
}

function aliasHint(alias: string): string {
  // The caller has dealt with it, where it is written so.
  const names = [...ALIASES.keys(), '@reboot'];
  const nearest = closest(alias, names);
  return everyHint(alias) ?? (nearest === null ? `the aliases are ${names.join(', ')}` : `did you mean ${nearest}?`);
}

/** What to write for `@every 5m` and `every 5 minutes`. */
function everyHint(text: string): string | null {
  const [, duration] = /^@?every\s+(.+)$/i.exec(text.trim()) ?? [];
  const length = duration === undefined ? null : nearestDuration(duration);
  return length === null ? null : `use \`interval: ${length}\``;
}

function zonePrefix({ text, column }: CronItem): TriggerError {
  const message = `${showValue(text)} is not part of a cron expression`;
  return new TriggerError({ code: 'bad-cron', message, column, hint: 'set `timezone` beside `cron`' });
}

function wrongNumber(expression: string, found: readonly CronItem[]): TriggerError {
  const count = `${found.length === 0 ? 'no' : found.length} field${found.length === 1 ? '' : 's'}`;
  return new TriggerError({
    code: 'bad-cron',
    message: `${showValue(expression)} has ${count}, a cron expression has 5, 6 with seconds first, or 7 with a year last too`,
    column: found[7]?.column ?? null,
    hint: everyHint(expression) ?? 'write minute, hour, day of month, month, day of week: 0 9 * * mon-fri',
  });
}
