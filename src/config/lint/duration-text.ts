import { parseDuration } from '../../trigger/spec/parse-duration.ts';
import { TriggerError } from '../../trigger/trigger-error.ts';

/** Milliseconds; `null` for what is no duration: that has been said. */
export function readDuration(value: string | number): number | null {
  try {
    return parseDuration(value);
  } catch (error) {
    if (error instanceof TriggerError) return null;
    throw error;
  }
}

const UNITS: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

/** Milliseconds as a file would have them: `1h30m`. */
export function durationText(ms: number): string {
  let [text, rest] = ['', ms];
  for (const [unit, size] of UNITS) {
    const amount = Math.floor(rest / size);
    if (amount > 0) text += `${amount}${unit}`;
    rest -= amount * size;
  }
  return text || '0s';
}
