import { didYouMean } from '../diagnostic/closest.ts';
import { listNames } from '../diagnostic/list-names.ts';
import { formatPath } from '../diagnostic/path.ts';
import type { Rule } from './rule.ts';
import { stepId } from '../normalise/step-id.ts';
import { stepListsOf } from './written-parts.ts';

/** Whatever a step needs is a step of the same list. */
export const knownNeeds: Rule = ({ written, isBroken, report }) => {
  for (const { path, steps } of stepListsOf(written)) {
    // Some need may mean the step whose id cannot be read.
    if (steps.some((_, index) => isBroken([...path, index, 'id']))) continue;
    const ids = steps.map(stepId);
    const known = new Set(ids);
    const twice = known.size < ids.length ? (ids.find((id, index) => ids.indexOf(id) < index) ?? null) : null;
    for (const [index, step] of steps.entries()) {
      for (const [position, need] of (step?.needs ?? []).entries()) {
        if (need === undefined || known.has(need)) continue;
        const others = ids.toSpliced(index, 1);
        const meant = didYouMean(need, others);
        const at = [...path, index, 'needs', position];
        const message = `${formatPath(at)} names "${need}", which is no step of this pipeline`;
        report({
          code: 'CONFIG_UNKNOWN_NEED',
          message,
          hint: meant ?? hintOf(others, twice),
          path: at,
        });
      }
    }
  }
};

/** The need may well be the right name of one of two that have the same. */
function hintOf(others: readonly string[], twice: string | null): string | null {
  if (others.length === 0) return null;
  if (twice === null) return `there are: ${listNames(others)}`;
  return `there are: ${listNames([...new Set(others)])}; if it is one of those that are named \`${twice}\`, rename that`;
}
