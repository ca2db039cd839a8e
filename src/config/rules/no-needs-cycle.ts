import { firstNames } from '../diagnostic/list-names.ts';
import { findCycles } from './find-cycles.ts';
import { formatPath } from '../diagnostic/path.ts';
import type { Rule } from './rule.ts';
import { stepId, stepNeeds } from '../normalise/step-id.ts';
import { stuckSteps } from './stuck-steps.ts';
import { stepListsOf } from './written-parts.ts';

/** Steps do not need each other in a circle. A circle is reported once, at a `needs` that is part of it. */
export const noNeedsCycle: Rule = ({ written, isBroken, report }) => {
  for (const { path, steps } of stepListsOf(written)) {
    const ids = steps.map(stepId);
    const named = steps.flatMap((step, position) =>
      isBroken([...path, position, 'id']) || isBroken([...path, position, 'needs'])
        ? []
        : [{ position, id: stepId(step, position), needs: stepNeeds(step, position, ids) }],
    );
    // Of two steps with one id nobody can say which is meant: a circle is what is one either way, and told with the first of them.
    const stuck = stuckSteps(named);
    const free = new Set(named.filter((_, index) => !stuck.has(index)).map(({ id }) => id));
    const first = new Map(named.toReversed().map((step) => [step.id, step]));
    const held = named.filter((step) => !free.has(step.id) && first.get(step.id) === step);
    for (const cycle of findCycles(new Map(held.map(({ id, needs }) => [id, needs])))) {
      // The default need of a step has no place in the file; a circle always has one that is written.
      const isCulprit = ({ id, position }: { id: string; position: number }): boolean =>
        steps[position]?.needs !== undefined && cycle.includes(id);
      const culprit = held.find(isCulprit)?.position ?? 0;
      const message = `${formatPath(path)} need each other in a circle: ${[...firstNames(cycle), cycle[0]].join(' → ')}`;
      report({ code: 'CONFIG_NEEDS_CYCLE', message, path: [...path, culprit, 'needs'] });
    }
  }
};
