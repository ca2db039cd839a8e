import type { RetryGate, WaitingRun, WaitOptions } from './run-job.ts';
import type { ParameterisedRun } from './run-environment.ts';
import { wait } from './wait.ts';

/** A run that waits for its next attempt, as it is kept for the next process; all `null`: it waits no more. */
interface KeptRetry {
  readonly runId: string;
  /** Unix ms. */
  readonly retryAt: number | null;
  /** `RunProgress` as JSON. */
  readonly progress: string | null;
  readonly failure: string | null;
}

interface Dependencies {
  /** Keeps it; `null` where nothing outlives the process. */
  readonly keep: ((retry: KeptRetry) => Promise<void>) | null;
  /** What the schedule has against an attempt of the job at that moment, in words; `null`: nothing. */
  readonly objection: (jobId: string, retryAt: number) => string | null;
  /** Told of what cannot be kept: the run waits all the same. */
  readonly onFailure: (error: Error) => void;
}

/** A run that is left to the next process. The scheduler knows it by its name, and settles nothing. */
class RunPostponed extends Error {
  override readonly name = 'RunPostponed';
}

interface Waiting {
  readonly runId: string;
  /** Why it is given up; `null`: it is not. */
  refusal: string | null;
  readonly wake: AbortController;
}

/** The runs that wait for their next attempt: each until its moment, until its job has no more use for it, or until nothing is started any more. */
export class RetryWaits implements RetryGate {
  readonly #with: Dependencies;
  readonly #waiting = new Set<Waiting>();
  /** Of the runs that are going. */
  readonly #jobIds = new Map<string, string>();
  #drainReason: string | null = null;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** From here to `end` the run is known, under the id that its job has at the time. */
  begin(runId: string, jobId: string): void {
    this.#jobIds.set(runId, jobId);
  }

  end(runId: string): void {
    this.#jobIds.delete(runId);
  }

  jobIdOf(runId: string): string {
    return this.#jobIds.get(runId) ?? '';
  }

  /** One that may be kept waits also while nothing is started: the next process goes on with it. */
  refusal({ runId }: ParameterisedRun, retryAt: number): string | null {
    if (this.#drainReason !== null && this.#with.keep === null) return this.#drainReason;
    return this.#with.objection(this.jobIdOf(runId), retryAt);
  }

  async wait(
    { runId }: ParameterisedRun,
    { retryAt, progress, failure }: WaitingRun,
    { signal, onWaiting, aside }: WaitOptions,
  ): Promise<string | null> {
    const waiting: Waiting = { runId, refusal: null, wake: new AbortController() };
    this.#waiting.add(waiting);
    const isKept = await this.#keep({ runId, retryAt, progress: JSON.stringify(progress), failure });
    onWaiting();
    if (this.#drainReason === null) await aside(() => wait(retryAt - Date.now(), signal, waiting.wake.signal));
    this.#waiting.delete(waiting);
    if (signal.aborted || waiting.refusal !== null) return waiting.refusal;
    if (this.#drainReason !== null && isKept) throw new RunPostponed('the run goes on when the runner is started again');
    if (this.#drainReason !== null) return this.#drainReason;
    // Before it begins: a crash in the middle of an attempt is an interruption, as of any run.
    if (isKept) await this.#keep({ runId, retryAt: null, progress: null, failure: null });
    return null;
  }

  /** The runs of the job are not tried again. */
  giveUp(jobId: string, reason: string): void {
    for (const waiting of this.#waiting) {
      if (this.jobIdOf(waiting.runId) !== jobId) continue;
      waiting.refusal ??= reason;
      waiting.wake.abort();
    }
  }

  /** Runs of the one job count as those of the other from now on. */
  move(from: string, to: string): void {
    for (const [runId, jobId] of this.#jobIds) if (jobId === from) this.#jobIds.set(runId, to);
  }

  /** Nothing is started any more. */
  drain(reason: string): void {
    this.#drainReason = reason;
    for (const { wake } of this.#waiting) wake.abort();
  }

  async #keep(retry: KeptRetry): Promise<boolean> {
    try {
      await this.#with.keep?.(retry);
      return this.#with.keep !== null;
    } catch (error) {
      const message = `that a run waits for its next attempt cannot be recorded: ${(error as Error).message}`;
      this.#with.onFailure(new Error(message, { cause: error }));
      return false;
    }
  }
}
