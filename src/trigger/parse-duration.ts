import { TriggerError } from './trigger-error.ts';

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
  throw badDuration(value, ms < 0 ? 'is negative' : 'is not a duration');
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

function badDuration(value: unknown, why: string): TriggerError {
  return new TriggerError({
    code: 'bad-duration',
    message: `${typeof value === 'string' ? `"${value}"` : String(value)} ${why}`,
    hint: 'write it like 90s, 5m, 1h30m or 7d, or as a number of seconds',
  });
}
