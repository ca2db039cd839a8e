import { firstNames } from '../diagnostic/list-names.ts';
import { findCycles } from './find-cycles.ts';
import { formatPath } from '../diagnostic/path.ts';
import type { Rule } from './rule.ts';
import { stepId, stepNeeds } from '../normalise/step-id.ts';
import { stepListsOf } from './written-parts.ts';

/** Steps do not need each other in a circle. A circle is reported once, at a `needs` that is part of it. */
export const noNeedsCycle: Rule = ({ written, isBroken, report }) => {
  for (const { path, steps } of stepListsOf(written)) {
    const ids = steps.map(stepId);
    const needs = new Map<string, readonly string[]>();
    const ambiguous = new Set<string>();
    for (const [index, step] of steps.entries()) {
      if (isBroken([...path, index, 'id']) || isBroken([...path, index, 'needs'])) continue;
      const id = stepId(step, index);
      if (needs.has(id)) ambiguous.add(id);
      needs.set(id, stepNeeds(step, index, ids));
    }
    // Which of two steps with one id is meant nobody can say.
    for (const id of ambiguous) needs.delete(id);
    for (const cycle of findCycles(needs)) {
      // The default need of a step has no place in the file; a circle always has one that is written.
      const culprit = steps.findIndex((step, index) => step?.needs !== undefined && cycle.includes(stepId(step, index)));
      const message = `${formatPath(path)} need each other in a circle: ${[...firstNames(cycle), cycle[0]].join(' → ')}`;
      report({ code: 'CONFIG_NEEDS_CYCLE', message, path: [...path, culprit, 'needs'] });
    }
  }
};
