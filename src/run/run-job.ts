import type { Job, Params } from '../config/config.ts';
import type { ParameterisedRun } from './run-environment.ts';
import { RunLimit } from './run-limit.ts';
import { runPipeline, type RunOptions } from './run-pipeline.ts';
import { StepError } from './step-error.ts';
import { wait } from './wait.ts';
import { retryDelay } from '../trigger/retry-delay.ts';

/** What a run needs to know to go on with its next attempt. Plain JSON. */
export interface RunProgress {
  /** Which attempt of the run comes next, from 1. */
  readonly attempt: number;
  /** How often each step was tried so far. */
  readonly tries: Readonly<Record<string, number>>;
  /** Those that were asked for in place of those of the job; `null`: none were. */
  readonly params: Params | null;
  /** Whether it was run again because it was interrupted. That is done once. */
  readonly isRerun?: boolean;
  /** When the run is to have ended, Unix ms. */
  readonly deadline?: number;
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
 * One run of a job: its pipeline, tried again as a whole as long as it fails and `retry` lets it; and once more, with `rerunInterrupted`, when it would end
 * because the process that runs its steps died. Resolves and rejects as `runPipeline` does in its last attempt.
 *
 * @param former where a run goes on that a former process left waiting.
 */
export async function runJob(
  { pipeline, retry, rerunInterrupted }: Pick<Job, 'pipeline' | 'retry' | 'rerunInterrupted'>,
  run: ParameterisedRun,
  options: JobRunOptions,
  former: WaitingRun | null = null,
): Promise<void> {
  const { retries = ALWAYS, aside = (work) => work(), onEvent, onAttempt } = options;
  using limit = new RunLimit(pipeline.runTimeoutMs, former?.progress.deadline ?? null, options.signal);
  const { signal } = limit;
  const tries = new Map(Object.entries(former?.progress.tries ?? {}));
  let attempt = 1;
  let isRerun = former?.progress.isRerun === true;

  async function awaitNext(waiting: WaitingRun, onWaiting: () => void, refuse: (note: string) => Error): Promise<void> {
    const refusal = await retries.wait(run, waiting, { signal, onWaiting, aside });
    signal.throwIfAborted();
    if (refusal !== null) throw refuse(`, not tried again: ${refusal}`);
    attempt = waiting.progress.attempt;
  }

  function attemptNote(): string {
    return retry.attempts === 1 ? '' : `; attempt ${attempt} of ${Math.max(attempt, retry.attempts)} of the run`;
  }

  function nextAttempt(error: StepError): NextAttempt {
    const delayMs = retryDelay(retry, attempt, error.exitCode, Math.random());
    if (delayMs !== null) {
      const words = `the run is tried again in ${delayMs / 1000}s, attempt ${attempt + 1} of ${retry.attempts}`;
      return { kind: 'retry', delayMs, words };
    }
    const isInterrupted = rerunInterrupted && error.name === 'InterruptedError';
    if (isInterrupted && !isRerun) return { kind: 'rerun', delayMs: 0, words: RERUN };
    const isOther = attempt < retry.attempts;
    const why = isInterrupted ? ', it was run again before' : isOther ? ', its `retry.on` does not name that' : '';
    return { kind: 'none', note: `${attemptNote()}${why}` };
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
      await runPipeline(pipeline, run, { ...options, signal, tries });
      return;
    } catch (error) {
      if (signal.aborted || !(error instanceof StepError)) throw error;
      const next = nextAttempt(error);
      if (next.kind === 'none') throw error.noted(next.note);
      const retryAt = Date.now() + next.delayMs;
      const refuse = (note: string): StepError => error.noted(`${attemptNote()}${note}`);
      const refusal = limit.objection(retryAt) ?? retries.refusal(run, retryAt);
      if (refusal !== null) throw refuse(`, not tried again: ${refusal}`);
      isRerun ||= next.kind === 'rerun';
      const progress = {
        attempt: attempt + 1,
        tries: Object.fromEntries(tries),
        params: run.isGiven === true ? run.params : null,
        ...(isRerun && { isRerun }),
        ...(limit.deadline !== null && { deadline: limit.deadline }),
      };
      await awaitNext(
        { retryAt, progress, failure: error.message },
        () => onEvent?.('job_retry', `${error.message}; ${next.words}`, null),
        refuse,
      );
    }
  }
}

/** What comes after a failure. `words`: the rest of a sentence about it; `note`: what is said of the last attempt. */
type NextAttempt =
  | { readonly kind: 'retry' | 'rerun'; readonly delayMs: number; readonly words: string }
  | { readonly kind: 'none'; readonly note: string };

const RERUN = 'the run begins again, once, because rerun_interrupted is true';

const ALWAYS: RetryGate = {
  refusal: () => null,
  wait: async (_run, { retryAt }, { signal, onWaiting }) => {
    onWaiting();
    await wait(retryAt - Date.now(), signal);
    return null;
  },
};
