import type { Outcome } from '../event/outcome.ts';

/**
 * Where the fate of every fire time is kept. Asynchronous, so that a store may live in another thread.
 * All instants are Unix ms. Every implementation passes `test/store/store-conformance.ts`.
 */
export interface Store {
  /**
   * Records fire times in one transaction, before any of them runs. Answers for each, in order, whether it was new:
   * `false` means that this (job, fire time) was recorded before and must not run again.
   */
  claim(records: readonly FireTimeRecord[]): Promise<readonly boolean[]>;

  /**
   * Completes a claimed record, and claims in the same transaction what follows from it: answers for each as `claim` does. A record that
   * was settled before keeps its first outcome.
   */
  settle(settlement: Settlement, following?: readonly FireTimeRecord[]): Promise<readonly boolean[]>;

  /** The records of one job, oldest fire time first. */
  records(jobId: string): Promise<readonly FireTimeRecord[]>;

  /**
   * Settles as `interrupted` every record that a former process left unsettled, and returns them:
   * call it once, before anything is claimed.
   */
  interruptUnsettled(endedAt: number): Promise<readonly FireTimeRecord[]>;

  /**
   * Gives the records of jobs to the jobs that they were moved to, in one transaction; where one has a record of the same fire time, that one
   * stays. What was recorded under a former id by a call before this one is moved; doing it again changes nothing.
   *
   * @param moves former ids by the ones that they gave way to.
   */
  moveJobs(moves: ReadonlyMap<string, string>): Promise<void>;

  /** Keeps what the runner last applied, in place of the former one. */
  saveGeneration(generation: AppliedGeneration): Promise<void>;

  /** The last one saved, by this process or a former one. */
  lastGeneration(): Promise<AppliedGeneration | null>;

  /** Releases the store; nothing may be called after it. */
  close(): Promise<void>;
}

/** The one record that each fire time leaves. */
export interface FireTimeRecord {
  readonly jobId: string;
  readonly fireTime: number;
  /** `null` for a fire time that did not run. */
  readonly runId: string | null;
  /** `null` while the run goes on. */
  readonly outcome: Outcome | null;
  readonly reason: string | null;
  readonly generation: number | null;
  /** When the fire time was seen and decided. */
  readonly decidedAt: number;
  readonly endedAt: number | null;
}

export type Settlement = Pick<FireTimeRecord, 'jobId' | 'fireTime' | 'reason'> & {
  readonly outcome: Outcome;
  readonly endedAt: number;
};

export interface AppliedGeneration {
  /** Counter, from 1. */
  readonly generation: number;
  /** Of the config's content: equal for equal ones, and nothing else is to be learnt from it. */
  readonly hash: string;
  readonly appliedAt: number;
  /** The applied jobs as JSON text; its shape is `reconcile/`'s business. */
  readonly jobs: string;
}
