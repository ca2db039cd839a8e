import type { Exit } from '../executor/executor.ts';

/** Why a step failed. `name` is `TimeoutError` when its time limit ended it, as the scheduler's `Runnable.run` expects. */
export class StepError extends Error {
  override readonly name: 'StepError' | 'TimeoutError';
  /** That of its command; `null` where there is none. */
  readonly exitCode: number | null;
  readonly #about: readonly [stepId: string, exit: Exit, failure: string, note: string];

  /**
   * @param exit how its last attempt ended.
   * @param failure the rest of the sentence, as `describeFailure` gives it.
   * @param note what comes after it.
   */
  constructor(stepId: string, exit: Exit, failure: string, note = '') {
    super(`step "${stepId}" ${failure}${note}`);
    this.#about = [stepId, exit, failure, note];
    this.name = exit.kind === 'timeout' ? 'TimeoutError' : 'StepError';
    this.exitCode = exit.kind === 'exited' ? exit.code : null;
    if (exit.kind === 'threw') this.stack = `${this.name}: ${this.message}\n${exit.stack}`;
  }

  /** The same error with more behind its sentence. */
  noted(note: string): StepError {
    const [stepId, exit, failure, former] = this.#about;
    return new StepError(stepId, exit, failure, former + note);
  }
}
