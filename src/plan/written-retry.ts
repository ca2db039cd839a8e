import type { Retry } from '../config/config.ts';
import { durationText } from '../config/lint/duration-text.ts';

/** A retry in the words of the file, what is as by default left out; `undefined` where nothing is tried again. */
export function writtenRetry(retry: Retry | undefined): Readonly<Record<string, unknown>> | undefined {
  // A job that a former version has kept knows of none.
  if (retry === undefined || retry.attempts === 1) return undefined;
  const { attempts, delayMs, backoff, maxDelayMs, jitter, on } = retry;
  return {
    attempts,
    delay: durationText(delayMs),
    ...(backoff !== 1 && { backoff }),
    ...(maxDelayMs !== null && { max_delay: durationText(maxDelayMs) }),
    ...(jitter !== 0 && { jitter }),
    ...(on !== null && { on }),
  };
}
