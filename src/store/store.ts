import type { Outcome } from '../event/outcome.ts';
import type { StepProgress } from './step-progress.ts';

/**
 * Where the fate of every fire time is kept. Asynchronous, so that a store may live in another thread.
 * All instants are Unix ms. Every implementation passes `test/store/store-conformance.ts`.
 */
export interface Store {
  /** Whether what it holds outlives the process. Where it does not, `saveJobs` keeps nothing and need not be called. */
  readonly isDurable: boolean;

  /**
   * Records fire times in one transaction, before any of them runs. Answers for each, in order, whether it was new:
   * `false` means that this (job, fire time) was recorded before and must not run again.
   *
   * @param jobs when the jobs fire next, to be recorded along with it.
   */
  claim(records: readonly FireTimeRecord[], jobs?: readonly JobRecord[]): Promise<readonly boolean[]>;

  /** Records when jobs fire next, and forgets those that are gone, by id, in one transaction. */
  saveJobs(jobs: readonly JobRecord[], gone: readonly string[]): Promise<void>;

  /** The jobs as this process or a former one left them, in any order. */
  jobs(): Promise<readonly JobRecord[]>;

  /**
   * Completes a claimed record, and claims in the same transaction what follows from it: answers for each as `claim` does. A record that
   * was settled before keeps its first outcome.
   */
  settle(settlement: Settlement, following?: readonly FireTimeRecord[]): Promise<readonly boolean[]>;

  /** The records of one job, oldest fire time first. */
  records(jobId: string): Promise<readonly FireTimeRecord[]>;

  /**
   * Settles as `interrupted` every record that a former process left unsettled, and those of their steps that have not ended, and returns the former:
   * call it once, before anything is claimed. In the same transaction those of the jobs in `rerun` are noted as to be run again, and what was
   * noted before, of other jobs, is not any more.
   */
  interruptUnsettled(endedAt: number, rerun?: ReadonlySet<string>): Promise<readonly FireTimeRecord[]>;

  /** The interrupted records that are to be run again: noted so, and not claimed again yet. By job, oldest fire time first. */
  toRerun(): Promise<readonly FireTimeRecord[]>;

  /**
   * Claims such fire times again, in one transaction: their records get the run, generation and moment given here, and keep the id of the run that
   * was interrupted. Answers as `claim` does; `false`: it is not to be run again. It can be claimed again once: what is interrupted after that
   * stays so.
   */
  claimAgain(records: readonly FireTimeRecord[]): Promise<readonly boolean[]>;

  /**
   * Gives the records of jobs, and of their fire times, to the jobs that they were moved to, in one transaction; where one has a record of its own, or
   * one of the same fire time, that one stays. What was recorded under a former id by a call before this one is moved; doing it again changes nothing.
   *
   * @param moves former ids by the ones that they gave way to.
   */
  moveJobs(moves: ReadonlyMap<string, string>): Promise<void>;

  /**
   * Records what steps did and wrote, in one transaction. It survives the end of the process and is not synced to disk by itself, so that no
   * claim waits for more than a write into memory; after a loss of power the last of it may be gone. It is there before a settlement that is asked for
   * after it. A store that is not durable keeps none of it.
   */
  recordSteps(progress: StepProgress): Promise<void>;

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

/** What is known of a job besides what the schedule says. */
export interface JobRecord {
  readonly jobId: string;
  /** Of its trigger: equal for equal ones. */
  readonly fingerprint: string;
  /** When it was added, or got this trigger. */
  readonly anchor: number;
  /** `null`: none, because it is paused, finished, or waits for something that is no time. */
  readonly nextFireTime: number | null;
  /** When this was recorded. */
  readonly seenAt: number;
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
