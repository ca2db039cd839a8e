import { formatPath } from '../diagnostic/path.ts';
import type { Rule } from './rule.ts';
import { stepId } from '../normalise/step-id.ts';
import { stepListsOf } from './written-parts.ts';

/** No two steps of one list have the same id, given or by position. */
export const uniqueStepIds: Rule = ({ written, isBroken, report }) => {
  for (const { path, steps } of stepListsOf(written)) {
    const first = new Map<string, number>();
    for (const [index, step] of steps.entries()) {
      if (isBroken([...path, index, 'id'])) continue;
      const id = stepId(step, index);
      const other = first.get(id);
      if (other === undefined) first.set(id, index);
      else {
        const message = `${formatPath([...path, index])} has the id "${id}", which ${formatPath([...path, other])} has already`;
        report({ code: 'CONFIG_DUPLICATE_STEP', message, path: [...path, index, 'id'] });
      }
    }
  }
};
