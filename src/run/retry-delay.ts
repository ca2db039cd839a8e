import type { Retry } from '../config/config.ts';

/**
 * From the end of the failed attempt numbered `attempt` (from 1) to the next one, in ms; `null`: it is not tried again.
 *
 * @param exitCode `null` where there is none.
 * @param chance 0 to 1.
 */
export function retryDelay(
  { attempts, delayMs, backoff, maxDelayMs, jitter, on }: Retry,
  attempt: number,
  exitCode: number | null,
  chance: number,
): number | null {
  if (attempt >= attempts || (on !== null && (exitCode === null || !on.includes(exitCode)))) return null;
  const longest = maxDelayMs ?? Number.MAX_SAFE_INTEGER;
  const planned = Math.min(delayMs * backoff ** (attempt - 1), longest);
  return Math.min(Math.round(planned * (1 + jitter * (2 * chance - 1))), longest);
}
