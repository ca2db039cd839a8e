import type { Hook } from '../config/config.ts';
import { describeFailure } from '../executor/describe-exit.ts';
import type { Exit, Response } from '../executor/executor.ts';

/** What one call of a hook came to. */
export type CallOutcome =
  | { readonly kind: 'done' }
  /** `message`: the rest of a sentence that begins with the hook. `isPassing`: it may be another time. */
  | { readonly kind: 'failed'; readonly message: string; readonly isPassing: boolean };

/** Servers that ask to be tried again, and those that have trouble of their own. */
const PASSING = new Set([408, 425, 429]);

/** What the end of the call means; of a webhook, whose answer is data, what the answer means. */
export function callOutcome({ action, timeoutMs }: Hook, exit: Exit): CallOutcome {
  if (action.kind === 'webhook') {
    if (exit.kind === 'returned') return answerOutcome(exit.value as Response);
    if (exit.kind === 'threw') return { kind: 'failed', message: `could not be reached: ${exit.message}`, isPassing: true };
  }
  const message = describeFailure(exit, timeoutMs);
  if (message === null) return { kind: 'done' };
  return { kind: 'failed', message, isPassing: action.kind === 'webhook' && exit.kind === 'timeout' };
}

function answerOutcome({ status, statusText, text }: Response): CallOutcome {
  if (status >= 200 && status < 300) return { kind: 'done' };
  const message = `answered ${[status, statusText].join(' ').trim()}${text === '' ? '' : `: ${text}`}`;
  return { kind: 'failed', message, isPassing: status >= 500 || PASSING.has(status) };
}
