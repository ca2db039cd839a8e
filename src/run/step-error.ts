import type { Exit } from '../executor/executor.ts';

/** Why a step failed. `name` is as the scheduler's `Runnable.run` expects: `TimeoutError` when its time limit ended it, `InterruptedError` when what ran it died. */
export class StepError extends Error {
  override readonly name: 'StepError' | 'TimeoutError' | 'InterruptedError';

  /** `failure`: the rest of the sentence, as `describeFailure` gives it. */
  constructor(stepId: string, exit: Exit, failure: string) {
    super(`step "${stepId}" ${failure}`);
    this.name = NAMES[exit.kind] ?? 'StepError';
    if (exit.kind === 'threw') this.stack = `${this.name}: ${this.message}\n${exit.stack}`;
  }
}

const NAMES: Readonly<Partial<Record<Exit['kind'], StepError['name']>>> = {
  timeout: 'TimeoutError',
  'executor-lost': 'InterruptedError',
};
