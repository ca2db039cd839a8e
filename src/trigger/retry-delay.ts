/** When what failed is tried again. */
export interface Retry {
  /** How often it is tried, the first time included. */
  readonly attempts: number;
  /** From the end of the first attempt to the second one. */
  readonly delayMs: number;
  /** Each further delay is so many times the one before. */
  readonly backoff: number;
  /** No delay is longer; `null`: no such limit. */
  readonly maxDelayMs: number | null;
  /** The part of a delay, 0 to 1, by which chance makes it longer or shorter. */
  readonly jitter: number;
  /** The exit codes after which it is tried again; `null`: after whatever fails. */
  readonly on: readonly number[] | null;
}

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
