import { createEvent, type EventFields, type VolnuxEvent } from '../event/event.ts';
import type { EventName } from '../event/event-mask.ts';
import type { FireTimeRecord, Settlement, Store } from '../store/store.ts';
import { toError, type RunResult } from './attempt-run.ts';
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
  /** Whether the store had not seen the fire time before; rejects when it could not record it. */
  readonly isNew: Promise<boolean>;
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
    return { fireTime, runId, isNew: this.#claim(subject, fireTime, batch, { runId, outcome: null, reason: null }) };
  }

  /** Resolves when the fire time that does not run is recorded and told. */
  async recordNotRun(subject: Subject, fireTime: number, batch: ClaimBatch, outcome: NotRun, reason: string): Promise<void> {
    const isNew = this.#claim(subject, fireTime, batch, { runId: null, outcome, reason });
    if (await this.#isRecorded(subject, { fireTime, isNew })) {
      this.#emit(EVENT_OF_OUTCOME[outcome], subject, { fireTime, outcome, reason });
    }
  }

  /**
   * Whether the claimed run may start. It may not when its fire time was recorded before, or cannot be recorded: after a crash it
   * would run twice. Either is told.
   */
  async mayStart(subject: Subject, { fireTime, runId, isNew }: RunClaim): Promise<boolean> {
    return this.#isRecorded(subject, { fireTime, isNew, runId });
  }

  /** Records a batch in one transaction; its claims then resolve. */
  commit(batch: ClaimBatch): void {
    if (batch.records.length > 0) batch.settleBy(this.#write((store) => store.claim(batch.records)));
  }

  tellStart(subject: Subject, { fireTime, runId }: RunClaim): void {
    this.#emit('job_submitted', subject, { fireTime, runId });
  }

  /** Settles a run that has ended and, in the same transaction, claims what follows from it. */
  async settleRun(subject: Subject, claim: RunClaim, result: RunResult, startedAt: number, following: ClaimBatch): Promise<void> {
    const { fireTime, runId } = claim;
    const endedAt = this.#with.clock.now();
    const reason = result.exception?.message ?? null;
    const written = this.#settle(subject, { fireTime, outcome: result.outcome, reason, endedAt }, following.records);
    await written.catch(this.#with.onFailure);
    const fields = { fireTime, runId, ...result, reason, durationMs: endedAt - startedAt };
    this.#emit(EVENT_OF_OUTCOME[result.outcome], subject, fields);
    // Only now, so that nothing that follows is told before it.
    following.settleBy(written);
  }

  /** Settles a claimed run that will not start after all. */
  async settleUnstarted(subject: Subject, claim: RunClaim, reason: string): Promise<void> {
    if (!(await this.mayStart(subject, claim))) return;
    const { fireTime, runId } = claim;
    const settlement = { fireTime, outcome: 'skipped', reason, endedAt: this.#with.clock.now() } as const;
    await this.#settle(subject, settlement, []).catch(this.#with.onFailure);
    this.#emit('job_cancelled', subject, { fireTime, runId, outcome: 'skipped', reason });
  }

  #claim(
    { jobId, generation }: Subject,
    fireTime: number,
    batch: ClaimBatch,
    fields: Pick<FireTimeRecord, 'runId' | 'outcome' | 'reason'>,
  ): Promise<boolean> {
    const decidedAt = this.#with.clock.now();
    const endedAt = fields.outcome === null ? null : decidedAt;
    return batch.add({ jobId, fireTime, generation, decidedAt, endedAt, ...fields });
  }

  async #isRecorded(subject: Subject, claim: Omit<RunClaim, 'runId'> & { runId?: string }): Promise<boolean> {
    const { fireTime, isNew, runId = null } = claim;
    try {
      if (await isNew) return true;
      this.#emit('job_cancelled', subject, { fireTime, runId, outcome: 'skipped', reason: 'this fire time was recorded before' });
    } catch (error) {
      const exception = toError(error);
      const reason = `not started, because the store could not record it: ${exception.message}`;
      this.#emit('job_error', subject, { fireTime, runId, outcome: 'skipped', reason, exception });
    }
    return false;
  }

  #settle(
    { jobId }: Subject,
    settlement: Omit<Settlement, 'jobId'>,
    following: readonly FireTimeRecord[],
  ): Promise<readonly boolean[]> {
    return this.#write((store) => store.settle({ jobId, ...settlement }, following));
  }

  /** A store that throws is the same as one that rejects. */
  #write<T>(write: (store: Store) => Promise<T>): Promise<T> {
    return Promise.try(() => write(this.#with.store));
  }

  #emit(name: EventName, { jobId, generation }: Subject, fields: EventFields): void {
    this.#with.emit(createEvent(name, this.#with.clock.now(), { jobId, generation, ...fields }));
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
