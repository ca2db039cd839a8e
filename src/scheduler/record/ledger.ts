import type { EventFields } from '../../event/event.ts';
import type { EventName } from '../../event/event-mask.ts';
import type { Listeners } from '../../event/listeners.ts';
import { StoreError } from '../../store/store-error.ts';
import type { Settlement, Store } from '../../store/store.ts';
import { toError, type RunResult } from '../instances/run-result.ts';
import type { ClaimBatch } from './claim-batch.ts';
import type { Clock } from '../clock.ts';
import { REASON, type Reason } from './reason.ts';

/** Which job, and the config generation it was decided under: on every record and event. */
export interface Subject {
  /** Changes when the job is moved while a run of it is going. */
  jobId: string;
  readonly generation: number | null;
}

/** A fire time on its way into the store. */
export interface RunClaim {
  readonly fireTime: number;
  readonly runId: string;
  readonly batch: ClaimBatch;
  /** Its place in the batch. */
  readonly index: number;
}

interface Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly createRunId: () => string;
  readonly listeners: Listeners;
  /** Told of what no event can carry: a store that cannot settle. */
  readonly onFailure: (error: unknown) => void;
}

/** Records what becomes of each fire time, and tells it: the record first, then the event. */
export class Ledger {
  readonly #with: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  claimRun(subject: Subject, fireTime: number, batch: ClaimBatch): RunClaim {
    const runId = this.#with.createRunId();
    return { fireTime, runId, batch, index: claim(subject, fireTime, batch, runId, null, null) };
  }

  /** Resolves when the fire time that does not run is recorded and told. */
  async recordNotRun(subject: Subject, fireTime: number, batch: ClaimBatch, outcome: NotRun, reason: Reason): Promise<void> {
    const index = claim(subject, fireTime, batch, null, outcome, reason);
    await batch.committed;
    if (this.#isRecorded(subject, { fireTime, runId: null, batch, index })) {
      const { jobId, generation } = subject;
      this.#emit(EVENT_OF_OUTCOME[outcome], { jobId, generation, fireTime, outcome, reason });
    }
  }

  /**
   * The claims, of a batch that is committed, which may start. One may not when its fire time was recorded before, or cannot be recorded:
   * after a crash it would run twice. Either is told, the former as `seenBefore`.
   */
  newOf(subject: Subject, claims: readonly RunClaim[], seenBefore: 'coalesced' | 'skipped' = 'skipped'): readonly RunClaim[] {
    if (claims[0]?.batch.isAllNew === true) return claims;
    return claims.filter((claim) => this.#isRecorded(subject, claim, seenBefore));
  }

  /** Records a batch in one transaction. Never rejects: who waits for the batch tells of a failure. */
  async commit(batch: ClaimBatch): Promise<void> {
    if (batch.records.length === 0 && batch.jobs.length === 0) return;
    try {
      const { store } = this.#with;
      batch.resolve(await (batch.isAgain ? store.claimAgain(batch.records) : store.claim(batch.records, batch.jobs)));
    } catch (error) {
      batch.fail(error);
    }
  }

  /** That a run which is claimed has to wait for its start. */
  tellWait({ jobId, generation }: Subject, { fireTime, runId }: RunClaim, reason: string): void {
    this.#emit('job_waiting', { jobId, generation, fireTime, runId, reason });
  }

  /** @param reason where there is more to say than that it was time. */
  tellStart({ jobId, generation }: Subject, { fireTime, runId }: RunClaim, startedAt: number, reason: string | null): void {
    this.#with.listeners.tell('job_submitted', startedAt, { jobId, generation, fireTime, runId, reason });
  }

  /** Settles a run that has ended and, in the same transaction, claims what follows from it. Its end is told first. */
  settleRun(
    subject: Subject,
    { fireTime, runId }: RunClaim,
    result: RunResult,
    startedAt: number,
    following: ClaimBatch | null,
  ): Promise<void> {
    const { jobId, generation } = subject;
    const { outcome, exception, returnValue } = result;
    const reason = exception?.message ?? null;
    const endedAt = this.#with.clock.now();
    const durationMs = endedAt - startedAt;
    const fields = { jobId, generation, fireTime, runId, outcome, reason, exception, returnValue, durationMs };
    return this.#settle(EVENT_OF_OUTCOME[outcome], endedAt, fields, following, startedAt);
  }

  /** Settles a run that is claimed, may start, and will not after all. */
  settleNotRun(
    subject: Subject,
    { fireTime, runId }: RunClaim,
    event: EventName,
    outcome: NotRun,
    reason: string,
  ): Promise<void> {
    const { jobId, generation } = subject;
    return this.#settle(event, this.#with.clock.now(), { jobId, generation, fireTime, runId, outcome, reason }, null);
  }

  #isRecorded(
    { jobId, generation }: Subject,
    { fireTime, runId, batch, index }: Omit<RunClaim, 'runId'> & { runId: string | null },
    seenBefore: 'coalesced' | 'skipped' = 'skipped',
  ): boolean {
    try {
      if (batch.isNew(index)) return true;
      const name = seenBefore === 'coalesced' ? 'job_coalesced' : 'job_cancelled';
      const reason = 'this fire time was recorded before';
      this.#emit(name, { jobId, generation, fireTime, runId, outcome: seenBefore, reason });
    } catch (error) {
      if (runId === null) {
        // Nothing was to start: what became of the fire time is told, recorded or not.
        this.#tellUnrecorded(error);
        return true;
      }
      const exception = toError(error);
      const reason = REASON.notRecorded(exception);
      this.#emit('job_error', { jobId, generation, fireTime, runId, outcome: 'skipped', reason, exception });
    }
    return false;
  }

  /** Never rejects: that the outcome could not be recorded is a failure of its own, and no reason to hide what became of the run. */
  async #settle(
    name: EventName,
    endedAt: number,
    fields: SettledFields,
    following: ClaimBatch | null,
    startedAt: number | null = null,
  ): Promise<void> {
    const { jobId, fireTime, outcome, reason } = fields;
    const settlement = { jobId, fireTime, outcome, reason, startedAt, endedAt };
    try {
      const isNew = await this.#with.store.settle(settlement, following?.records);
      following?.resolve(isNew);
    } catch (error) {
      following?.fail(error);
      this.#tellUnrecorded(error);
    }
    this.#with.listeners.tell(name, endedAt, fields);
  }

  #tellUnrecorded(error: unknown): void {
    if (!(error instanceof StoreError && error.isKept)) this.#with.onFailure(error);
  }

  #emit(name: EventName, fields: EventFields): void {
    this.#with.listeners.tell(name, this.#with.clock.now(), fields);
  }
}

type SettledFields = EventFields & Pick<Settlement, 'jobId' | 'fireTime' | 'outcome' | 'reason'>;

export type NotRun = 'missed' | 'coalesced' | 'skipped';

export const EVENT_OF_OUTCOME: Readonly<Record<RunResult['outcome'] | NotRun, EventName>> = {
  success: 'job_executed',
  failure: 'job_error',
  timeout: 'job_error',
  cancelled: 'job_cancelled',
  interrupted: 'job_error',
  missed: 'job_missed',
  coalesced: 'job_coalesced',
  skipped: 'job_max_instances',
};

/** Adds a record; answers with its place in the batch. */
function claim(
  { jobId, generation }: Subject,
  fireTime: number,
  batch: ClaimBatch,
  runId: string | null,
  outcome: NotRun | null,
  reason: string | null,
): number {
  const { decidedAt } = batch;
  const endedAt = outcome === null ? null : decidedAt;
  return batch.add({ jobId, fireTime, runId, outcome, reason, generation, decidedAt, endedAt });
}
