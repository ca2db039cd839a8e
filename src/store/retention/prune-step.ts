/** How much of a job's records is kept: what lies beyond either limit goes. */
export interface Keep {
  /** So many of its latest runs, from 1, and what did not run since; `null`: no such limit. */
  readonly runs: number | null;
  /** Since a record was settled, in ms; `null`: no such limit. */
  readonly forMs: number | null;
}

/** Where a walk through the records of all jobs goes on. */
export interface PrunePosition {
  readonly jobId: string;
  /** After this fire time. */
  readonly fireTime: number;
  /** Of this job, runs before this one are more than are kept: looked up once, and handed on. `null`: not yet. */
  readonly surplusBefore: number | null;
}

/** One small step of pruning: all that it is asked is plain data, so that the store may live in another thread. Instants in ms. */
export interface PruneStep {
  readonly now: number;
  /** `null`: begins. */
  readonly from: PrunePosition | null;
  readonly keep: Keep;
  /** The jobs that keep more or less than the others. */
  readonly jobs: ReadonlyMap<string, Keep>;
  /** Jobs that run after others: these may bring a fire time to them that is long past. */
  readonly followers: ReadonlySet<string>;
  /** Whatever is kept otherwise, nothing that was settled before this. `null`: no such limit. */
  readonly keptSince: number | null;
  /** So many records are looked at, and one transaction removes of them. */
  readonly most: number;
}

export interface PruneResult {
  readonly removed: number;
  /** `null`: that was the last of it. */
  readonly next: PrunePosition | null;
  /** What the records take of the database; less than the file is where it has room left. */
  readonly bytes: number;
  /** When the oldest record that this step looked at, and that is kept for no other reason than its age, was settled; `null`: there was none. */
  readonly oldest: number | null;
}
