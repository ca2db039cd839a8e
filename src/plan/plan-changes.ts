import type { Job, Pipeline } from '../config/config.ts';
import type { Change, Jobs, Moves, Plan, UpdatableField } from './plan.ts';

/**
 * What turns the `actual` jobs into the `desired` ones. Deterministic: changes of a kind come in the order of their file;
 * `planChanges(a, a)` is empty. A move of which the plan can make nothing (the former id is nowhere, or the job is there already) is none.
 */
export function planChanges(actual: Jobs, desired: Jobs, moves: Moves = new Map()): Plan {
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

/** The job under the id it gets. What is called after the job (a pipeline and step of its own) is called after it still: that is no edit. */
function underId(before: Job, after: Job): Job {
  const own: Pipeline = {
    ...before.pipeline,
    name: after.id,
    steps: before.pipeline.steps.map((step) => (step.id === before.id ? { ...step, id: after.id } : step)),
  };
  const isOwn = before.pipeline.name === before.id && isEqual(own, after.pipeline);
  return { ...before, id: after.id, pipeline: isOwn ? own : before.pipeline };
}

function jobChanges(before: Job, job: Job): Change[] {
  if (before === job) return [];
  const jobId = job.id;
  const changes: Change[] = [];
  const fields = UPDATABLE_FIELDS.filter((field) => !isEqual(before[field], job[field]));
  if (fields.length > 0) {
    changes.push({ kind: 'update', jobId, job, fields, isAnchored: !isEqual(timing(before), timing(job)) });
  }
  if (before.paused !== job.paused) changes.push({ kind: job.paused ? 'pause' : 'resume', jobId });
  return changes;
}

/** What decides fire times: to elapsed time without dates to read in it, and to what is no time, the zone is nothing. */
function timing({ trigger }: Job): unknown {
  const isElapsedTime = 'interval' in trigger && trigger.start_date === undefined && trigger.end_date === undefined;
  const isNoTime = 'startup' in trigger || 'after' in trigger || 'manual' in trigger;
  return isElapsedTime || isNoTime ? { ...trigger, timezone: null } : trigger;
}

const UPDATABLE_FIELDS = Object.keys({
  description: true,
  trigger: true,
  pipeline: true,
  params: true,
  maxInstances: true,
  coalesce: true,
  misfireGraceTimeMs: true,
  overlap: true,
  catchUpLimit: true,
  rerunInterrupted: true,
  outputMaxBytes: true,
  hooks: true,
} satisfies Record<UpdatableField, true>) as UpdatableField[];

/** Compares by value, the order of keys aside: jobs hold plain JSON values, and a file may spell a mapping in another order. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && isEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}
