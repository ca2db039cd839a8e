import { bitMask, sixtyBits, type Stride } from './bit-set.ts';
import { allowedValues, type CronField, type CronItem, MONTH_NAMES, readRange, refuseItem, splitItems } from './cron-item.ts';
import { type CronRule, FIRST_YEAR, LAST_YEAR, UNRESTRICTED } from './cron-rule.ts';
import { type DayRule, type DaySet, sharedDays } from './day-set.ts';
import { refuseUnknown } from '../spec/refuse-unknown.ts';
import { showValue } from '../spec/show-value.ts';
import { TriggerError, under } from '../trigger-error.ts';
import type { CronFields } from '../spec/trigger-spec.ts';

type FieldName = keyof CronFields;

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** From most to least significant, each with what it is when left out below the least significant field given. */
const FIELDS: Record<FieldName, CronField & { readonly unset: string }> = {
  year: { name: 'year', min: FIRST_YEAR, max: LAST_YEAR, names: [], firstNamed: 0, unset: '*' },
  month: { name: 'month', min: 1, max: 12, names: MONTH_NAMES, firstNamed: 1, unset: '1' },
  day: { name: 'day', min: 1, max: 31, names: [], firstNamed: 0, special: ['last', '2nd fri', 'last fri'], unset: '1' },
  week: { name: 'week', min: 1, max: 53, names: [], firstNamed: 0, unset: '*' },
  day_of_week: { name: 'day_of_week', min: 0, max: 6, names: WEEKDAYS, firstNamed: 0, unset: '*' },
  hour: { name: 'hour', min: 0, max: 23, names: [], firstNamed: 0, unset: '0' },
  minute: { name: 'minute', min: 0, max: 59, names: [], firstNamed: 0, unset: '0' },
  second: { name: 'second', min: 0, max: 59, names: [], firstNamed: 0, unset: '0' },
};
const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

/**
 * Compiles APScheduler 3.x's cron fields. Every field must match; `day_of_week` counts from 0 = Monday; fields left out are `*` above the
 * least significant one given and their minimum below it. Trailing junk that APScheduler overlooks (`mon#2`) is refused.
 *
 * @throws TriggerError `bad-cron`, with the field as path
 */
export function compileCronFields(fields: CronFields): CronRule {
  refuseUnknown(fields, FIELD_NAMES, 'bad-cron', 'a cron field');
  const texts = withDefaults(fields);
  const ranges = (name: FieldName): Stride[] =>
    under(name, () => splitItems(texts[name], 1).map((item) => readRange(item, FIELDS[name], 'apscheduler')));

  return {
    seconds: sixtyBits(ranges('second')),
    minutes: sixtyBits(ranges('minute')),
    hours: bitMask(ranges('hour')),
    months: bitMask(ranges('month')),
    years: isStar(texts.year) ? UNRESTRICTED : [ranges('year')],
    days: daySets(texts, ranges),
    wildcard: [texts.second, texts.minute, texts.hour].some((text) => text.trimStart().startsWith('*')),
  };
}

function daySets(texts: Record<FieldName, string>, ranges: (name: FieldName) => Stride[]): readonly DaySet[] {
  const sets: DaySet[] = [];
  if (!isStar(texts.day)) sets.push(under('day', () => splitItems(texts.day, 1).map(readDay)));
  if (!isStar(texts.week)) sets.push([{ kind: 'iso-weeks', weeks: sixtyBits(ranges('week')) }]);
  if (!isStar(texts.day_of_week)) sets.push([{ kind: 'weekdays', mask: bitMask(ranges('day_of_week')) }]);
  return sharedDays(sets);
}

const ORDINALS = ['1st', '2nd', '3rd', '4th', '5th'];

/** A day of the month: numbers as in every field, `last`, `2nd fri`, `last fri`. */
function readDay(item: CronItem): DayRule {
  const words = item.text.toLowerCase().split(/ +/);
  const [position = '', name] = words;
  if (position === 'last' && words.length === 1) return { kind: 'last-day', before: 0 };
  const nth = ORDINALS.indexOf(position) + 1;
  if (words.length !== 2 || name === undefined || (nth === 0 && position !== 'last')) {
    return { kind: 'days', mask: bitMask([readRange(item, FIELDS.day, 'apscheduler')]) >>> 1 };
  }
  const weekday = WEEKDAYS.indexOf(name);
  if (weekday < 0) {
    const meant = WEEKDAYS.find((each) => name.startsWith(each));
    const hint = meant === undefined ? `use ${position} mon to ${position} sun` : `did you mean ${position} ${meant}?`;
    throw refuseItem(item, FIELDS.day, 'has no weekday that cron knows', hint);
  }
  return nth === 0 ? { kind: 'last-weekday', weekday } : { kind: 'nth-weekday', weekday, nth };
}

function withDefaults(fields: CronFields): Record<FieldName, string> {
  const leastGiven = FIELD_NAMES.findLastIndex((name) => isGiven(fields[name]));
  const texts = FIELD_NAMES.map((name, index): [FieldName, string] => {
    const value = fields[name];
    if (isGiven(value)) return [name, under(name, () => textOf(value, FIELDS[name]))];
    return [name, leastGiven >= 0 && index > leastGiven ? FIELDS[name].unset : '*'];
  });
  return Object.fromEntries(texts) as Record<FieldName, string>;
}

// YAML's `hour:` without a value is null, which APScheduler's None counts as left out.
function isGiven(value: unknown): value is string | number {
  return value !== undefined && value !== null;
}

function isStar(text: string): boolean {
  return text.trim() === '*';
}

function textOf(value: unknown, field: CronField): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (typeof value === 'number' && Number.isInteger(value)) return String(value);
  const message = `${showValue(value)} is no value for the ${field.name} field`;
  const hint = Array.isArray(value) ? 'write a list as text: "1,2"' : `use ${allowedValues(field)}, or an expression as text`;
  throw new TriggerError({ code: 'bad-cron', message, hint });
}
