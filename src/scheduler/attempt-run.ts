import type { RunOutcome } from '../event/outcome.ts';
import type { RunContext, Runnable } from './pipeline.ts';

export interface RunResult {
  readonly outcome: Exclude<RunOutcome, 'interrupted'>;
  readonly returnValue: unknown;
  readonly exception: Error | null;
}

/** Runs it, and says what became of it by the rules of `Runnable.run`. Never rejects. */
export async function attemptRun(runnable: Runnable, context: RunContext): Promise<RunResult> {
  try {
    return { outcome: 'success', returnValue: (await runnable.run(context)) ?? null, exception: null };
  } catch (error) {
    const exception = toError(error);
    return { outcome: outcomeOf(exception, context.signal), returnValue: null, exception };
  }
}

function outcomeOf(exception: Error, signal: AbortSignal): RunResult['outcome'] {
  if (signal.aborted) return 'cancelled';
  return exception.name === 'TimeoutError' ? 'timeout' : 'failure';
}

/** What was thrown, as an `Error` with it as its cause where it was none. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown), { cause: thrown });
}
