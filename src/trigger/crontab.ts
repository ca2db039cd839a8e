import { CronExpressionParser } from 'cron-parser';
import { bitMask, sixtyBits } from './bit-set.ts';
import { type CronField, type CronItem, readRange, refuseItem, splitItems } from './cron-item.ts';
import type { CronRule } from './cron-rule.ts';
import { CRONTAB_FIELDS, type CrontabFieldName, eachField } from './crontab-field.ts';
import { readSpecialDay, readSpecialWeekday } from './crontab-special-day.ts';
import { splitCrontab } from './crontab-text.ts';
import type { DayRule, DaySet } from './day-set.ts';

/** A field of an expression, taken apart. */
interface FieldParts {
  readonly text: string;
  /** The items that are plain values, ranges and steps. */
  readonly items: readonly CronItem[];
  /** `L`, `L-3`, `LW`, `15W`, `5L`, `5#2`. */
  readonly special: readonly DayRule[];
}

/**
 * Compiles a crontab expression: five fields, six with seconds first, or an alias like `@daily`. Weekdays are crontab's (0 and 7 = Sunday);
 * a day matches either day field when both are restricted (POSIX crontab).
 *
 * @throws TriggerError `bad-cron`, with the column inside `expression`
 */
export function compileCrontab(expression: string): CronRule {
  const texts = splitCrontab(expression);
  const parts = eachField((name) => partsOf(texts[name], name));
  const values = readValues(parts);
  return {
    seconds: sixtyBits(values.second),
    minutes: sixtyBits(values.minute),
    hours: bitMask(values.hour),
    days: daySets(parts, values),
    months: bitMask(values.month),
    years: [],
    wildcard: [parts.second, parts.minute, parts.hour].some(({ text }) => /^[*?]/.test(text)),
  };
}

function daySets({ day, weekday }: Record<'day' | 'weekday', FieldParts>, values: Record<'day' | 'weekday', number[]>): DaySet[] {
  const byDay: DaySet = [{ kind: 'days', mask: bitMask(values.day.map((value) => value - 1)) }, ...day.special];
  // Crontab counts from Sunday, at both ends; day sets from Monday.
  const byWeekday: DaySet = [
    { kind: 'weekdays', mask: bitMask(values.weekday.map((value) => (value + 6) % 7)) },
    ...weekday.special,
  ];
  if (isStar(day)) return isStar(weekday) ? [] : [byWeekday];
  return isStar(weekday) ? [byDay] : [[...byDay, ...byWeekday]];
}

/** A star with a step restricts the days, as all but Vixie cron have it. */
function isStar({ text }: FieldParts): boolean {
  return text === '*' || text === '?';
}

function partsOf({ text, column }: CronItem, name: CrontabFieldName): FieldParts {
  const items: CronItem[] = [];
  const special: DayRule[] = [];
  for (const item of splitItems(text, column)) {
    const rule = readSpecial(item, name);
    if (rule === null) items.push(name === 'weekday' ? withSundayLast(item) : item);
    else special.push(rule);
  }
  return { text, items, special };
}

function readSpecial(item: CronItem, name: CrontabFieldName): DayRule | null {
  if (name === 'day') return readSpecialDay(item, CRONTAB_FIELDS.day);
  return name === 'weekday' ? readSpecialWeekday(item, CRONTAB_FIELDS.weekday) : null;
}

/** In `sat-sun`, as croner, croniter and fugit read it, Sunday is 7. */
function withSundayLast(item: CronItem): CronItem {
  return /^(?:sun|0)-/i.test(item.text) ? item : { ...item, text: item.text.replace(/-sun(?=\/|$)/i, '-7') };
}

/** The values of each field, as cron-parser reads them; none where a field has special items only. */
function readValues(parts: Record<CrontabFieldName, FieldParts>): Record<CrontabFieldName, number[]> {
  eachField((name) => parts[name].items.forEach((item) => checkShape(item, CRONTAB_FIELDS[name])));
  try {
    const values = parse(eachField((name) => parts[name].items.map(({ text }) => text).join(',') || '*'));
    return eachField((name) => (parts[name].items.length === 0 ? [] : values[name]));
  } catch {
    // It also refuses what others accept: a value given twice (`*,5`, `0,7`), days that the month does not have. One by one they pass.
    return eachField((name) => parts[name].items.flatMap((item) => readItem(item, name)));
  }
}

/** cron-parser resolves names anywhere in a field (`janfeb` would be 12), so the shape is checked before. */
function checkShape(item: CronItem, field: CronField): void {
  if (!/^(?:[*?]|(?:\d+|[a-z]{3})(?:-(?:\d+|[a-z]{3}))?)(?:\/\d+)?$/i.test(item.text)) readRange(item, field, 'crontab');
}

function readItem(item: CronItem, name: CrontabFieldName): number[] {
  try {
    return parse(eachField((other) => (other === name ? item.text : '*')))[name];
  } catch (cause) {
    // Says why, where the reason is one we know.
    readRange(item, CRONTAB_FIELDS[name], 'crontab');
    throw refuseItem(item, CRONTAB_FIELDS[name], `is refused by cron-parser: ${String(cause)}`, null);
  }
}

function parse(texts: Record<CrontabFieldName, string>): Record<CrontabFieldName, number[]> {
  const expression = [texts.second, texts.minute, texts.hour, texts.day, texts.month, texts.weekday].join(' ');
  // Without a current date it would ask the clock.
  const { fields } = CronExpressionParser.parse(expression, { currentDate: 0, tz: 'UTC' });
  return {
    second: fields.second.values.map(Number),
    minute: fields.minute.values.map(Number),
    hour: fields.hour.values.map(Number),
    day: fields.dayOfMonth.values.map(Number),
    month: fields.month.values.map(Number),
    weekday: fields.dayOfWeek.values.map(Number),
  };
}
