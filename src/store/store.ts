import type { Outcome } from '../event/outcome.ts';
import type { OverrideStore } from './override.ts';
import type { PruneResult, PruneStep } from './retention/prune-step.ts';
import type { StepProgress } from './steps/step-progress.ts';
import type { ToldStore } from './told-note.ts';

/**
 * Where the fate of every fire time is kept. Asynchronous, so that a store may live in another thread.
 * All instants are Unix ms. Every implementation passes `test/store/store-conformance.ts`.
 */
export interface Store extends OverrideStore, ToldStore {
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

  /** Of each of the jobs that has one, the settled record with the latest fire time. */
  lastSettled(jobIds: readonly string[]): Promise<readonly FireTimeRecord[]>;

  /**
   * Settles as `interrupted` every record that a former process left unsettled, unless its run waits for its next attempt, and those of their steps that have not ended, and returns the former:
   * call it once, before anything is claimed. In the same transaction those of the jobs in `rerun` are noted as to be run again, and what was
   * noted before, of other jobs, is not any more.
   */
  interruptUnsettled(endedAt: number, rerun?: ReadonlySet<string>): Promise<readonly FireTimeRecord[]>;

  /** Notes that a run which is going waits for its next attempt, or that it waits no more. */
  noteRetry(retry: RetryNote): Promise<void>;

  /** The runs that a former process left waiting: those that `interruptUnsettled` leaves alone. By job, oldest fire time first. */
  waitingRetries(): Promise<readonly RetryRecord[]>;

  /** The interrupted records that are to be run again: noted so, and not claimed again yet. By job, oldest fire time first. */
  toRerun(): Promise<readonly FireTimeRecord[]>;

  /**
   * Claims such fire times again, in one transaction: their records get the run, generation and moment given here, and keep the id of the run that
   * was interrupted. Answers as `claim` does; `false`: it is not to be run again. It can be claimed again once: what is interrupted after that
   * stays so.
   */
  claimAgain(records: readonly FireTimeRecord[]): Promise<readonly boolean[]>;

  /**
   * Gives the records of jobs, of their fire times and their overrides to the jobs that they were moved to, in one transaction; where one has a record
   * of its own, or one of the same fire time, that one stays. What was recorded under a former id by a call before this one is moved; doing it again changes nothing.
   *
   * @param moves former ids by the ones that they gave way to.
   */
  moveJobs(moves: ReadonlyMap<string, string>): Promise<void>;

  /**
   * Claims a past fire time to be made up for, in place of the record that it has if that has one of the outcomes `again`, or is of a backfill and was
   * never settled. `false`: it has another one, and must not run. The run before it, where there was one, is kept by id.
   */
  claimBackfill(record: FireTimeRecord, again: readonly Outcome[]): Promise<boolean>;

  /**
   * Removes what need not be kept of the records, in one small step: call it again, from where it ended, until there is nothing next. What is removed
   * can never be claimed again. A store that is not durable has bounds of its own, and removes nothing here.
   */
  prune(step: PruneStep): Promise<PruneResult>;

  /**
   * Records what steps did and wrote, in one transaction. It survives the end of the process and is not synced to disk by itself, so that no
   * claim waits for more than a write into memory; after a loss of power the last of it may be gone. It is there before a settlement that is asked for
   * after it. A store that is not durable keeps none of it.
   */
  recordSteps(progress: StepProgress): Promise<void>;

  /**
   * Writes down what the runner is about to apply. It is not in force: nothing is to be seen of it until `applyGeneration`, and the next one that is
   * saved takes its place.
   *
   * @param jobs as JSON texts by id, those that are not as in the generation in force; `null`: it is gone. Their shape is `reconcile/`'s business.
   */
  saveGeneration(generation: AppliedGeneration, jobs: ReadonlyMap<string, string | null>): Promise<void>;

  /**
   * Puts a generation in force, one that was saved or an earlier one, and moves jobs as `moveJobs` does, in one transaction: a crash leaves both or
   * neither. Those after it are void. Of generations long past, the jobs are not kept.
   */
  applyGeneration(generation: number, moves: ReadonlyMap<string, string>): Promise<void>;

  /** The one in force, of this process or a former one. */
  lastGeneration(): Promise<AppliedGeneration | null>;

  /** All jobs of the generation in force, or of an earlier one that is kept as a whole, as they were saved, in any order. */
  generationJobs(generation: number): Promise<readonly string[]>;

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

/** That a run waits for its next attempt. */
interface RetryNote {
  readonly runId: string;
  /** `null`: it waits no more. */
  readonly retryAt: number | null;
  /** What it needs to go on, as text; its shape is `run/`'s business. */
  readonly progress: string | null;
  /** Why the last attempt failed. */
  readonly failure: string | null;
}

/** A run that waits for its next attempt. */
export interface RetryRecord extends Pick<FireTimeRecord, 'jobId' | 'fireTime' | 'generation'> {
  readonly runId: string;
  readonly retryAt: number;
  readonly progress: string;
  readonly failure: string;
  /** The number of the last block of output that is recorded of it; 0: none. */
  readonly lastBlock: number;
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
  /** When its run began, which may be long after the claim; `null` (default): it did not. */
  readonly startedAt?: number | null;
};

export interface AppliedGeneration {
  /** Counter, from 1. */
  readonly generation: number;
  /** Of the config's content: equal for equal ones, and nothing else is to be learnt from it. */
  readonly hash: string;
  readonly appliedAt: number;
  /** Of the schedule, in its git repository; `null`: in none. */
  readonly commit: string | null;
  /** What it changed, as JSON text; its shape is `reconcile/`'s business. `null`: kept by an older volnux. */
  readonly plan: string | null;
}
