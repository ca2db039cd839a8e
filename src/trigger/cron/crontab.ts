import { bitMask, sixtyBits, type Stride } from './bit-set.ts';
import { type CronField, type CronItem, readRange, splitItems } from './cron-item.ts';
import { type CronRule, UNRESTRICTED } from './cron-rule.ts';
import { CRONTAB_FIELDS, type CrontabFieldName } from './crontab-field.ts';
import { readSlot } from './crontab-slot.ts';
import { readSpecialDay, readSpecialWeekday } from './crontab-special-day.ts';
import { splitCrontab } from './crontab-text.ts';
import { type DayRule, type DaySet, sharedDays } from './day-set.ts';

/** A field of an expression, taken apart. */
interface FieldParts {
  readonly text: string;
  /** Plain values, ranges and steps. */
  readonly strides: readonly Stride[];
  /** `L`, `L-3`, `LW`, `15W`, `5L`, `5#2`. */
  readonly special: readonly DayRule[];
}

const STARS = Object.fromEntries(
  Object.entries(CRONTAB_FIELDS).map(([name, { min, max }]): [string, FieldParts] => [
    name,
    { text: '*', strides: [{ first: min, last: max, step: 1 }], special: [] },
  ]),
) as Readonly<Record<CrontabFieldName, FieldParts>>;

/**
 * Compiles a crontab expression: five fields, six with seconds first, seven with a year last too, or an alias like `@daily`. Weekdays are
 * crontab's (0 and 7 = Sunday); a day matches either day field when both are restricted (POSIX crontab). `id` picks the slots of `H`.
 *
 * @throws TriggerError `bad-cron`, with the column inside `expression`
 */
export function compileCrontab(expression: string, id: string): CronRule {
  const texts = splitCrontab(expression);
  const second = partsOf(texts.second, 'second', id);
  const minute = partsOf(texts.minute, 'minute', id);
  const hour = partsOf(texts.hour, 'hour', id);
  const day = partsOf(texts.day, 'day', id);
  const month = partsOf(texts.month, 'month', id);
  const weekday = partsOf(texts.weekday, 'weekday', id);
  const year = partsOf(texts.year, 'year', id);
  return {
    seconds: sixtyBits(second.strides),
    minutes: sixtyBits(minute.strides),
    hours: bitMask(hour.strides),
    days: daySets(day, weekday),
    months: bitMask(month.strides),
    years: isStar(year) ? UNRESTRICTED : [year.strides],
    wildcard: isWildcard(second) || isWildcard(minute) || isWildcard(hour),
  };
}

function daySets(day: FieldParts, weekday: FieldParts): readonly DaySet[] {
  if (isStar(day) && isStar(weekday)) return UNRESTRICTED;
  if (isStar(day)) return sharedDays([weekdaysOf(weekday)]);
  return sharedDays([isStar(weekday) ? daysOf(day) : [...daysOf(day), ...weekdaysOf(weekday)]]);
}

function daysOf({ strides, special }: FieldParts): DaySet {
  return [{ kind: 'days', mask: bitMask(strides) >>> 1 }, ...special];
}

/** Crontab counts from Sunday, at both ends; day sets from Monday. */
function weekdaysOf({ strides, special }: FieldParts): DaySet {
  const mask = bitMask(strides);
  return [{ kind: 'weekdays', mask: (mask >>> 1) | ((mask & 1) << 6) }, ...special];
}

/** A star with a step restricts the days, as all but Vixie cron have it. */
function isStar({ text }: FieldParts): boolean {
  return text === '*' || text === '?';
}

/** `H/n` is a star with a step that begins somewhere. */
function isWildcard({ text }: FieldParts): boolean {
  return /^(?:[*?]|H\/)/i.test(text);
}

function partsOf({ text, column }: CronItem, name: CrontabFieldName, id: string): FieldParts {
  if (text === '*') return STARS[name];
  const field = CRONTAB_FIELDS[name];
  const strides: Stride[] = [];
  const special: DayRule[] = [];
  for (const item of splitItems(text, column)) {
    const rule = readSpecial(item, name);
    if (rule === null) strides.push(readStride(item, field, id));
    else special.push(rule);
  }
  return { text, strides, special };
}

function readSpecial(item: CronItem, name: CrontabFieldName): DayRule | null {
  if (isNumeric(item)) return null;
  if (name === 'day') return readSpecialDay(item, CRONTAB_FIELDS.day);
  return name === 'weekday' ? readSpecialWeekday(item, CRONTAB_FIELDS.weekday) : null;
}

function readStride(item: CronItem, field: CronField, id: string): Stride {
  const slot = isNumeric(item) ? null : readSlot(item, field, id);
  return slot ?? readRange(item, field, 'crontab');
}

/** Most items are, and need not be asked whether they are something special. */
function isNumeric({ text }: CronItem): boolean {
  return !/[a-z#]/i.test(text);
}
