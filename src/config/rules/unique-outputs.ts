import { formatPath } from '../diagnostic/path.ts';
import { finallyId, stepId } from '../normalise/step-id.ts';
import { outputVariable } from '../output-variable.ts';
import type { Rule } from './rule.ts';
import { jobsOf, pipelinesOf } from './written-parts.ts';

/** Every output of the steps of a pipeline or job is seen in a variable of its own. */
export const uniqueOutputs: Rule = ({ written, isBroken, report }) => {
  for (const { path, part } of [...pipelinesOf(written), ...jobsOf(written)]) {
    const steps = [
      ...(part.steps ?? []).map((step, index) => ({ step, id: stepId(step, index), at: [...path, 'steps', index] })),
      ...(part.finally ?? []).map((step, index) => ({ step, id: finallyId(step, index), at: [...path, 'finally', index] })),
    ];
    const first = new Map<string, string>();
    const ids = new Set<string>();
    for (const { step, id, at } of steps) {
      // Of two steps with one id, an error of its own, the second says nothing.
      if (ids.has(id) || isBroken([...at, 'id'])) continue;
      ids.add(id);
      for (const [index, name] of (step?.outputs ?? []).entries()) {
        if (name === undefined) continue;
        const variable = outputVariable(id, name);
        const place = [...at, 'outputs', index];
        const other = first.get(variable);
        if (other === undefined) first.set(variable, `\`${name}\` of step "${id}"`);
        else {
          const message = `${formatPath(place)} is ${variable} to steps, as ${other} is already`;
          report({ code: 'CONFIG_DUPLICATE_OUTPUT', message, path: place });
        }
      }
    }
  }
};
