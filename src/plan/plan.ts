import type { Config, Job } from '../config/config.ts';
import type { FieldChange } from './difference.ts';

/** The difference between the actual and the desired jobs, as data. */
export interface Plan {
  /** In the order they are applied: removals first, then moves, then updates, pauses and resumes, then additions. */
  readonly changes: readonly Change[];
  /** How many jobs stay as they are. */
  readonly unchanged: number;
}

export type Change =
  | { readonly kind: 'remove'; readonly jobId: string }
  /** Another id; `job`: as it was, under that. */
  | { readonly kind: 'move'; readonly jobId: string; readonly from: string; readonly job: Job }
  | {
      readonly kind: 'update';
      readonly jobId: string;
      readonly job: Job;
      readonly fields: readonly FieldChange[];
      /** Whether other fire times come of it: then the job is anchored anew. */
      readonly isAnchored: boolean;
    }
  | { readonly kind: 'pause'; readonly jobId: string }
  | { readonly kind: 'resume'; readonly jobId: string }
  | { readonly kind: 'add'; readonly jobId: string; readonly job: Job };

export type Jobs = ReadonlyMap<string, Job>;

/** Former ids by the ones that they gave way to. */
export type Moves = Config['moves'];

/** No jobs: the first start is the plan from here. */
export const EMPTY: Jobs = new Map();

/** The jobs as they are after these changes. */
export function afterChanges(jobs: Jobs, changes: readonly Change[]): Jobs {
  const after = new Map(jobs);
  for (const change of changes) {
    const before = after.get(change.jobId);
    switch (change.kind) {
      case 'remove':
        after.delete(change.jobId);
        break;
      case 'move':
        after.delete(change.from);
        after.set(change.jobId, change.job);
        break;
      case 'add':
        after.set(change.jobId, change.job);
        break;
      case 'update':
        // Pausing and resuming are changes of their own.
        after.set(change.jobId, { ...change.job, paused: before?.paused ?? change.job.paused });
        break;
      case 'pause':
      case 'resume':
        if (before) after.set(change.jobId, { ...before, paused: change.kind === 'pause' });
        break;
    }
  }
  return after;
}

/** The moves that take back those among the changes. */
export function reverseMoves(changes: readonly Change[]): Moves {
  return new Map(changes.flatMap((change) => (change.kind === 'move' ? [[change.from, change.jobId] as const] : [])));
}
