import type { Stride } from './bit-set.ts';
import { nearestItem } from './nearest-item.ts';
import { showValue } from '../spec/show-value.ts';
import { TriggerError } from '../trigger-error.ts';

/** What one field of a cron spec may hold. */
export interface CronField {
  /** As messages call it. */
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Three-letter names in order, the first one standing for `firstNamed`; none: numbers only. */
  readonly names: readonly string[];
  /** The number of the first name. */
  readonly firstNamed: number;
  /** What it takes besides values, ranges and steps, for hints. */
  readonly special?: readonly string[];
}

/** One part of a comma-separated list. */
export interface CronItem {
  readonly text: string;
  /** 1-based, in the string it was cut from. */
  readonly column: number;
}

/** APScheduler's fields are stricter than crontab: no step after a name, no step longer than the range, no `?`. */
export type CronDialect = 'apscheduler' | 'crontab';

export const MONTH_NAMES: readonly string[] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

/** Star; first, last; step. */
const RANGE = /^(?:([*?])|(\d+|[a-z]+)(?:-(\d+|[a-z]+))?)(?:\/(\d+))?$/i;

/** Cuts a field at its commas; spaces around an item are not part of it. `column` is that of the field's first character. */
export function splitItems(field: string, column: number): CronItem[] {
  if (!field.includes(',') && field === field.trim()) return [{ text: field, column }];
  const items: CronItem[] = [];
  let at = column;
  for (const part of field.split(',')) {
    items.push({ text: part.trim(), column: at + part.length - part.trimStart().length });
    at += part.length + 1;
  }
  return items;
}

/**
 * Reads a star, `a` or `a-b`, each with or without a step `/n`; `a` and `b` are numbers or names of the field, and `a/n` goes on to its maximum.
 *
 * @throws TriggerError `bad-cron`, with the column of the item
 */
export function readRange(item: CronItem, field: CronField, dialect: CronDialect): Stride {
  // By far most items are a plain number: no need to take it apart.
  const value = /^\d\d?$/.test(item.text) ? Number(item.text) : -1;
  if (value >= field.min && value <= field.max) return { first: value, last: value, step: 1 };

  const parts = RANGE.exec(item.text);
  if (parts === null || (parts[1] === '?' && dialect === 'apscheduler')) throw unreadable(item, field, dialect);
  const [, star, firstText, lastText, stepText] = parts;
  if (dialect === 'apscheduler') refuseMixedName(item, field, stepText !== undefined);

  const first = firstText === undefined ? field.min : readValue(firstText, item, field, dialect);
  let last = lastText === undefined ? null : readValue(lastText, item, field, dialect);
  // As in Vixie cron, Sunday is also the last day of the week: `sat-sun`. No other range wraps around.
  if (lastText?.toLowerCase() === 'sun' && first > 0 && dialect === 'crontab') last = 7;
  if (last !== null && first > last) throw backwards(item, field);
  const isOpen = star !== undefined || stepText !== undefined;
  const end = last ?? (isOpen ? field.max : first);
  const step = stepText === undefined ? 1 : Number(stepText);
  if (stepText !== undefined) checkStep(step, end - first, item, field, dialect);
  return { first, last: end, step };
}

/** A refusal of one item: names the field, quotes the item, points at its column. */
export function refuseItem(item: CronItem, field: CronField, why: string, hint: string | null): TriggerError {
  return new TriggerError({
    code: 'bad-cron',
    message: `${showValue(item.text)} in the ${field.name} field ${why}`,
    column: item.column,
    hint,
  });
}

/** What the field takes, for hints: `0 to 59`, `1 to 12 or jan to dec`. */
export function allowedValues({ min, max, names }: CronField): string {
  return `${min} to ${max}${names.length === 0 ? '' : ` or ${names[0]} to ${names.at(-1)}`}`;
}

function readValue(text: string, item: CronItem, field: CronField, dialect: CronDialect): number {
  if (!/^\d/.test(text)) {
    const index = field.names.indexOf(text.toLowerCase());
    if (index < 0) throw unreadable(item, field, dialect);
    return field.firstNamed + index;
  }
  const value = Number(text);
  if (value < field.min) throw refuseItem(item, field, `is less than ${field.min}`, `use ${allowedValues(field)}`);
  if (value <= field.max) return value;
  // To crontab 7 is Sunday too.
  const isSunday = value === 7 && field.names.at(-1) === 'sun';
  throw refuseItem(item, field, `is more than ${field.max}`, isSunday ? 'write sun for Sunday' : `use ${allowedValues(field)}`);
}

function checkStep(step: number, span: number, item: CronItem, field: CronField, dialect: CronDialect): void {
  if (step === 0) throw refuseItem(item, field, 'has a step of 0', 'use a step of 1 or more');
  if (dialect === 'crontab' || step <= span) return;
  const hint = span === 0 ? 'leave the step out' : `use a step of 1 to ${span}`;
  throw refuseItem(item, field, `has a step longer than its range (${span})`, hint);
}

function refuseMixedName(item: CronItem, field: CronField, hasStep: boolean): void {
  if (field.names.length === 0 || !/[a-z]/i.test(item.text)) return;
  if (hasStep) throw refuseItem(item, field, 'has a step after a name', 'use numbers, or list the names');
  if (/\d/.test(item.text)) throw refuseItem(item, field, 'mixes a number and a name', 'use two numbers or two names');
}

/** Ranges do not wrap around; the hint splits them at the end of the field. */
function backwards(item: CronItem, field: CronField): TriggerError {
  const [from = '', to = ''] = item.text.replace(/\/.*/, '').split('-');
  const isNamed = /[a-z]/i.test(to);
  const [min, max] = isNamed ? [field.names.at(0), field.names.at(-1)] : [String(field.min), String(field.max)];
  const parts = [from === max ? from : `${from}-${max}`, to === min ? to : `${min}-${to}`];
  return refuseItem(item, field, 'runs backwards', `write ${parts.join(',')}`);
}

function unreadable(item: CronItem, field: CronField, dialect: CronDialect): TriggerError {
  const { text } = item;
  const isName = field.names.length > 0 && /^[a-z]+(?:-[a-z]+)?$/i.test(text);
  const why = text === '' ? 'is empty' : isName ? 'is no name that cron knows' : 'cannot be read';
  if (/^\d{1,2}:\d\d$/.test(text)) return refuseItem(item, field, why, 'write the minute and the hour as two fields');
  const nearest = nearestItem(text, field.names, (each) => isReadable({ ...item, text: each }, field, dialect));
  const forms = [allowedValues(field), '*', 'a range like a-b', 'a step like */n', ...(field.special ?? [])];
  const hint = nearest === null ? `use ${forms.slice(0, -1).join(', ')} or ${forms.at(-1)}` : `did you mean ${nearest}?`;
  return refuseItem(item, field, why, hint);
}

function isReadable(item: CronItem, field: CronField, dialect: CronDialect): boolean {
  try {
    readRange(item, field, dialect);
    return true;
  } catch (error) {
    if (error instanceof TriggerError) return false;
    throw error;
  }
}
