import type { Hook } from '../config/config.ts';
import { describeFailure } from '../executor/describe-exit.ts';
import type { Exit, Response } from '../executor/executor.ts';
import { readRetryAfter } from './retry-after.ts';

/** What one call of a hook came to. */
export type CallOutcome = { readonly kind: 'done' } | CallFailure;

export interface CallFailure {
  readonly kind: 'failed';
  /** The rest of a sentence that begins with the hook. */
  readonly message: string;
  /** Whether it may be well another time. */
  readonly isPassing: boolean;
  /** How long the server asks to be left alone, in ms; 0: it does not say. */
  readonly retryAfterMs: number;
}

/** Servers that ask to be tried again, and those that have trouble of their own. */
const PASSING = new Set([408, 425, 429]);

/** Ends that are none of the server's: it may not have heard of anything. */
const WITHOUT_ANSWER: ReadonlySet<Exit['kind']> = new Set(['timeout', 'failed-to-start', 'executor-lost']);

/**
 * What the end of the call means; of a webhook, whose answer is data, what the answer means.
 *
 * @param now Unix ms.
 */
export function callOutcome({ action, timeoutMs }: Hook, exit: Exit, now: number): CallOutcome {
  const isWebhook = action.kind === 'webhook';
  if (isWebhook && exit.kind === 'returned') return answerOutcome(exit.value as Response, now);
  if (isWebhook && exit.kind === 'threw') return failedCall(`could not be reached: ${exit.message}`, true);
  const message = describeFailure(exit, timeoutMs);
  return message === null ? { kind: 'done' } : failedCall(message, isWebhook && WITHOUT_ANSWER.has(exit.kind));
}

/** A call that has failed. */
export function failedCall(message: string, isPassing: boolean, retryAfterMs = 0): CallFailure {
  return { kind: 'failed', message, isPassing, retryAfterMs };
}

function answerOutcome({ status, statusText, retryAfter, text }: Response, now: number): CallOutcome {
  if (status >= 200 && status < 300) return { kind: 'done' };
  const message = `answered ${[status, statusText].join(' ').trim()}${text === '' ? '' : `: ${text}`}`;
  return failedCall(message, status >= 500 || PASSING.has(status), readRetryAfter(retryAfter, now));
}
