import { parseDuration } from '../../trigger/spec/parse-duration.ts';
import type { Retry } from '../config.ts';
import type { WrittenRetry } from '../written-config.ts';

/** When what failed is tried again; never, where nothing is said. Durations in ms. */
export function normaliseRetry(written: WrittenRetry | undefined): Retry {
  if (written === undefined) return ONCE;
  const { attempts, delay = '10s', backoff = 1, max_delay: maxDelay = null, jitter = 0, on } = written;
  return {
    attempts,
    delayMs: parseDuration(delay),
    backoff,
    maxDelayMs: maxDelay === null ? null : parseDuration(maxDelay),
    jitter,
    on: on === undefined ? null : [...new Set(on)],
  };
}

/** One for all: thousands of jobs have none. */
const ONCE: Retry = Object.freeze({ attempts: 1, delayMs: 0, backoff: 1, maxDelayMs: null, jitter: 0, on: null });
