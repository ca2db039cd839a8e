/** What an operator decided about a job at run time, and the schedule does not know. At most one for each job. */
export interface Override {
  readonly jobId: string;
  readonly kind: 'pause';
  /** Why, in the operator's words; `null`: none were given. */
  readonly reason: string | null;
  /** Who did it: the name and number of their account. */
  readonly user: string;
  readonly uid: number;
  readonly since: number;
  /** When it ends by itself; `null`: it does not. */
  readonly until: number | null;
}

/** The part of a store that keeps them. */
export interface OverrideStore {
  /** All of them, by job id. */
  overrides(): Promise<readonly Override[]>;

  /** Keeps it, in place of a former one of the job. */
  saveOverride(override: Override): Promise<void>;

  /** Forgets those of the jobs; where there is none, nothing happens. */
  endOverrides(jobIds: readonly string[]): Promise<void>;
}
