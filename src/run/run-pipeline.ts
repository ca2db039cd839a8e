import type { Pipeline, Step } from '../config/config.ts';
import { setLongTimeout } from '../executor/long-timeout.ts';
import type { ParameterisedRun, RunEnding } from './run-environment.ts';
import type { StepError } from './step-error.ts';
import { runSteps } from './run-steps.ts';
import { StepAttempts, type StepAttemptsOptions } from './step-attempts.ts';
import { stepsBefore } from './steps-before.ts';

export type RunOptions = StepAttemptsOptions;

/**
 * One run of a pipeline: its steps as `planSteps` says, then those under `finally`, also once `signal` is aborted. Resolves when all is over; rejects with
 * `signal.reason`, else with the first `StepError`, of the last steps only if no other failed.
 */
export async function runPipeline(pipeline: Pipeline, run: ParameterisedRun, options: RunOptions): Promise<void> {
  const { signal, onEvent } = options;
  const steps = new StepAttempts(run, options);
  await runSteps(
    pipeline,
    (step) => steps.attempt(step, { signal, before: stepsBefore(step, pipeline.steps), end: null, isAbortTold: false }),
    signal,
  );
  await endRun(pipeline, steps, options);
  const [failure] = steps.failures;
  if (signal.aborted && failure)
    onEvent?.('step_error', `${failure.message}; the run was ${isTimeout(signal) ? 'ended' : 'cancelled'}`, failure.stepId);
  signal.throwIfAborted();
  if (failure) throw failure;
}

/** Runs the last steps that the outcome of the others lets start. Once the run is cancelled they have `finally_grace` to end. */
async function endRun(pipeline: Pipeline, steps: StepAttempts, { signal, kill, onEvent }: RunOptions): Promise<void> {
  const end = endingOf(steps, signal);
  const wanted = pipeline.finally.filter(
    ({ runIf }) => runIf === 'always' || (runIf === 'success') === (end.outcome === 'success'),
  );
  const isTooLate = signal.aborted && pipeline.finallyGraceMs === 0;
  if (wanted.length === 0 || isTooLate || kill?.aborted === true) return;
  const last = inOrder(wanted);
  using grace = new Grace(signal, kill, pipeline.finallyGraceMs);
  const states = await runSteps(
    { steps: last, maxParallel: null },
    (step) => {
      const before = [...pipeline.steps, ...last.slice(0, last.indexOf(step))];
      return steps.attempt(step, { signal: grace.over, before, end, isAbortTold: true });
    },
    grace.over,
  );
  for (const { id } of last) {
    if (states.get(id)?.kind === 'waiting')
      onEvent?.('step_error', `step "${id}" did not start: ${(grace.over.reason as Error).message}`, id);
  }
}

function endingOf({ failures: [failure] }: StepAttempts, signal: AbortSignal): RunEnding {
  if (signal.aborted) return { outcome: isTimeout(signal) ? 'timeout' : 'cancelled', reason: (signal.reason as Error).message };
  if (!failure) return { outcome: 'success', reason: null };
  return { outcome: OUTCOMES[failure.name], reason: failure.message };
}

/** Whether it was the time limit of the run that ended it. */
function isTimeout({ reason }: AbortSignal): boolean {
  return (reason as Error).name === 'TimeoutError';
}

const OUTCOMES: Readonly<Record<StepError['name'], RunEnding['outcome']>> = {
  StepError: 'failure',
  TimeoutError: 'timeout',
  InterruptedError: 'interrupted',
};

/** The steps one after the other, whatever becomes of each. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  return steps.map((step, index) => ({
    ...step,
    runIf: 'always',
    needs: steps.slice(Math.max(0, index - 1), index).map(({ id }) => id),
  }));
}

/** The time that is left once a run is cancelled. */
class Grace implements Disposable {
  readonly #over = new AbortController();
  #stopTimer: () => void = () => {};
  /** Ends the listening. */
  readonly #done = new AbortController();

  constructor(cancelled: AbortSignal, kill: AbortSignal | undefined, graceMs: number) {
    const begin = (): void => {
      this.#stopTimer = setLongTimeout(
        () => this.#over.abort(new Error(`the finally_grace of ${graceMs / 1000}s was over`)),
        graceMs,
      );
    };
    const options = { once: true, signal: this.#done.signal };
    if (cancelled.aborted) begin();
    else cancelled.addEventListener('abort', begin, options);
    kill?.addEventListener('abort', () => this.#over.abort(new Error('all was to end at once')), options);
  }

  /** Aborted when it is over, or cut short; its reason says which. */
  get over(): AbortSignal {
    return this.#over.signal;
  }

  [Symbol.dispose](): void {
    this.#stopTimer();
    this.#done.abort();
  }
}
