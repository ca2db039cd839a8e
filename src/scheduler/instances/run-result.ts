import { showValue } from '../../trigger/spec/show-value.ts';
import type { RunOutcome } from '../../event/outcome.ts';

export interface RunResult {
  readonly outcome: RunOutcome;
  readonly returnValue: unknown;
  readonly exception: Error | null;
}

/** What became of a run that resolved, by the rules of `Runnable.run`. */
export function succeeded(returnValue: unknown): RunResult {
  return { outcome: 'success', returnValue: returnValue ?? null, exception: null };
}

/** What became of a run that threw; `null`: it is left to the next process. */
export function failed(thrown: unknown, signal: AbortSignal): RunResult | null {
  const exception = toError(thrown);
  if (exception.name === 'RunPostponed') return null;
  return { outcome: outcomeOf(exception, signal), returnValue: null, exception };
}

function outcomeOf(exception: Error, signal: AbortSignal): RunResult['outcome'] {
  if (signal.aborted) return 'cancelled';
  switch (exception.name) {
    case 'TimeoutError':
      return 'timeout';
    case 'InterruptedError':
      return 'interrupted';
    default:
      return 'failure';
  }
}

/** What was thrown, as an `Error` with it as its cause where it was none. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(textOf(thrown), { cause: thrown });
}

function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    // `Object.create(null)` has no text.
    return showValue(thrown);
  }
}
