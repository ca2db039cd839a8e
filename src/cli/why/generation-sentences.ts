import type { Job } from '../../config/config.ts';
import { describeChange } from '../../plan/describe-plan.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import { underId } from '../../plan/under-id.ts';
import type { Facts } from './facts.ts';
import type { GenerationThen } from './generation-then.ts';
import { shownMoment } from './shown-time.ts';

/** Under which generation a fire time was decided, and whether the job was another one then, as far as that is kept. */
export function generationSentences(facts: Facts): readonly string[] {
  const { record, last, job, appliedId, origin, timezone } = facts;
  const generation = record?.generation ?? null;
  if (generation === null || last === null) return [];
  const applied = `applied ${shownMoment(last.appliedAt, timezone)}`;
  if (generation !== last.generation) {
    const { inForce: then } = facts;
    const appliedThen = appliedOf(then, timezone);
    return [
      `It was decided under generation ${generation}${appliedThen}; the last one is ${last.generation}, ${applied}. ${ofJobThen(facts)}`,
    ];
  }
  const decided = `It was decided under generation ${generation}, ${applied}: the last one.`;
  if (origin === 'applied' || last.job === null) return [decided];
  if (job === null) return [decided, 'The schedule does not have the job any more, and no runner has applied that.'];
  const { changes } = planChanges(new Map([[appliedId, last.job]]), new Map([[job.id, job]]), new Map([[job.id, appliedId]]));
  if (changes.length === 0) return [`${decided} The job is in the schedule as it was then.`];
  return [decided, `The schedule has been edited since, which no runner has applied: ${changes.map(describeChange).join('; ')}.`];
}

/** `it was added in generation 3, applied …`, or how the job was called before. */
export function addedSentence(
  subject: string,
  added: NonNullable<Extract<GenerationThen, { kind: 'has-not' }>['added']>,
  timezone: string,
): string {
  const how = added.from === null ? 'added' : `${added.from} then, and renamed`;
  return `${subject} was ${how} in generation ${added.generation}, applied ${shownMoment(added.appliedAt, timezone)}`;
}

function appliedOf(then: GenerationThen, timezone: string): string {
  const applied = then.kind === 'has' ? then.appliedAt : then.kind === 'has-not' ? then.lacking?.appliedAt : undefined;
  return applied === undefined ? '' : `, applied ${shownMoment(applied, timezone)}`;
}

/** The job under an earlier generation, compared with how it is now. */
function ofJobThen({ inForce: then, appliedId, job, origin, timezone }: Facts): string {
  switch (then.kind) {
    case 'forgotten':
      return 'What the job was before that is not kept.';
    case 'has-not':
      return `${then.lacking === null ? 'That' : `Generation ${then.lacking.generation}`} has no job ${appliedId}${then.added === null ? '' : `: ${addedSentence('it', then.added, timezone)}`}.`;
    case 'has': {
      const where = origin === 'file' ? 'in the schedule now' : 'in what was last applied';
      // That compares with the schedule only.
      const shown = origin === 'file' ? `; \`volnux plan --against generation:${then.generation}\` shows it` : '';
      if (job === null) return `The job is not ${where}${shown}.`;
      const paths = changedPaths(then.job, job);
      if (paths.length === 0) return `The job was the same then as it is ${where}.`;
      const more = paths.length > NAMED_PATHS ? ` and ${paths.length - NAMED_PATHS} more` : '';
      return `The job is another one ${where}, in ${paths.slice(0, NAMED_PATHS).join(', ')}${more}${shown}.`;
    }
  }
}

const NAMED_PATHS = 8;

function changedPaths(before: Job, after: Job): readonly string[] {
  const { changes } = planChanges(new Map([[after.id, underId(before, after)]]), new Map([[after.id, after]]));
  return changes.flatMap((change) => (change.kind === 'update' ? change.fields.map(({ path }) => path) : ['paused']));
}
