import type { Job } from '../config/config.ts';
import { closest } from '../config/diagnostic/closest.ts';
import { isEqual } from './is-equal.ts';
import type { ActualSide } from './actual-side.ts';
import type { Plan } from './plan.ts';

/** A job that goes and one that comes, alike enough to be one job under another id. */
export interface ProposedMove {
  readonly jobId: string;
  readonly from: string;
}

/** Pairs. Hundreds of jobs that come and go are another schedule, and each would be compared with each. */
const MOST_COMPARED = 2500;

/**
 * Which of the removed and added jobs look like one under another id, in the order of the file. Only a hint: nothing is moved for it. None
 * where another pair is as likely.
 */
export function proposeMoves(
  { changes }: Plan,
  { jobs, openedFor }: Pick<ActualSide, 'jobs' | 'openedFor'>,
): readonly ProposedMove[] {
  const removed = changes.flatMap(({ kind, jobId }) => (kind === 'remove' ? (jobs.get(jobId) ?? []) : []));
  const added = changes.flatMap((change) => (change.kind === 'add' ? [change.job] : []));
  if (removed.length * added.length > MOST_COMPARED) return [];
  const pairs = added.flatMap((after) =>
    removed.map((before) => ({
      jobId: after.id,
      from: before.id,
      likeness: likenessOf(openedFor?.(before, after) ?? before, after),
    })),
  );
  const likely = pairs.filter(({ likeness }) => likeness >= LIKELY);
  return likely
    .filter((pair) => likely.every((other) => other === pair || !isRival(other, pair) || other.likeness < pair.likeness))
    .map(({ jobId, from }) => ({ jobId, from }));
}

const LIKELY = 2;

/** The same work counts twice: a trigger is easily the same by chance. */
function likenessOf(before: Job, after: Job): number {
  const isSameWork = isEqual(workOf(before), workOf(after));
  const isSameTrigger = isEqual(before.trigger, after.trigger);
  const isLikeName = closest(after.id, [before.id]) !== null;
  return Number(isSameWork) * 2 + Number(isSameTrigger) + Number(isLikeName);
}

/** Not its environment and limits: the whole file may have been given others. */
function workOf({ pipeline, params }: Job): unknown {
  return [pipeline.steps.map(({ action }) => action), params];
}

function isRival(a: ProposedMove, b: ProposedMove): boolean {
  return a.jobId === b.jobId || a.from === b.from;
}
