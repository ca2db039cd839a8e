import type { Pipeline, Step } from '../config/config.ts';
import { endOf, planSteps, type StepState, type StepStates } from './step-plan.ts';

/** What came of an attempt of a step. */
export type AttemptEnd =
  | { readonly kind: 'ended'; readonly outcome: 'success' | 'failure' }
  /** It is tried again when `due` resolves to true; to false: it has failed. */
  | { readonly kind: 'delayed'; readonly due: Promise<boolean> };

/**
 * Carries out the plan of a list of steps, until no step is going and none may start.
 *
 * @param attempt runs a step once. A rejection is a bug: it ends the run once the other steps have ended.
 * @param signal once it is aborted no step starts.
 * @returns how each step stands. All have ended, unless the signal was aborted.
 */
export async function runSteps(
  pipeline: Pick<Pipeline, 'steps' | 'maxParallel'>,
  attempt: (step: Step) => Promise<AttemptEnd>,
  signal: AbortSignal,
): Promise<StepStates> {
  const states = new Map<string, StepState>(pipeline.steps.map(({ id }) => [id, { kind: 'waiting' }]));
  const going = new Set<Step>();
  let crash: { readonly error: unknown } | null = null;
  let change = Promise.withResolvers<void>();

  async function run(step: Step): Promise<void> {
    const end = await attempt(step);
    if (end.kind === 'ended') {
      states.set(step.id, endOf(step, end.outcome, states));
      return;
    }
    states.set(step.id, { kind: 'delayed' });
    change.resolve();
    states.set(step.id, (await end.due) ? { kind: 'due' } : endOf(step, 'failure', states));
  }

  function start(step: Step): void {
    states.set(step.id, { kind: 'running' });
    going.add(step);
    run(step)
      .catch((error: unknown) => {
        crash ??= { error };
      })
      .finally(() => {
        going.delete(step);
        change.resolve();
      });
  }

  while (crash === null && !signal.aborted) {
    const { start: ready, skip } = planSteps(pipeline, states);
    for (const step of skip) states.set(step.id, endOf(step, 'skipped', states));
    for (const step of ready) start(step);
    // What was skipped lets others have their turn.
    if (skip.length > 0) continue;
    if (going.size === 0) break;
    await change.promise;
    change = Promise.withResolvers();
  }
  while (going.size > 0) {
    await change.promise;
    change = Promise.withResolvers();
  }
  if (crash !== null) throw (crash as { readonly error: unknown }).error;
  return states;
}
