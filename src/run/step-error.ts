import type { Exit } from '../executor/executor.ts';

/** Why a step failed. `name` is `TimeoutError` when its time limit ended it, as the scheduler's `Runnable.run` expects. */
export class StepError extends Error {
  override readonly name: 'StepError' | 'TimeoutError';

  /** `failure`: the rest of the sentence, as `describeFailure` gives it. */
  constructor(stepId: string, exit: Exit, failure: string) {
    super(`step "${stepId}" ${failure}`);
    this.name = exit.kind === 'timeout' ? 'TimeoutError' : 'StepError';
    if (exit.kind === 'threw') this.stack = `${this.name}: ${this.message}\n${exit.stack}`;
  }
}
