import type { Job } from '../config/config.ts';
import type { Change, Jobs, Plan, UpdatableField } from './plan.ts';

/**
 * What turns the `actual` jobs into the `desired` ones. Deterministic: changes of a kind come in the order of their file;
 * `planChanges(a, a)` is empty.
 */
export function planChanges(actual: Jobs, desired: Jobs): Plan {
  const removals: Change[] = [];
  const updates: Change[] = [];
  const additions: Change[] = [];
  let unchanged = 0;

  for (const jobId of actual.keys()) {
    if (!desired.has(jobId)) removals.push({ kind: 'remove', jobId });
  }
  for (const [jobId, job] of desired) {
    const before = actual.get(jobId);
    if (!before) {
      additions.push({ kind: 'add', jobId, job });
      continue;
    }
    const changes = jobChanges(before, job);
    updates.push(...changes);
    if (changes.length === 0) unchanged += 1;
  }
  return { changes: [...removals, ...updates, ...additions], unchanged };
}

function jobChanges(before: Job, job: Job): Change[] {
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
  maxInstances: true,
  coalesce: true,
  misfireGraceTimeMs: true,
  overlap: true,
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
