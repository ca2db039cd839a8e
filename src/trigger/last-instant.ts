import type { InstantSeries } from './instant-series.ts';

const FIRST_STRIDE_MS = 1000;

/**
 * The last instant of `series` after `after` and at or before `until`, or `null`. It goes back in doubling strides until there is one, and
 * bisects from there: a few dozen questions, however many instants lie between.
 */
export function lastInstant(series: InstantSeries, after: number, until: number): number | null {
  let found: number | null = null;
  for (let stride = FIRST_STRIDE_MS; found === null; stride *= 2) {
    const start = Math.max(after, until - stride);
    found = series.from(start + 1);
    if (found === null || found > until) {
      if (start === after) return null;
      found = null;
    }
  }
  // Nothing lies after `high`, up to `until`.
  let high = until;
  while (found < high) {
    const middle: number = found + Math.ceil((high - found) / 2);
    const later = series.from(middle);
    if (later !== null && later <= high) found = later;
    else high = middle - 1;
  }
  return found;
}
