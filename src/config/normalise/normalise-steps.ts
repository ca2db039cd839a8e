import { parseDuration } from '../../trigger/parse-duration.ts';
import type { Step } from '../config.ts';
import { mergeEnv } from './merge-env.ts';
import { normaliseAction } from './normalise-action.ts';
import { stepId, stepNeeds } from '../step-id.ts';
import type { WrittenStep } from '../written-config.ts';

/** What steps take from their job. */
export interface StepDefaults extends Pick<Step, 'env' | 'timeoutMs' | 'killGraceMs'> {
  /** Absolute folder of the schedule file. */
  readonly directory: string;
}

/** Steps with ids, needs and limits made out. */
export function normaliseSteps(steps: readonly WrittenStep[], defaults: StepDefaults): readonly Step[] {
  const ids = steps.map(stepId);
  return steps.map((step, index) => ({
    id: stepId(step, index),
    action: normaliseAction(step, defaults.directory),
    needs: stepNeeds(step, index, ids),
    env: mergeEnv(defaults.env, step.env),
    cwd: defaults.directory,
    timeoutMs: step.timeout === undefined ? defaults.timeoutMs : step.timeout === null ? null : parseDuration(step.timeout),
    killGraceMs: step.kill_grace === undefined ? defaults.killGraceMs : parseDuration(step.kill_grace),
  }));
}
