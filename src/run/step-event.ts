import type { Exit } from '../executor/executor.ts';
import type { RunIdentity } from './run-environment.ts';

/** What became of one try of a step. */
export type StepOutcome = 'success' | 'failure' | 'timeout' | 'cancelled' | 'interrupted';

/** That a try of a step has begun, or has ended. */
export type StepEvent = StepStarted | StepEnded;

interface StepMoment extends Pick<RunIdentity, 'jobId' | 'runId' | 'fireTime'> {
  readonly stepId: string;
  /** Which try of the step it is, from 1. */
  readonly attempt: number;
  /** Unix ms. */
  readonly at: number;
}

interface StepStarted extends StepMoment {
  readonly kind: 'started';
}

interface StepEnded extends StepMoment {
  readonly kind: 'ended';
  readonly outcome: StepOutcome;
  /** What went wrong, as the rest of a sentence that begins with the step; `null` for `success`. */
  readonly reason: string | null;
  /** `null` where there is none: it was ended, or is a module. */
  readonly exitCode: number | null;
}

/** What a step came to by how its command ended; `failure`: what `describeFailure` says of that. */
export function stepOutcome(exit: Exit, failure: string | null): StepOutcome {
  if (failure === null) return 'success';
  switch (exit.kind) {
    case 'timeout':
    case 'cancelled':
      return exit.kind;
    // The step did nothing wrong: what ran it is gone, as when the runner crashes.
    case 'executor-lost':
      return 'interrupted';
    case 'returned':
    case 'exited':
    case 'failed-check':
    case 'signalled':
    case 'threw':
    case 'failed-to-start':
      return 'failure';
  }
}
