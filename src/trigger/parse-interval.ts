import { parseDuration } from './parse-duration.ts';
import { TriggerError, under } from './trigger-error.ts';
import type { IntervalSpec } from './trigger-spec.ts';

const PART_SECONDS = { weeks: 604_800, days: 86_400, hours: 3600, minutes: 60, seconds: 1, milliseconds: 0.001 };
type Part = keyof typeof PART_SECONDS;

/**
 * The length of an interval in whole milliseconds, at least 1: a duration or the sum of its parts. Parts that are all zero mean one second,
 * as in APScheduler.
 *
 * @throws TriggerError `bad-duration`, `out-of-range`, `bad-trigger` for an unknown part
 */
export function parseInterval(interval: IntervalSpec['interval']): number {
  if (typeof interval === 'object' && interval !== null) return sumOfParts(interval);
  const ms = parseDuration(interval);
  if (ms < 1) throw tooShort(interval);
  return ms;
}

function sumOfParts(parts: Partial<Record<Part, number>>): number {
  let ms = 0;
  for (const [part, amount] of Object.entries(parts)) ms += under(part, () => partMs(part, amount));
  if (ms === 0) return 1000;
  if (Math.round(ms) < 1) throw tooShort(parts);
  return Math.round(ms);
}

function partMs(part: string, amount: unknown): number {
  if (!Object.hasOwn(PART_SECONDS, part)) {
    const hint = `the parts are ${Object.keys(PART_SECONDS).join(', ')}`;
    throw new TriggerError({ code: 'bad-trigger', message: `"${part}" is not a part of an interval`, hint });
  }
  if (typeof amount !== 'number' || !Number.isFinite(amount)) {
    const hint = 'write a number, or the whole interval as text: 1h30m';
    throw new TriggerError({ code: 'bad-duration', message: `${JSON.stringify(amount)} is no number of ${part}`, hint });
  }
  if (amount < 0)
    throw new TriggerError({ code: 'out-of-range', message: `${amount} ${part} is negative`, hint: 'use 0 or more' });
  return amount * PART_SECONDS[part as Part] * 1000;
}

function tooShort(value: unknown): TriggerError {
  const message = `an interval must be at least 1 ms, got ${JSON.stringify(value)}`;
  return new TriggerError({ code: 'out-of-range', message, hint: 'write it like 30s or 5m' });
}
