import { respellDuration } from './respell-duration.ts';
import { showValue } from './show-value.ts';
import { TriggerError } from '../trigger-error.ts';

const SECOND_MS = 1000;
const UNIT_MS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: SECOND_MS, ms: 1 };

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
/** Largest unit first, each at most once: `1h30m`, `7d`, `500ms`. */
const UNITS = new RegExp(
  `^(?=.)${Object.keys(UNIT_MS)
    .map((unit) => `(?:${NUMBER}${unit}(?![a-z])\\s*)?`)
    .join('')}$`,
);
/** ISO 8601 without years and months, whose length varies: `PT5M`, `P1DT12H`, `P2W`. */
const ISO = new RegExp(`^P(?=.)(?:${NUMBER}W)?(?:${NUMBER}D)?(?:T(?=.)(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`);

/**
 * A duration in whole milliseconds, zero or more: `90s`, `5m`, `1h30m`, `7d`, `500ms`, ISO 8601 `PT5M`, or a number of seconds (also as text).
 *
 * @throws TriggerError `bad-duration`
 */
export function parseDuration(value: string | number): number {
  const ms = typeof value === 'number' ? value * SECOND_MS : parseText(value);
  if (Number.isSafeInteger(Math.round(ms)) && ms >= 0) return Math.round(ms);
  const message = `${showValue(value)} ${ms < 0 ? 'is negative' : Number.isNaN(ms) ? 'is not a duration' : 'is too long'}`;
  const nearest = typeof value === 'string' ? nearestDuration(value) : null;
  const hint = nearest === null ? 'write it like 90s, 5m, 1h30m or 7d, or as a number of seconds' : `write ${nearest}`;
  throw new TriggerError({ code: 'bad-duration', message, hint });
}

/** What to write instead of a text that is no duration: `10m` for `10min` or `10 minutes`; `null` when nobody can say. */
export function nearestDuration(text: string): string | null {
  const duration = respellDuration(text);
  return duration !== null && parseText(duration) >= 0 ? duration : null;
}

function parseText(value: unknown): number {
  if (typeof value !== 'string') return NaN;
  const text = value.trim();
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text) * SECOND_MS;
  if (/^-\s*\S/.test(text)) return -Math.abs(parseText(text.slice(1)));
  const amounts = UNITS.exec(text) ?? ISO.exec(text);
  if (amounts === null) return NaN;
  return Object.values(UNIT_MS).reduce((sum, size, index) => sum + Number(amounts[index + 1] ?? 0) * size, 0);
}
