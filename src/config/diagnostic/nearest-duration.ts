import { parseDuration } from '../../trigger/parse-duration.ts';
import { TriggerError } from '../../trigger/trigger-error.ts';

/** Units by the names that people give them. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:ms|millis|milliseconds?)$/, 'ms'],
  [/^(?:s|secs?|seconds?)$/, 's'],
  [/^(?:m|mins?|minutes?)$/, 'm'],
  [/^(?:h|hrs?|hours?)$/, 'h'],
  [/^(?:d|days?)$/, 'd'],
  [/^(?:w|weeks?)$/, 'w'],
];

/** What to write instead of a text that is no duration: `10m` for `10min`, `10 minutes` or `10M`; `null` when nobody can say. */
export function durationHint(text: string): string | null {
  const nearest = nearestDuration(text);
  return nearest === null ? null : `write \`${nearest}\``;
}

function nearestDuration(text: string): string | null {
  const plain = text.toLowerCase().replaceAll(/\s+|\band\b/g, '');
  if (!/^(?:[\d.]+[a-z]+)+$/.test(plain)) return null;
  let duration = '';
  for (const [, amount = '', word = ''] of plain.matchAll(/([\d.]+)([a-z]+)/g)) {
    const unit = UNITS.find(([name]) => name.test(word))?.[1];
    if (unit === undefined) return null;
    duration += amount + unit;
  }
  return isDuration(duration) ? duration : null;
}

function isDuration(text: string): boolean {
  try {
    return parseDuration(text) >= 0;
  } catch (error) {
    if (error instanceof TriggerError) return false;
    throw error;
  }
}
