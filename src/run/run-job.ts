import type { Job, Params } from '../config/config.ts';
import { retryDelay } from './retry-delay.ts';
import type { ParameterisedRun } from './run-environment.ts';
import { runPipeline, type RunOptions } from './run-pipeline.ts';
import { StepError } from './step-error.ts';
import { wait } from './wait.ts';

/** What a run needs to know to go on with its next attempt. Plain JSON. */
export interface RunProgress {
  /** Which attempt of the run comes next, from 1. */
  readonly attempt: number;
  /** How often each step was tried so far. */
  readonly tries: Readonly<Record<string, number>>;
  /** Those that were asked for in place of those of the job; `null`: none were. */
  readonly params: Params | null;
}

/** A run that a former process left waiting for its next attempt. */
export interface WaitingRun {
  /** Unix ms. */
  readonly retryAt: number;
  readonly progress: RunProgress;
  /** Why its last attempt failed. */
  readonly failure: string;
}

export interface WaitOptions {
  readonly signal: AbortSignal;
  /** Called once no crash can make it forget the run any more. */
  readonly onWaiting: () => void;
  /** Carries out the wait itself: others may have the place of the run meanwhile. */
  readonly aside: <T>(wait: () => Promise<T>) => Promise<T>;
}

/** Decides whether a run that failed may be tried again, and when that moment has come. */
export interface RetryGate {
  /** Why a run is not to be tried again at `retryAt` (Unix ms), in words; `null`: it is. */
  readonly refusal: (run: ParameterisedRun, retryAt: number) => string | null;
  /**
   * Resolves to `null` when the next attempt is to begin or `signal` is aborted, else to why it is not to begin. What it rejects with, the run rejects
   * with.
   */
  readonly wait: (run: ParameterisedRun, waiting: WaitingRun, options: WaitOptions) => Promise<string | null>;
}

export interface JobRunOptions extends Omit<RunOptions, 'tries'> {
  /** Default: nothing keeps a run from being tried again. */
  readonly retries?: RetryGate;
  /** As in `WaitOptions`. Default: it is carried out, and no more. */
  readonly aside?: WaitOptions['aside'];
  /** Told of each attempt that begins. */
  readonly onAttempt?: (attempt: number) => void;
}

/**
 * One run of a job: its pipeline, tried again as a whole as long as it fails and `retry` lets it. Resolves and rejects as `runPipeline` does in its last
 * attempt.
 *
 * @param former where a run goes on that a former process left waiting.
 */
export async function runJob(
  { pipeline, retry }: Pick<Job, 'pipeline' | 'retry'>,
  run: ParameterisedRun,
  options: JobRunOptions,
  former: WaitingRun | null = null,
): Promise<void> {
  const { signal, retries = ALWAYS, aside = (work) => work(), onEvent, onAttempt } = options;
  const tries = new Map(Object.entries(former?.progress.tries ?? {}));
  let attempt = 1;

  async function awaitNext(waiting: WaitingRun, onWaiting: () => void, refuse: (note: string) => Error): Promise<void> {
    const refusal = await retries.wait(run, waiting, { signal, onWaiting, aside });
    signal.throwIfAborted();
    if (refusal !== null) throw refuse(`, not tried again: ${refusal}`);
    attempt = waiting.progress.attempt;
  }

  if (former)
    await awaitNext(
      former,
      () => {},
      (note) => new Error(`${former.failure}${note}`),
    );
  for (;;) {
    onAttempt?.(attempt);
    try {
      await runPipeline(pipeline, run, { ...options, tries });
      return;
    } catch (error) {
      if (signal.aborted || !(error instanceof StepError) || retry.attempts === 1) throw error;
      const refuse = (note: string): StepError => error.noted(`; attempt ${attempt} of ${retry.attempts} of the run${note}`);
      const delayMs = retryDelay(retry, attempt, error.exitCode, Math.random());
      if (delayMs === null) throw refuse(attempt < retry.attempts ? ', its `retry.on` does not name that' : '');
      const retryAt = Date.now() + delayMs;
      const refusal = retries.refusal(run, retryAt);
      if (refusal !== null) throw refuse(`, not tried again: ${refusal}`);
      const next = `attempt ${attempt + 1} of ${retry.attempts}`;
      const progress = {
        attempt: attempt + 1,
        tries: Object.fromEntries(tries),
        params: run.isGiven === true ? run.params : null,
      };
      const tell = (): void => onEvent?.('job_retry', `${error.message}; the run is tried again in ${delayMs / 1000}s, ${next}`);
      await awaitNext({ retryAt, progress, failure: error.message }, tell, refuse);
    }
  }
}

const ALWAYS: RetryGate = {
  refusal: () => null,
  wait: async (_run, { retryAt }, { signal, onWaiting }) => {
    onWaiting();
    await wait(retryAt - Date.now(), signal);
    return null;
  },
};
