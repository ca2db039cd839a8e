import { isMap } from './is-map.ts';
import { parseDuration } from './parse-duration.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { showValue } from './show-value.ts';
import { TriggerError, under } from '../trigger-error.ts';
import type { IntervalSpec } from './trigger-spec.ts';

const PART_SECONDS = { weeks: 604_800, days: 86_400, hours: 3600, minutes: 60, seconds: 1, milliseconds: 0.001 };
/** `P1M`, `1y`, `2 months`; but `1M` may be a minute. */
const CALENDAR = /^(?:P[\d.]+[YM]|[\d.]+\s*(?:y|yrs?|years?|mo|mons?|months?)$)/i;
const HINT = 'write it like 30s or 5m';

/**
 * The length of an interval in whole milliseconds, at least 1: a duration or the sum of its parts. Parts that are all zero mean one second,
 * as in APScheduler.
 *
 * @throws TriggerError `bad-duration`, `out-of-range`, `bad-trigger` for an unknown part
 */
export function parseInterval(interval: IntervalSpec['interval']): number {
  if (typeof interval === 'object' && interval !== null) return sumOfParts(interval);
  if (typeof interval === 'string' && CALENDAR.test(interval)) {
    const hint = 'months and years differ in length: use `calendar_interval: { months: 1 }`';
    throw new TriggerError({ code: 'bad-duration', message: `${showValue(interval)} is not a duration`, hint });
  }
  const ms = parseDuration(interval);
  if (ms < 1) throw tooShort(interval);
  return ms;
}

function sumOfParts(parts: object): number {
  if (!isMap(parts)) throw new TriggerError({ code: 'bad-trigger', message: `${showValue(parts)} is no interval`, hint: HINT });
  refuseUnknown(parts, Object.keys(PART_SECONDS), 'bad-trigger', 'a part of an interval');
  let ms = 0;
  for (const [part, seconds] of Object.entries(PART_SECONDS))
    ms += under(part, () => amountOf(part, parts[part])) * seconds * 1000;
  if (ms === 0) return 1000;
  if (Math.round(ms) < 1) throw tooShort(parts);
  if (Number.isSafeInteger(Math.round(ms))) return Math.round(ms);
  throw new TriggerError({ code: 'out-of-range', message: `an interval of ${showValue(parts)} is too long`, hint: HINT });
}

function amountOf(part: string, amount: unknown): number {
  if (amount === undefined) return 0;
  if (typeof amount !== 'number' || !Number.isFinite(amount)) {
    const hint = 'write a number, or the whole interval as text: 1h30m';
    throw new TriggerError({ code: 'bad-duration', message: `${showValue(amount)} is no number of ${part}`, hint });
  }
  if (amount >= 0) return amount;
  throw new TriggerError({ code: 'out-of-range', message: `${amount} ${part} is negative`, hint: 'use 0 or more' });
}

function tooShort(value: unknown): TriggerError {
  const message = `an interval must be at least 1 ms, got ${showValue(value)}`;
  return new TriggerError({ code: 'out-of-range', message, hint: HINT });
}
