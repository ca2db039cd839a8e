import type { Pipeline, Step } from '../config/config.ts';

/** Where a step of a run stands. */
export type StepState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running' }
  /** It failed, and the time of its next attempt has not come. */
  | { readonly kind: 'delayed' }
  /** That time has come. */
  | { readonly kind: 'due' }
  | StepEnd;

export interface StepEnd {
  readonly kind: 'ended';
  readonly outcome: 'success' | 'failure' | 'skipped';
  /** Whether it, or any step before it, near or far, has failed; one that continues on error counts as good. */
  readonly hasFailed: boolean;
}

export type StepStates = ReadonlyMap<string, StepState>;

/** What is to be done now. */
export interface StepPlan {
  readonly start: readonly Step[];
  /** Steps that will not run. */
  readonly skip: readonly Step[];
}

/**
 * Which steps start now, in the order of the pipeline and no more than may be going at once, and which never will. Pure. A step is decided on when all
 * that it needs have ended, and by nothing else: so which steps run follows from which fail, and not from which is faster.
 */
export function planSteps({ steps, maxParallel }: Pick<Pipeline, 'steps' | 'maxParallel'>, states: StepStates): StepPlan {
  const start: Step[] = [];
  const skip: Step[] = [];
  let room = maxParallel ?? Infinity;
  for (const state of states.values()) if (state.kind === 'running') room--;
  for (const step of steps) {
    const state = states.get(step.id);
    const isReady = state?.kind === 'due' || (state?.kind === 'waiting' && hasTurn(step, states));
    if (!isReady) continue;
    if (state.kind === 'waiting' && !mayRun(step, states)) skip.push(step);
    else if (room-- > 0) start.push(step);
  }
  return { start, skip };
}

/** How a step stands once it has ended so. */
export function endOf(step: Step, outcome: StepEnd['outcome'], states: StepStates): StepEnd {
  const isFailure = outcome === 'failure' && !step.continueOnError;
  return { kind: 'ended', outcome, hasFailed: isFailure || hasFailedBefore(step, states) };
}

function hasTurn({ needs }: Step, states: StepStates): boolean {
  return needs.every((id) => states.get(id)?.kind === 'ended');
}

function mayRun(step: Step, states: StepStates): boolean {
  return step.runIf === 'always' || (step.runIf === 'failure') === hasFailedBefore(step, states);
}

function hasFailedBefore({ needs }: Step, states: StepStates): boolean {
  return needs.some((id) => {
    const state = states.get(id);
    return state?.kind === 'ended' && state.hasFailed;
  });
}
