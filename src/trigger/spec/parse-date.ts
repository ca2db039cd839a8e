import { DAY_MS, daysFromCivil, daysInMonth } from '../zone/civil-date.ts';
import { respellDate } from './respell-date.ts';
import { showValue } from './show-value.ts';
import { TriggerError } from '../trigger-error.ts';
import { instantOfWall } from '../zone/wall-instant.ts';
import type { Zone } from '../zone/zone.ts';

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,6}))?(Z|[+-]\d\d:\d\d)?)?$/;
const HINT = 'write it like 2027-01-31 or 2027-01-31T08:00:00, with Z or +01:00 for a fixed instant';

/**
 * The instant (ms) of a date as written in a spec: `2027-01-31` (midnight), `2027-01-31T08:00:00` or with a space, a fraction, and `Z` or
 * `±HH:MM`. Without an offset it is wall time in `zone`: one in a gap moves forward by the gap's length, a repeated one is its first pass.
 * The grammar is APScheduler's, but a fraction is decimal (APScheduler reads `.5` as 5 µs); what is finer than a millisecond is cut off.
 *
 * @throws TriggerError `bad-date`
 */
export function parseDate(value: string, zone: Zone): number {
  const match = typeof value === 'string' ? DATE.exec(value) : null;
  if (match === null) throw badDate(value, 'is not a date', formHint(value));
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (year < 1 || month < 1 || month > 12) throw badDate(value, 'is a month that does not exist', 'use 0001-01 to 9999-12');
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) throw badDate(value, 'is a day that does not exist', `that month goes from 01 to ${days}`);
  if (hour > 23 || minute > 59 || second > 59) throw badDate(value, 'is a time that does not exist', 'use 00:00:00 to 23:59:59');

  const fraction = Math.trunc(Number(`0.${match[7] ?? 0}`) * 1000);
  const wall = daysFromCivil(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  return match[8] === undefined ? instantOfWall(wall, zone) : wall - readOffset(match[8], value);
}

function readOffset(offset: string, value: string): number {
  if (offset === 'Z') return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(4))];
  if (hours > 23 || minutes > 59) throw badDate(value, 'has an offset that does not exist', 'use -23:59 to +23:59');
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function formHint(value: unknown): string {
  if (typeof value !== 'string') return isDate(value) ? 'write what its toISOString() gives' : HINT;
  const nearest = respellDate(value);
  if (nearest === null || !DATE.test(nearest)) return HINT;
  return /[a-z]\/[a-z]/i.test(value) ? `write ${nearest}, and the zone as \`timezone\`` : `write ${nearest}`;
}

function isDate(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function badDate(value: unknown, why: string, hint: string | null): TriggerError {
  return new TriggerError({ code: 'bad-date', message: `${showValue(value)} ${why}`, hint });
}
