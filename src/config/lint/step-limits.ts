import { finallyId, stepId, stepNeeds } from '../normalise/step-id.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenStep } from '../written-config.ts';
import type { LintContext, LintJob } from './lint-rule.ts';
import { readDuration } from './duration-text.ts';

/** A step of a job, and the time limit it runs under. */
export interface StepLimit {
  readonly id: string;
  readonly needs: readonly string[];
  readonly limit: Limit;
}

type Limit =
  /** `null` stands in the file: there is none on purpose. */
  | { readonly kind: 'none' }
  /** Nobody said anything. */
  | { readonly kind: 'unsaid' }
  /** What is said cannot be read. */
  | { readonly kind: 'unknown' }
  /** `isGeneral`: it comes from `defaults`. */
  | { readonly kind: 'limited'; readonly ms: number; readonly isGeneral: boolean };

/** The steps that a job runs, with their limits: step wins over job, job over pipeline, pipeline over `defaults`. */
export function stepLimitsOf({ id, part, pipeline }: LintJob, { written, isBroken }: LintContext): readonly StepLimit[] {
  const steps = part.steps ?? pipeline?.part.steps;
  const own = part.timeout === undefined ? pipeline?.part.timeout : part.timeout;
  const general = isBroken(['defaults', 'timeout']) ? UNKNOWN : limitOf(written.defaults?.timeout, true);
  const ofJob = own === undefined ? general : limitOf(own, false);
  const ids = steps?.map(stepId) ?? [id];
  const limitedBy = (step: Sound<WrittenStep> | undefined): Limit =>
    step?.timeout === undefined ? ofJob : limitOf(step.timeout, false);
  const main = steps?.map((step, index) => ({
    id: stepId(step, index),
    needs: stepNeeds(step, index, ids),
    limit: limitedBy(step),
  })) ?? [{ id, needs: [], limit: ofJob }];
  // Those that end the run come after all of these, one after the other.
  const last = (part.finally ?? pipeline?.part.finally ?? []).map((step, index, all) => ({
    id: finallyId(step, index),
    needs: index === 0 ? ids : [finallyId(all[index - 1], index - 1)],
    limit: limitedBy(step),
  }));
  return [...main, ...last];
}

const UNKNOWN: Limit = { kind: 'unknown' };

function limitOf(timeout: string | number | null | undefined, isGeneral: boolean): Limit {
  if (timeout === undefined) return { kind: 'unsaid' };
  if (timeout === null) return { kind: 'none' };
  const ms = readDuration(timeout);
  return ms === null ? UNKNOWN : { kind: 'limited', ms, isGeneral };
}
