import type { Retry } from '../../trigger/retry-delay.ts';
import { SchedulerError } from '../scheduler-error.ts';

/** When a run that failed is tried again, as given to `addJob`; as `retry` of a job in the file, in seconds. */
export interface RetryOptions {
  /** How often it is tried, the first time included; 1 to 1000. */
  attempts: number;
  /** Seconds from the end of the first attempt to the second one. Default 10. */
  delay?: number;
  /** Each further delay is so many times the one before; 1 to 100. Default 1. */
  backoff?: number;
  /** No delay is longer, in seconds; `null` (default): no such limit. */
  maxDelay?: number | null;
  /** Each delay is made longer or shorter by chance, by this part of it at most, 0 to 1. Default 0. */
  jitter?: number;
}

const KNOWN = ['attempts', 'delay', 'backoff', 'maxDelay', 'jitter'];

/** The same in ms; `null` for one attempt. Throws `SchedulerError('bad-option')` for what means nothing or is out of range. */
export function resolveRetry(options: RetryOptions | null): Retry | null {
  if (options === null) return null;
  const { attempts, delay = 10, backoff = 1, maxDelay = null, jitter = 0 } = options;
  const unknown = Object.keys(options).find((key) => !KNOWN.includes(key));
  if (unknown !== undefined) throw bad(`has no option "${unknown}"; it takes ${KNOWN.join(', ')}`);
  if (!Number.isInteger(attempts)) throw bad(`.attempts must be a whole number, got ${attempts}`);
  check('attempts', attempts, 1, 1000);
  check('delay', delay, 0, Infinity);
  check('backoff', backoff, 1, 100);
  check('maxDelay', maxDelay ?? 0, 0, Infinity);
  check('jitter', jitter, 0, 1);
  if (attempts === 1) return null;
  return { attempts, delayMs: delay * 1000, backoff, maxDelayMs: maxDelay === null ? null : maxDelay * 1000, jitter, on: null };
}

function check(name: string, value: number, least: number, most: number): void {
  if (!(value >= least && value <= most))
    throw bad(`.${name} must be ${most === Infinity ? `${least} or more` : `from ${least} to ${most}`}, got ${value}`);
}

function bad(rest: string): SchedulerError {
  return new SchedulerError('bad-option', `retry${rest.startsWith('.') ? '' : ' '}${rest}`);
}
