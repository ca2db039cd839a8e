import type { Job } from '../config/config.ts';

/** The difference between the actual and the desired jobs, as data. */
export interface Plan {
  /** In the order they are applied: removals first, then updates, pauses and resumes, then additions. */
  readonly changes: readonly Change[];
  /** How many jobs stay as they are. */
  readonly unchanged: number;
}

export type Change =
  | { readonly kind: 'remove'; readonly jobId: string }
  | { readonly kind: 'update'; readonly jobId: string; readonly job: Job; readonly fields: readonly UpdatableField[] }
  | { readonly kind: 'pause'; readonly jobId: string }
  | { readonly kind: 'resume'; readonly jobId: string }
  | { readonly kind: 'add'; readonly jobId: string; readonly job: Job };

/** Fields of a job that an update can change; `trigger` is the one that anchors the job anew. */
export type UpdatableField = Exclude<keyof Job, 'id' | 'paused'>;

export type Jobs = ReadonlyMap<string, Job>;

/** No jobs: the first start is the plan from here. */
export const EMPTY: Jobs = new Map();
