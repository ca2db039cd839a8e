import { firstNames } from '../list-names.ts';
import { formatPath } from '../path.ts';
import type { Rule } from './rule.ts';
import { stepId, stepNeeds } from '../step-id.ts';
import { stepListsOf } from './written-parts.ts';

/** Steps do not need each other in a circle. A circle is reported once, at a `needs` that is part of it. */
export const noNeedsCycle: Rule = ({ written, isBroken, report }) => {
  for (const { path, steps } of stepListsOf(written)) {
    if (steps.some((_, index) => isBroken([...path, index, 'id']) || isBroken([...path, index, 'needs']))) continue;
    const ids = steps.map(stepId);
    // Which of two steps with one id is meant nobody can say.
    if (new Set(ids).size < ids.length) continue;
    const needs = new Map(steps.map((step, index) => [stepId(step, index), stepNeeds(step, index, ids)]));
    for (const cycle of findCycles(needs)) {
      // The default need of a step has no place in the file; a circle always has one that is written.
      const culprit = steps.findIndex((step, index) => step?.needs !== undefined && cycle.includes(stepId(step, index)));
      const message = `${formatPath(path)} need each other in a circle: ${[...firstNames(cycle), cycle[0]].join(' → ')}`;
      report({ code: 'CONFIG_NEEDS_CYCLE', message, path: [...path, culprit, 'needs'] });
    }
  }
};

/** Circles without a step in common, each in the order of need. Steps without a circle are looked at once. */
function findCycles(needs: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  for (const start of needs.keys()) {
    const trail: string[] = [];
    // A stack of its own: a list of steps may be longer than the call stack is deep.
    const open = [{ id: start, rest: [start].values() as Iterator<string> }];
    while (open.length > 0) {
      const next = open.at(-1)?.rest.next();
      if (next === undefined || next.done === true) {
        open.pop();
        const left = trail.pop();
        if (left !== undefined) done.add(left);
        continue;
      }
      const id = next.value;
      if (done.has(id) || !needs.has(id)) continue;
      const at = trail.indexOf(id);
      if (at === -1) {
        trail.push(id);
        open.push({ id, rest: (needs.get(id) ?? []).values() });
      } else {
        const cycle = trail.slice(at);
        if (!cycles.some((known) => known.some((step) => cycle.includes(step)))) cycles.push(cycle);
      }
    }
  }
  return cycles;
}
