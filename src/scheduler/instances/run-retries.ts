import type { EventFields } from '../../event/event.ts';
import { type Retry, retryDelay } from '../../trigger/retry-delay.ts';
import type { Clock } from '../clock.ts';
import type { RunContext, Runnable } from '../pipeline.ts';
import type { Reason } from '../record/reason.ts';
import { toError } from './run-result.ts';

interface Dependencies {
  readonly clock: Clock;
  /** Why a run of the job is not to be tried again at that moment (Unix ms), in words; `null`: it is. */
  readonly objection: (jobId: string, retryAt: number) => string | null;
  /** Told of an attempt that another one is to follow. */
  readonly tell: (fields: EventFields) => void;
}

/** A run that may be tried again. */
interface RetriedRun {
  /** Changes when the job is moved. */
  jobId: string;
  /** Why it is not tried again; `null`: nothing is against it. */
  refusal: string | null;
  /** Ends its wait; `null`: an attempt is going. */
  wake: (() => void) | null;
}

/** Tries the runs of pipelines in this process again, by the rules that hold for `retry` of a job in the file (docs/adr/0041-retries.md); nothing of it outlives the process. */
export class RunRetries {
  readonly #with: Dependencies;
  readonly #runs = new Set<RetriedRun>();
  #drainReason: Reason | null = null;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** What runs `pipeline`, and again as `retry` says; `pipeline` itself without one. What this made of a pipeline before counts as that. */
  of(pipeline: Runnable, retry: Retry | null): Runnable {
    const own = pipeline instanceof RetriedPipeline ? pipeline.pipeline : pipeline;
    return retry === null ? own : new RetriedPipeline(own, (context) => this.#run(own, retry, context));
  }

  /** The runs of the job are not tried again. */
  giveUp(jobId: string, reason: Reason): void {
    for (const run of this.#runs) if (run.jobId === jobId) refuse(run, reason);
  }

  /** Runs of the one job count as those of the other from now on. */
  move(from: string, to: string): void {
    for (const run of this.#runs) if (run.jobId === from) run.jobId = to;
  }

  /** Nothing is tried again any more. */
  drain(reason: Reason): void {
    this.#drainReason = reason;
    for (const run of this.#runs) refuse(run, reason);
  }

  async #run(pipeline: Runnable, retry: Retry, context: RunContext): Promise<unknown> {
    const run: RetriedRun = { jobId: context.jobId, refusal: null, wake: null };
    this.#runs.add(run);
    try {
      for (let attempt = 1; ; attempt++) {
        try {
          return await pipeline.run(context);
        } catch (thrown) {
          const error = toError(thrown);
          const delayMs = retryDelay(retry, attempt, null, Math.random());
          if (delayMs === null || context.signal.aborted || error.name === 'RunPostponed') throw thrown;
          await this.#wait(run, context, delayMs, { error, attempt, attempts: retry.attempts });
          context.signal.throwIfAborted();
        }
      }
    } finally {
      this.#runs.delete(run);
    }
  }

  /** Rejects when there is something against another attempt. */
  async #wait(
    run: RetriedRun,
    { runId, fireTime, signal, aside }: RunContext,
    delayMs: number,
    { error, attempt, attempts }: { readonly error: Error; readonly attempt: number; readonly attempts: number },
  ): Promise<void> {
    const { clock, objection, tell } = this.#with;
    const refusal = run.refusal ?? this.#drainReason ?? objection(run.jobId, clock.now() + delayMs);
    const refused = (why: string): Error => notTriedAgain(error, `attempt ${attempt} of ${attempts}, not tried again: ${why}`);
    if (refusal !== null) throw refused(refusal);
    const reason = `${error.message}; the run is tried again in ${delayMs / 1000}s, attempt ${attempt + 1} of ${attempts}`;
    const { promise, resolve } = Promise.withResolvers<void>();
    // From here on: a listener may remove the job.
    run.wake = resolve;
    tell({ jobId: run.jobId, runId, fireTime, attempt, reason, exception: error });
    await aside(async () => {
      const stopTimer = clock.after(delayMs, resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (!signal.aborted && run.refusal === null) await promise;
      stopTimer();
    });
    run.wake = null;
    if (run.refusal !== null && !signal.aborted) throw refused(run.refusal);
  }
}

class RetriedPipeline implements Runnable {
  readonly pipeline: Runnable;
  readonly run: Runnable['run'];

  constructor(pipeline: Runnable, run: Runnable['run']) {
    this.pipeline = pipeline;
    this.run = run;
  }
}

/** One that is trying asks when that has failed: by then the job may be there again. */
function refuse(run: RetriedRun, reason: Reason): void {
  if (run.wake === null) return;
  run.refusal ??= reason;
  run.wake();
}

/** The same outcome with more behind the sentence. */
function notTriedAgain(error: Error, note: string): Error {
  const noted = new Error(`${error.message}; ${note}`, { cause: error });
  noted.name = error.name;
  return noted;
}
