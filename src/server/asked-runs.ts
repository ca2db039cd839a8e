import type { VolnuxEvent } from '../event/event.ts';
import type { RunAnswer } from './answers.ts';

/** So many are kept in mind after they ended, for those who ask late. */
const MOST = 1000;

interface AskedRun {
  answer: RunAnswer;
  readonly begun: PromiseWithResolvers<void>;
  readonly ended: PromiseWithResolvers<void>;
}

/** The runs that were asked for by hand, and what became of them. */
export class AskedRuns {
  readonly #runs = new Map<string, AskedRun>();

  /** From now on its end is waited for. */
  add(run: string, job: string): void {
    const answer = { job, run, outcome: null, reason: null };
    this.#runs.set(run, { answer, begun: Promise.withResolvers(), ended: Promise.withResolvers() });
    if (this.#runs.size <= MOST) return;
    const oldest = this.#runs.entries().find(([, { answer }]) => answer.outcome !== null);
    if (oldest) this.#runs.delete(oldest[0]);
  }

  /** Every event goes through here. */
  see({ name, runId, jobId, outcome, reason }: VolnuxEvent): void {
    const asked = runId === null ? undefined : this.#runs.get(runId);
    if (name === 'job_submitted') asked?.begun.resolve();
    if (!asked || outcome === null || asked.answer.outcome !== null) return;
    asked.answer = { ...asked.answer, job: jobId ?? asked.answer.job, outcome, reason };
    asked.begun.resolve();
    asked.ended.resolve();
  }

  /**
   * What is known of the run once it has ended, or begun, if that is waited for, or `waitMs` have passed; `null`: nobody asked for it by hand, or too
   * long ago.
   */
  async answer(run: string, waitMs: number, until: 'begun' | 'ended' = 'ended'): Promise<RunAnswer | null> {
    const asked = this.#runs.get(run);
    if (!asked) return null;
    if (waitMs > 0 && asked.answer.outcome === null) {
      const { promise: waited, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, waitMs);
      await Promise.race([asked[until].promise, waited]);
      clearTimeout(timer);
    }
    return asked.answer;
  }
}
