import type { FieldChange } from './difference.ts';
import type { Change, Plan } from './plan.ts';

/** One line a change, for people: `~ backup: trigger, overlap (anchored anew)`. */
export function describeChange(change: Change): string {
  switch (change.kind) {
    case 'remove':
      return `- ${change.jobId}`;
    case 'move':
      return `> ${change.from} → ${change.jobId}`;
    case 'add':
      return change.job.paused ? `+ ${change.jobId} (paused)` : `+ ${change.jobId}`;
    case 'pause':
      return `~ ${change.jobId}: paused`;
    case 'resume':
      return `~ ${change.jobId}: resumed`;
    case 'update':
      return `~ ${change.jobId}: ${fieldNames(change.fields)}${change.isAnchored ? ' (anchored anew)' : ''}`;
  }
}

/** One sentence: `1 added, 2 updated, 7 unchanged: + new; ~ backup: trigger; …`, the first changes by name. */
export function describePlan(plan: Plan): string {
  const changes = plan.changes.slice(0, NAMED_CHANGES).map(describeChange);
  if (plan.changes.length > NAMED_CHANGES) changes.push(`and ${plan.changes.length - NAMED_CHANGES} more`);
  return [summarisePlan(plan), ...(changes.length > 0 ? [changes.join('; ')] : [])].join(': ');
}

const NAMED_CHANGES = 20;

/** `1 added, 2 updated, 7 unchanged`. */
export function summarisePlan({ changes, unchanged }: PlanSize): string {
  const counts: [string, number][] = KINDS.map(([kind, word]) => [word, changes.filter((change) => change.kind === kind).length]);
  counts.push(['unchanged', unchanged]);
  return (
    counts
      .filter(([, count]) => count > 0)
      .map(([word, count]) => `${count} ${word}`)
      .join(', ') || 'no jobs'
  );
}

interface PlanSize {
  readonly changes: readonly Pick<Change, 'kind'>[];
  readonly unchanged: number;
}

const KINDS: readonly (readonly [Change['kind'], string])[] = [
  ['add', 'added'],
  ['move', 'moved'],
  ['update', 'updated'],
  ['pause', 'paused'],
  ['resume', 'resumed'],
  ['remove', 'removed'],
];

/** The keys that hold the fields, each once: `trigger, env`. */
function fieldNames(fields: readonly FieldChange[]): string {
  return [...new Set(fields.map(({ path }) => path.split('.', 1)[0]))].join(', ');
}
