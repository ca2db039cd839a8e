import { type CronField, type CronItem, readRange, refuseItem } from './cron-item.ts';
import type { DayRule } from './day-set.ts';

/** `L`, `L-3`, `LW` and `15W` in the day-of-month field; `null` for anything else. */
export function readSpecialDay(item: CronItem, field: CronField): DayRule | null {
  const text = item.text.toUpperCase();
  if (text === 'LW') return { kind: 'last-workday' };
  const before = /^L(?:-(\d+))?$/.exec(text);
  if (before !== null) return lastDay(Number(before[1] ?? 0), item, field);
  const day = /^(\d+)W$/.exec(text)?.[1];
  if (day === undefined) return null;
  return { kind: 'nearest-workday', day: valueOf(day, item, field) };
}

/** `5L` and `5#2`, with numbers or names, in the day-of-week field; `null` for anything else. */
export function readSpecialWeekday(item: CronItem, field: CronField): DayRule | null {
  const [, name, rest] = /^(\d+|[a-z]{3})(L|#\d+)$/i.exec(item.text) ?? [];
  if (name === undefined || rest === undefined) return null;
  // Crontab counts from Sunday, day rules from Monday.
  const weekday = (valueOf(name, item, field) + 6) % 7;
  if (/l/i.test(rest)) return { kind: 'last-weekday', weekday };
  const nth = Number(rest.slice(1));
  if (nth < 1 || nth > 5)
    throw refuseItem(item, field, `asks for number ${nth} of a month`, `use ${name}#1 to ${name}#5, or ${name}L`);
  return { kind: 'nth-weekday', weekday, nth };
}

function lastDay(before: number, item: CronItem, field: CronField): DayRule {
  if (before >= field.max) throw refuseItem(item, field, 'reaches past the month', `use L-1 to L-${field.max - 1}`);
  return { kind: 'last-day', before };
}

function valueOf(text: string, item: CronItem, field: CronField): number {
  return readRange({ ...item, text }, field, 'crontab').first;
}
