import type { Step } from '../../config/config.ts';
import type { StepEvent, StepOutcome } from '../../run/step-event.ts';

/** What there is to know of a step before the run. */
export type PlannedStep = Pick<Step, 'id' | 'needs'>;

/** How far a step is. */
export type StepState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'going'; readonly attempt: number; readonly startedAt: number; readonly lastLine: string }
  | {
      readonly kind: 'ended';
      readonly attempt: number;
      readonly outcome: StepOutcome;
      readonly reason: string | null;
      readonly durationMs: number;
      /** When it is tried again (Unix ms); `null`: it is not. */
      readonly retryAt: number | null;
    };

/** How far each step of one run is. */
export class StepBoard {
  readonly steps: readonly PlannedStep[];
  readonly #states = new Map<string, StepState>();

  constructor(steps: readonly PlannedStep[]) {
    this.steps = steps;
  }

  stateOf(id: string): StepState {
    return this.#states.get(id) ?? { kind: 'waiting' };
  }

  tell(event: StepEvent): void {
    const { stepId, attempt, at } = event;
    if (event.kind === 'started') {
      this.#states.set(stepId, { kind: 'going', attempt, startedAt: at, lastLine: '' });
      return;
    }
    const before = this.stateOf(stepId);
    const durationMs = before.kind === 'going' ? at - before.startedAt : 0;
    this.#states.set(stepId, { kind: 'ended', attempt, outcome: event.outcome, reason: event.reason, durationMs, retryAt: null });
  }

  /** That a step which has ended is to be tried again at `retryAt` (Unix ms). */
  tellRetry(stepId: string, retryAt: number): void {
    const state = this.stateOf(stepId);
    if (state.kind === 'ended') this.#states.set(stepId, { ...state, retryAt });
  }

  /** What the step wrote last. */
  tellLine(stepId: string, line: string): void {
    const state = this.stateOf(stepId);
    if (state.kind === 'going') this.#states.set(stepId, { ...state, lastLine: line });
  }
}
