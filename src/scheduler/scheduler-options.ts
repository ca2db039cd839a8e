import type { JobRecord, Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { PolicyOptions } from './jobs/job-policy.ts';
import type { TriggerArguments } from './jobs/job-trigger.ts';
import type { Runnable } from './pipeline.ts';

export interface SchedulerOptions {
  /** Where fire times are recorded; default: in memory. The caller closes it. */
  store?: Store;
  /**
   * What `store.jobs()` gave: what a former process knew of its jobs. One of them that is added before `start`, with a trigger that is written as it
   * was, takes up where it stood: its interval keeps its phase, and what became due meanwhile goes through misfire and coalesce. The others are
   * forgotten at the start. Default: none, and every job begins now.
   */
  jobs?: readonly JobRecord[];
  /** IANA name of the zone of triggers that name none; default: the machine's. */
  timezone?: string;
  clock?: Clock;
  /**
   * How long a job lives. `trigger` (default, as in APScheduler): until its trigger has no fire time left, and a date in the past
   * is due at once. `declared`: until it is removed, and nothing before the moment it was added is due.
   */
  lifetime?: 'trigger' | 'declared';
  /** Told of failures that belong to no run: a listener that throws, a store that cannot settle. Default, and when it throws: a process warning. */
  onFailure?: (error: Error) => void;
}

export type AddJobOptions = TriggerArguments &
  PolicyOptions & {
    /** Default: a random UUID. */
    id?: string;
    /** Add it without a next fire time, until `resumeJob`. */
    paused?: boolean;
    /** Replace the job with this id, instead of throwing `SchedulerError('conflicting-id')`. */
    replaceExisting?: boolean;
  };

/** What `modifyJob` changes; with a trigger the job is anchored anew. */
export type JobChanges = PolicyOptions & { pipeline?: Runnable } & (TriggerArguments | { trigger?: never });
