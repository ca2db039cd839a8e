import type { Outcome } from '../../event/outcome.ts';
import type { AppliedGeneration, FireTimeRecord, JobRecord } from '../store.ts';
import type { WholeGeneration } from './read-generations.ts';
import type { OutputQuestions } from './read-output.ts';

/** What became of a fire time so far; `running`: claimed, and not settled; `waiting`: that, and its run waits for its next attempt. */
export type State = Outcome | 'running' | 'waiting';

/** A record as it is kept, with what is known of how it came about. */
export interface KeptRecord extends FireTimeRecord {
  /** The run of the same fire time before this one, which a crash interrupted, or a backfill made up for; `null`: there was none. */
  readonly formerRunId: string | null;
  readonly isBackfill: boolean;
  /** When its run began; `null`: it has not ended, did not begin, was interrupted by a crash, or an older volnux recorded it. */
  readonly startedAt: number | null;
  /** When the next attempt of its run is to begin; `null`: it does not wait for one. */
  readonly retryAt: number | null;
}

/** What has become of the fire time so far. */
export function stateOf({ outcome, retryAt }: Pick<KeptRecord, 'outcome' | 'retryAt'>): State {
  return outcome ?? (retryAt === null ? 'running' : 'waiting');
}

/** Which records are asked for. */
export interface RecordFilter {
  /** `null`: of all jobs. */
  readonly jobId: string | null;
  /** `null`: whatever became of them. */
  readonly states: readonly State[] | null;
  /** The earliest fire time (ms); `null`: any. */
  readonly since: number | null;
  /** So many at most. */
  readonly limit: number;
}

/** Questions to the records of a state directory. What names a job takes a few seeks, whatever else is recorded. */
export interface History extends OutputQuestions {
  /** The latest fire times that match, latest first. Of all jobs with `states` given, or a high `limit`, it goes through all records. */
  recent(filter: RecordFilter): readonly KeptRecord[];
  /** The last record of the job with a fire time before `instant`. */
  before(jobId: string, instant: number): KeptRecord | null;
  /** Its first record at `instant` or later. */
  from(jobId: string, instant: number): KeptRecord | null;
  /** The last run of the job for an earlier fire time that was claimed and not settled when the record was decided on. */
  goingBeside(record: FireTimeRecord): KeptRecord | null;
  /** The run that stands for a coalesced fire time. */
  runInstead(record: FireTimeRecord): KeptRecord | null;
  /** When a runner last recorded anything, of any job, up to `instant`, and when next after it. Goes through all records. */
  decisionsAround(instant: number): { readonly last: number | null; readonly next: number | null };
  /** The records of the job with fire times from `from` to before `to`, oldest first. */
  between(jobId: string, from: number, to: number): readonly KeptRecord[];
  /** The first and the last fire time of the job whose record was pruned; `null`: none was. */
  pruned(jobId: string): { readonly since: number; readonly until: number } | null;
  /** What the last runner knew of the job; `null`: nothing. */
  job(jobId: string): JobRecord | null;
  /** The ids of all jobs with records, in order. */
  jobIds(): readonly string[];
  /** The records of runs whose id begins so, `most` at most. Goes through all records. */
  runs(prefix: string, most: number): readonly KeptRecord[];
  /** The records of fire times of which a run whose id begins so was interrupted, and another one made since. Goes through all records. */
  rerunOf(prefix: string, most: number): readonly RerunRecord[];
  /** The run of the latest fire time of the job that ran, or is running. */
  lastRun(jobId: string): KeptRecord | null;
  lastGeneration(): WholeGeneration | null;
  /** A generation by its number; `null`: it is forgotten. */
  generation(generation: number): WholeGeneration | null;
  /** The one in force at `instant`; `none`: none was applied yet; `null`: it is forgotten. */
  generationAt(instant: number): WholeGeneration | 'none' | null;
  /** The first one after `generation` that has the job; `null`: none that is kept. */
  addedAfter(jobId: string, generation: number): AppliedGeneration | null;
}

/** A fire time that was run again, and the id of its first run. */
export interface RerunRecord extends FireTimeRecord {
  readonly interruptedRunId: string;
}
