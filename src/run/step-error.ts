import type { Exit } from '../executor/executor.ts';

/** Why a step failed. `name` is as the scheduler's `Runnable.run` expects: `TimeoutError` when its time limit ended it, `InterruptedError` when what ran it died. */
export class StepError extends Error {
  override readonly name: 'StepError' | 'TimeoutError' | 'InterruptedError';
  /** That of its command; `null` where there is none. */
  readonly exitCode: number | null;
  readonly stepId: string;
  readonly #about: readonly [stepId: string, exit: Exit, failure: string, note: string];

  /**
   * @param exit how its last attempt ended.
   * @param failure the rest of the sentence, as `describeFailure` gives it.
   * @param note what comes after it.
   */
  constructor(stepId: string, exit: Exit, failure: string, note = '') {
    super(`step "${stepId}" ${failure}${note}`);
    this.stepId = stepId;
    this.#about = [stepId, exit, failure, note];
    this.name = NAMES[exit.kind] ?? 'StepError';
    this.exitCode = exitCodeOf(exit);
    if (exit.kind === 'threw') this.stack = `${this.name}: ${this.message}\n${exit.stack}`;
  }

  /** The same error with more behind its sentence. */
  noted(note: string): StepError {
    const [stepId, exit, failure, former] = this.#about;
    return new StepError(stepId, exit, failure, former + note);
  }
}

const NAMES: Readonly<Partial<Record<Exit['kind'], StepError['name']>>> = {
  timeout: 'TimeoutError',
  'executor-lost': 'InterruptedError',
};

/** The exit code of a command; `null` where there is none. */
export function exitCodeOf(exit: Exit): number | null {
  return 'code' in exit ? exit.code : null;
}
