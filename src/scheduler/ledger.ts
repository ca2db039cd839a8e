import { createEvent, type EventFields, type VolnuxEvent } from '../event/event.ts';
import type { EventName } from '../event/event-mask.ts';
import type { Outcome } from '../event/outcome.ts';
import type { FireTimeRecord, Store } from '../store/store.ts';
import { toError, type RunResult } from './run-result.ts';
import type { ClaimBatch } from './claim-batch.ts';
import type { Clock } from './clock.ts';

/** Which job, and the config generation it was decided under: on every record and event. */
export interface Subject {
  readonly jobId: string;
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
  readonly emit: (event: VolnuxEvent) => void;
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
    return { fireTime, runId, batch, index: this.#claim(subject, fireTime, batch, { runId, outcome: null, reason: null }) };
  }

  /** Resolves when the fire time that does not run is recorded and told. */
  async recordNotRun(subject: Subject, fireTime: number, batch: ClaimBatch, outcome: NotRun, reason: string): Promise<void> {
    const index = this.#claim(subject, fireTime, batch, { runId: null, outcome, reason });
    await batch.committed;
    if (this.#isRecorded(subject, { fireTime, runId: null, batch, index })) {
      const { jobId, generation } = subject;
      this.#emit(EVENT_OF_OUTCOME[outcome], { jobId, generation, fireTime, outcome, reason });
    }
  }

  /**
   * Whether the claimed run, whose batch is committed, may start. It may not when its fire time was recorded before, or cannot be
   * recorded: after a crash it would run twice. Either is told.
   */
  mayStart(subject: Subject, claim: RunClaim): boolean {
    return this.#isRecorded(subject, claim);
  }

  /** Records a batch in one transaction. */
  commit(batch: ClaimBatch): void {
    void batch.commit(this.#with.store);
  }

  tellStart({ jobId, generation }: Subject, { fireTime, runId }: RunClaim): void {
    this.#emit('job_submitted', { jobId, generation, fireTime, runId });
  }

  /** Settles a run that has ended. */
  settleRun(subject: Subject, { fireTime, runId }: RunClaim, result: RunResult, startedAt: number): Promise<void> {
    const { jobId, generation } = subject;
    const { outcome, exception, returnValue } = result;
    const reason = exception?.message ?? null;
    const durationMs = this.#with.clock.now() - startedAt;
    const fields = { jobId, generation, fireTime, runId, outcome, reason, exception, returnValue, durationMs };
    return this.#settle(EVENT_OF_OUTCOME[outcome], fields);
  }

  /** Settles a claimed run that will not start after all. */
  async settleUnstarted({ jobId, generation }: Subject, claim: RunClaim, reason: string): Promise<void> {
    const { fireTime, runId, batch } = claim;
    await batch.committed;
    if (!this.mayStart({ jobId, generation }, claim)) return;
    await this.#settle('job_cancelled', { jobId, generation, fireTime, runId, outcome: 'skipped', reason });
  }

  #claim(
    { jobId, generation }: Subject,
    fireTime: number,
    batch: ClaimBatch,
    { runId, outcome, reason }: Pick<FireTimeRecord, 'runId' | 'outcome' | 'reason'>,
  ): number {
    const decidedAt = this.#with.clock.now();
    const endedAt = outcome === null ? null : decidedAt;
    return batch.add({ jobId, fireTime, runId, outcome, reason, generation, decidedAt, endedAt });
  }

  #isRecorded(
    { jobId, generation }: Subject,
    { fireTime, runId, batch, index }: Omit<RunClaim, 'runId'> & { runId: string | null },
  ): boolean {
    try {
      if (batch.isNew(index)) return true;
      const reason = 'this fire time was recorded before';
      this.#emit('job_cancelled', { jobId, generation, fireTime, runId, outcome: 'skipped', reason });
    } catch (error) {
      const exception = toError(error);
      const reason = `not started, because the store could not record it: ${exception.message}`;
      this.#emit('job_error', { jobId, generation, fireTime, runId, outcome: 'skipped', reason, exception });
    }
    return false;
  }

  /** The record first, then the event. */
  async #settle(
    name: EventName,
    fields: EventFields & { jobId: string; fireTime: number; outcome: Outcome; reason: string | null },
  ): Promise<void> {
    const { jobId, fireTime, outcome, reason } = fields;
    try {
      await this.#with.store.settle({ jobId, fireTime, outcome, reason, endedAt: this.#with.clock.now() });
    } catch (error) {
      this.#with.onFailure(error);
    }
    this.#emit(name, fields);
  }

  #emit(name: EventName, fields: EventFields): void {
    this.#with.emit(createEvent(name, this.#with.clock.now(), fields));
  }
}

type NotRun = 'missed' | 'coalesced' | 'skipped';

const EVENT_OF_OUTCOME = {
  success: 'job_executed',
  failure: 'job_error',
  timeout: 'job_error',
  cancelled: 'job_cancelled',
  missed: 'job_missed',
  coalesced: 'job_coalesced',
  skipped: 'job_max_instances',
} as const satisfies Record<RunResult['outcome'] | NotRun, EventName>;
