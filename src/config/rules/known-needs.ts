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
    const isAmbiguous = known.size < ids.length;
    for (const [index, step] of steps.entries()) {
      for (const [position, need] of (step?.needs ?? []).entries()) {
        if (need === undefined || known.has(need)) continue;
        const others = ids.toSpliced(index, 1);
        const meant = didYouMean(need, others);
        // It may well be the right name of one of the two that have the same.
        if (isAmbiguous && meant === null) continue;
        const at = [...path, index, 'needs', position];
        const message = `${formatPath(at)} names "${need}", which is no step of this pipeline`;
        report({
          code: 'CONFIG_UNKNOWN_NEED',
          message,
          hint: meant ?? (others.length > 0 ? `there are: ${listNames(others)}` : null),
          path: at,
        });
      }
    }
  }
};
