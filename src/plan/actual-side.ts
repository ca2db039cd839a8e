import type { Job } from '../config/config.ts';
import type { Jobs } from './plan.ts';

/** What a schedule is compared with: another file, a git ref, what a runner left in its state directory, or a runner that is going. */
export interface ActualSide {
  /** For people: `generation 4, applied Mon 2027-03-01 12:00:00 UTC`. */
  readonly name: string;
  readonly jobs: Jobs;
  /** One of the jobs to be compared with a job of another id, with what is sealed of it opened where they are the same; `null`: nothing is. */
  readonly openedFor: ((job: Job, other: Job) => Job) | null;
  /** What is known of the jobs beside their definitions; `null` where nothing runs, as in a file. */
  readonly running: RunningJobs | null;
}

/** What jobs have that run, or did until their runner ended. */
interface RunningJobs {
  /** Whether a runner is going. */
  readonly isLive: boolean;
  /** By id, Unix ms; `null`: none. */
  readonly nextFireTimes: ReadonlyMap<string, number | null>;
  readonly runs: readonly RunInFlight[];
  /** By id of the job: what an operator has decided, and no file says. */
  readonly overrides: ReadonlyMap<string, Override>;
}

/** A run that began and has not ended. */
export interface RunInFlight {
  readonly jobId: string;
  readonly runId: string;
  readonly fireTime: number;
}

export interface Override {
  readonly isPaused: boolean;
  /** Who, for people; `null`: nobody knows. */
  readonly by: string | null;
  readonly reason: string | null;
  /** Unix ms; `null`: until it is taken back. */
  readonly until: number | null;
}
