import type { Step } from '../config/config.ts';
import { attemptStep, type AttemptOptions } from './attempt-step.ts';
import type { Outputs } from './read-outputs.ts';
import type { ParameterisedRun, RunEnding } from './run-environment.ts';
import type { AttemptEnd } from './run-steps.ts';
import { exitCodeOf, StepError } from './step-error.ts';
import { wait } from './wait.ts';
import { retryDelay } from '../trigger/retry-delay.ts';

export interface StepAttemptsOptions extends AttemptOptions {
  /**
   * Told, in a sentence, of an attempt that is to follow and of a failure that is not the outcome of the run.
   *
   * @param stepId of the step it is about; `null`: the run.
   * @param retryAt when the step is tried again while the run goes on, Unix ms.
   */
  readonly onEvent?: (name: 'job_retry' | 'step_error', reason: string, stepId: string | null, retryAt?: number) => void;
  /** Once it is aborted nothing is tried again; its reason is an error that says why. */
  readonly noRetry?: AbortSignal;
  /** How often each step was tried in this run; kept up to date. Default: never. */
  readonly tries?: Map<string, number>;
}

/** The attempts of the steps of one run of a pipeline, and what came of them. */
export class StepAttempts {
  /** Of the steps that have succeeded. */
  readonly outputs: Map<string, Outputs> = new Map();
  /** Of the steps whose failure fails the run, in the order in which they failed. */
  readonly failures: StepError[] = [];
  readonly #run: ParameterisedRun;
  readonly #options: StepAttemptsOptions;
  readonly #tries: Map<string, number>;
  readonly #attempts = new Map<string, number>();

  constructor(run: ParameterisedRun, options: StepAttemptsOptions) {
    this.#run = run;
    this.#options = options;
    this.#tries = options.tries ?? new Map();
  }

  /**
   * Tries a step once more.
   *
   * @param signal aborting it ends the attempt and its waiting.
   * @param before the steps before it.
   * @param end for the steps that end the run: what became of those before.
   * @param isAbortTold whether a step that `signal` ends has failed by that.
   */
  async attempt(
    step: Step,
    {
      signal,
      before,
      end,
      isAbortTold,
    }: { signal: AbortSignal; before: readonly Step[]; end: RunEnding | null; isAbortTold: boolean },
  ): Promise<AttemptEnd> {
    const { noRetry } = this.#options;
    const attempt = countUp(this.#attempts, step.id);
    const surroundings = { stepId: step.id, attempt: countUp(this.#tries, step.id), before, outputs: this.outputs, end };
    const result = await attemptStep(step, this.#run, surroundings, { ...this.#options, signal });
    if (result.kind === 'success') {
      this.outputs.set(step.id, result.outputs);
      return { kind: 'ended', outcome: 'success' };
    }
    const { exit, failure } = result;
    const { attempts } = step.retry;
    const ended = (note: string): void =>
      this.#fail(step, new StepError(step.id, exit, failure, attempts > 1 ? ` (attempt ${attempt} of ${attempts}${note})` : ''));
    if (signal.aborted) {
      const why = exit.kind === 'cancelled' ? `was ended: ${(signal.reason as Error).message}` : failure;
      if (isAbortTold) this.#fail(step, new StepError(step.id, exit, why));
      return FAILED;
    }
    const delayMs = retryDelay(step.retry, attempt, exitCodeOf(exit), Math.random());
    if (delayMs === null) {
      ended(attempt < attempts ? '; `retry.on` does not name that' : '');
      return FAILED;
    }
    if (noRetry?.aborted === true) {
      ended(`; ${notTriedAgain(noRetry)}`);
      return FAILED;
    }
    const next = `it is tried again in ${delayMs / 1000}s, attempt ${attempt + 1} of ${attempts}`;
    this.#options.onEvent?.('job_retry', `step "${step.id}" ${failure}; ${next}`, step.id, Date.now() + delayMs);
    const waiting = async (): Promise<boolean> => {
      const isDue = await wait(delayMs, signal, noRetry);
      if (!isDue && !signal.aborted && noRetry) ended(`; ${notTriedAgain(noRetry)}`);
      return isDue;
    };
    return { kind: 'delayed', due: waiting() };
  }

  #fail(step: Step, error: StepError): void {
    if (step.continueOnError) this.#options.onEvent?.('step_error', `${error.message}; the run goes on`, step.id);
    else if (this.failures.push(error) > 1)
      this.#options.onEvent?.('step_error', `${error.message}; the run had failed already`, step.id);
  }
}

/** Why what failed is not tried again, as the rest of a sentence. */
function notTriedAgain({ reason }: AbortSignal): string {
  return `not tried again: ${(reason as Error).message}`;
}

const FAILED: AttemptEnd = { kind: 'ended', outcome: 'failure' };

function countUp(counts: Map<string, number>, id: string): number {
  const count = (counts.get(id) ?? 0) + 1;
  counts.set(id, count);
  return count;
}
