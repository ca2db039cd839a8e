import type { RateLimit } from './config.ts';
import { readDuration } from './lint/duration-text.ts';

/** `1 per 10m`: a whole number from 1, and a duration over 0; `null` for what is no rate. */
export function parseRate(text: string): RateLimit | null {
  const [, calls, duration = ''] = /^\s*(\d{1,6})\s+per\s+(.+)$/.exec(text) ?? [];
  const perMs = readDuration(duration);
  return Number(calls) >= 1 && perMs !== null && perMs > 0 ? { calls: Number(calls), perMs } : null;
}
