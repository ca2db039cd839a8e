import { describeChange } from '../../plan/describe-plan.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import type { Facts } from './facts.ts';
import { shownMoment } from './shown-time.ts';

/** Under which generation a fire time was decided, and whether the job was another one then, as far as that is kept. */
export function generationSentences({ record, last, job, origin, timezone }: Facts): readonly string[] {
  const generation = record?.generation ?? null;
  if (generation === null || last === null) return [];
  const applied = `applied ${shownMoment(last.appliedAt, timezone)}`;
  if (generation !== last.generation) {
    return [
      `It was decided under generation ${generation}; the last one is ${last.generation}, ${applied}. What the job was before that is not kept.`,
    ];
  }
  const decided = `It was decided under generation ${generation}, ${applied}: the last one.`;
  if (origin === 'applied' || last.job === null) return [decided];
  if (job === null) return [decided, 'The schedule does not have the job any more, and no runner has applied that.'];
  const { changes } = planChanges(new Map([[job.id, last.job]]), new Map([[job.id, job]]));
  if (changes.length === 0) return [`${decided} The job is in the schedule as it was then.`];
  return [decided, `The schedule has been edited since, which no runner has applied: ${changes.map(describeChange).join('; ')}.`];
}
