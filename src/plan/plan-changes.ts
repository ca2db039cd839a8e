import type { Job } from '../config/config.ts';
import { jobDifference } from './job-difference.ts';
import type { Change, Jobs, Moves, Plan } from './plan.ts';
import { underId } from './under-id.ts';

/**
 * What turns the `actual` jobs into the `desired` ones. Deterministic: changes of a kind come in the order of their file;
 * `planChanges(a, a)` is empty. A move of which the plan can make nothing (the former id is nowhere, or the job is there already) is none.
 */
export function planChanges(actual: Jobs, desired: Jobs, moves: Moves = new Map()): Plan {
  const steps = planSteps(actual, desired, moves);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, a job at a time: for who has other things to do between two of them. */
export function* planSteps(actual: Jobs, desired: Jobs, moves: Moves): Generator<undefined, Plan> {
  const removals: Change[] = [];
  const updates: Change[] = [];
  const additions: Change[] = [];
  let unchanged = 0;

  const moved = movedJobs(actual, desired, moves);
  const sources = new Set(moved.values().map(({ from }) => from));
  for (const jobId of actual.keys()) {
    if (!desired.has(jobId) && !sources.has(jobId)) removals.push({ kind: 'remove', jobId });
  }
  for (const [jobId, job] of desired) {
    yield;
    const move = moved.get(jobId);
    const before = move?.job ?? actual.get(jobId);
    if (!before) {
      additions.push({ kind: 'add', jobId, job });
      continue;
    }
    const changes = jobChanges(before, job);
    updates.push(...changes);
    if (changes.length === 0 && !move) unchanged += 1;
  }
  return { changes: [...removals, ...moved.values(), ...updates, ...additions], unchanged };
}

type Move = Extract<Change, { kind: 'move' }>;

/** The moves that are changes, by the id that the job gets. */
function movedJobs(actual: Jobs, desired: Jobs, moves: Moves): ReadonlyMap<string, Move> {
  const moved = new Map<string, Move>();
  for (const [jobId, from] of moves) {
    const [before, after] = [actual.get(from), desired.get(jobId)];
    if (!before || !after || actual.has(jobId) || desired.has(from)) continue;
    moved.set(jobId, { kind: 'move', jobId, from, job: underId(before, after) });
  }
  return moved;
}

function jobChanges(before: Job, job: Job): Change[] {
  if (before === job) return [];
  const jobId = job.id;
  const changes: Change[] = [];
  const fields = jobDifference(before, job);
  if (fields.length > 0) {
    changes.push({ kind: 'update', jobId, job, fields, isAnchored: fields.some(({ effect }) => effect === 'anchor') });
  }
  if (before.paused !== job.paused) changes.push({ kind: job.paused ? 'pause' : 'resume', jobId });
  return changes;
}
