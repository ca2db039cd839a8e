import type { Path } from '../diagnostic/path.ts';
import { formatPath } from '../diagnostic/path.ts';
import { finallyId, stepId } from '../normalise/step-id.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenJob } from '../written-config.ts';
import type { Rule } from './rule.ts';
import { jobsOf, pipelinesOf } from './written-parts.ts';

/** No two steps of a pipeline or job have the same id, given or by position, those under `finally` included. */
export const uniqueStepIds: Rule = ({ written, isBroken, report }) => {
  for (const { path, part } of [...pipelinesOf(written), ...jobsOf(written)]) {
    const first = new Map<string, Path>();
    for (const { id, at } of idsOf(part, path)) {
      if (isBroken([...at, 'id'])) continue;
      const other = first.get(id);
      if (other === undefined) first.set(id, at);
      else {
        const message = `${formatPath(at)} has the id "${id}", which ${formatPath(other)} has already`;
        report({ code: 'CONFIG_DUPLICATE_STEP', message, path: [...at, 'id'] });
      }
    }
  }
};

function* idsOf(part: Sound<WrittenJob>, path: Path): Generator<{ id: string; at: Path }> {
  // The only step of a job is called after it.
  if (part.finally !== undefined && (part.run ?? part.module) !== undefined) yield { id: String(path.at(-1)), at: path };
  for (const [index, step] of (part.steps ?? []).entries()) yield { id: stepId(step, index), at: [...path, 'steps', index] };
  for (const [index, step] of (part.finally ?? []).entries())
    yield { id: finallyId(step, index), at: [...path, 'finally', index] };
}
