import { formatPath } from '../diagnostic/path.ts';
import { stepId, stepNeeds } from '../normalise/step-id.ts';
import { stepListsOf } from '../rules/written-parts.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenStep } from '../written-config.ts';
import type { LintRule } from './lint-rule.ts';

/** A step that is for a failure comes after one that can fail. */
export const unreachableStep: LintRule = ({ written, isPartlyBroken, report }) => {
  for (const { path, steps } of stepListsOf(written)) {
    if (!steps.some((step) => step?.if === 'failure') || isPartlyBroken(path)) continue;
    const reached = afterFailures(steps);
    for (const [index, step] of steps.entries()) {
      if (step?.if !== 'failure' || reached.has(stepId(step, index))) continue;
      const at = [...path, index];
      const message = `${formatPath(at)} never starts: no step before it can fail`;
      report({ code: 'LINT_UNREACHABLE_STEP', message, path: [...at, 'if'] });
    }
  }
};

/** The ids of the steps that come after one which can fail, near or far. */
function afterFailures(steps: readonly (Sound<WrittenStep> | undefined)[]): ReadonlySet<string> {
  const ids = steps.map(stepId);
  const after = new Map<string, string[]>();
  for (const [index, step] of steps.entries()) {
    for (const need of stepNeeds(step, index, ids)) {
      const others = after.get(need);
      if (others === undefined) after.set(need, [stepId(step, index)]);
      else others.push(stepId(step, index));
    }
  }
  // One that is for a failure itself adds nothing: it comes after the first one that can fail.
  const canFail = steps.map((step) => step?.if !== 'failure' && step?.continue_on_error !== true);
  const open = ids.filter((_, index) => canFail[index]);
  const reached = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const follower of after.get(id) ?? []) {
      if (reached.has(follower)) continue;
      reached.add(follower);
      open.push(follower);
    }
  }
  return reached;
}
