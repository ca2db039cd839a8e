import type { Occasion } from '../../trigger/spec/occasion.ts';
import type { Trigger } from '../../trigger/trigger.ts';
import type { TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import type { Queued } from '../firing/fire-time-queue.ts';
import type { JobPolicy } from './job-policy.ts';
import type { Runnable } from '../pipeline.ts';

/** A job as `getJob` shows it: a snapshot that does not change. */
export interface ScheduledJob {
  readonly id: string;
  readonly trigger: TriggerSpec;
  /** Unix ms; `null` while the job is pending, paused, idle or finished. */
  readonly nextFireTime: number | null;
  readonly state: JobState;
  readonly maxInstances: number;
  readonly coalesce: boolean;
  /** Seconds; `null`: never too late. */
  readonly misfireGraceTime: number | null;
  readonly overlap: JobPolicy['overlap'];
  readonly concurrency: JobPolicy['concurrency'];
  readonly catchUpLimit: number;
}

/**
 * `pending`: the scheduler was not started yet; `finished`: the trigger has no fire time left; `idle`: nor has it one, but something else
 * may make the job fire (`startup`, `after`, `manual`).
 */
export type JobState = 'pending' | 'scheduled' | 'paused' | 'idle' | 'finished';

/** A row of the scheduler's job table. */
export interface JobEntry extends Queued {
  /** Changes when the job is moved. */
  id: string;
  runnable: Runnable;
  spec: TriggerSpec;
  trigger: Trigger;
  /** The moment the trigger counts from, Unix ms. */
  anchor: number;
  /** Those of `spec`. */
  occasions: readonly Occasion[];
  policy: JobPolicy;
  isPaused: boolean;
}

/** The snapshot of `entry` in a scheduler that is started, or not. */
export function snapshot(entry: JobEntry, isStarted: boolean): ScheduledJob {
  const { id, spec, nextFireTime, policy } = entry;
  const { maxInstances, coalesce, misfireGraceTimeMs, overlap, concurrency, catchUpLimit } = policy;
  return {
    id,
    trigger: spec,
    nextFireTime,
    state: stateOf(entry, isStarted),
    maxInstances,
    coalesce,
    misfireGraceTime: misfireGraceTimeMs === null ? null : misfireGraceTimeMs / 1000,
    overlap,
    concurrency,
    catchUpLimit,
  };
}

function stateOf({ isPaused, nextFireTime, occasions }: JobEntry, isStarted: boolean): JobState {
  if (isPaused) return 'paused';
  if (!isStarted) return 'pending';
  if (nextFireTime !== null) return 'scheduled';
  return occasions.length > 0 ? 'idle' : 'finished';
}
