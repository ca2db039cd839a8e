import { createEvent, type EventFields, type VolnuxEvent } from '../event/event.ts';
import type { EventName } from '../event/event-mask.ts';
import type { Outcome } from '../event/outcome.ts';
import type { FireTimeRecord, Store } from '../store/store.ts';
import { attemptRun, toError, type RunResult } from './attempt-run.ts';
import { ClaimBatch } from './claim-batch.ts';
import type { Clock } from './clock.ts';
import type { Decision } from './decide.ts';
import type { Runnable } from './pipeline.ts';

/** A job whose due fire times were decided on. */
export interface DecidedJob {
  readonly id: string;
  /** Asked for when an instance starts, so that one that waited runs as last edited. */
  readonly runnable: () => Runnable;
  readonly generation: number | null;
  readonly decisions: readonly Decision[];
}

interface RunClaim {
  readonly fireTime: number;
  readonly runId: string;
  /** Whether the store had not seen the fire time before; rejects when it could not record it. */
  readonly isNew: Promise<boolean>;
}

/** Fire times that run one after the other and count as one, as in APScheduler. */
interface Instance {
  readonly job: DecidedJob;
  readonly claims: readonly RunClaim[];
  readonly abort: AbortController;
}

interface JobInstances {
  /** Oldest first. */
  readonly active: Set<Instance>;
  waiting: Instance | null;
}

interface Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly createRunId: () => string;
  readonly emit: (event: VolnuxEvent) => void;
  /** Told of what no event can carry: a store that cannot settle a run. */
  readonly onFailure: (error: unknown) => void;
}

/** Carries out decisions: claims each fire time, starts, queues and cancels instances, and settles what became of them. */
export class Instances {
  readonly #jobs = new Map<string, JobInstances>();
  readonly #going = new Set<Promise<void>>();
  readonly #with: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** Instances of the job that are going, one that is about to start included. */
  count(jobId: string): number {
    return this.#jobs.get(jobId)?.active.size ?? 0;
  }

  /** Whether fire times of the job wait for an instance to end. */
  isWaiting(jobId: string): boolean {
    return (this.#jobs.get(jobId)?.waiting ?? null) !== null;
  }

  /** Carries out the decisions of one wake-up. The counts are right when it returns; things start once the store has recorded them. */
  carryOut(jobs: readonly DecidedJob[]): void {
    const batch = new ClaimBatch();
    for (const job of jobs) {
      for (const decision of job.decisions) this.#carryOutOne(job, decision, batch);
    }
    batch.commit(this.#with.store);
  }

  /** Gives up what waits for an instance of the job to end. */
  giveUpWaiting(jobId: string, reason: string): void {
    const instances = this.#jobs.get(jobId);
    const waiting = instances?.waiting;
    if (!instances || !waiting) return;
    instances.waiting = null;
    for (const claim of waiting.claims) this.#track(this.#settleSkipped(waiting.job, claim, reason));
  }

  /** Gives up what waits, of every job. */
  giveUpAllWaiting(reason: string): void {
    for (const jobId of this.#jobs.keys()) this.giveUpWaiting(jobId, reason);
  }

  /** Aborts every run that is going; each settles as `cancelled` once it has ended. */
  cancelAll(reason: string): void {
    for (const { active } of this.#jobs.values()) {
      for (const { abort } of active) abort.abort(new Error(reason));
    }
  }

  /** Resolves when nothing is going any more and all of it is recorded. */
  async idle(): Promise<void> {
    while (this.#going.size > 0) await Promise.all(this.#going);
  }

  #carryOutOne(job: DecidedJob, decision: Decision, batch: ClaimBatch): void {
    switch (decision.kind) {
      case 'start':
        this.#start(this.#instance(job, decision.fireTimes, batch));
        break;
      case 'queue':
        this.#of(job.id).waiting = this.#instance(job, decision.fireTimes, batch);
        break;
      case 'replace':
        this.#replace(this.#instance(job, decision.fireTimes, batch));
        break;
      case 'missed':
        this.#notRun(job, decision.fireTime, 'job_missed', 'missed', decision.reason, batch);
        break;
      case 'coalesced':
        this.#notRun(job, decision.fireTime, 'job_coalesced', 'coalesced', decision.reason, batch);
        break;
      case 'skip':
        for (const fireTime of decision.fireTimes) {
          this.#notRun(job, fireTime, 'job_max_instances', 'skipped', decision.reason, batch);
        }
        break;
    }
  }

  #instance(job: DecidedJob, fireTimes: readonly number[], batch: ClaimBatch): Instance {
    const claims = fireTimes.map((fireTime) => {
      const runId = this.#with.createRunId();
      return { fireTime, runId, isNew: this.#claim(job, fireTime, batch, { runId, outcome: null, reason: null }) };
    });
    return { job, claims, abort: new AbortController() };
  }

  #notRun(job: DecidedJob, fireTime: number, name: EventName, outcome: Outcome, reason: string, batch: ClaimBatch): void {
    const isNew = this.#claim(job, fireTime, batch, { runId: null, outcome, reason });
    const tell = async (): Promise<void> => {
      if (await this.#isRecorded(job, fireTime, isNew)) this.#emit(name, job, { fireTime, outcome, reason });
    };
    this.#track(tell());
  }

  #claim(
    job: DecidedJob,
    fireTime: number,
    batch: ClaimBatch,
    fields: Pick<FireTimeRecord, 'runId' | 'outcome' | 'reason'>,
  ): Promise<boolean> {
    const decidedAt = this.#with.clock.now();
    const endedAt = fields.outcome === null ? null : decidedAt;
    return batch.add({ jobId: job.id, fireTime, generation: job.generation, decidedAt, endedAt, ...fields });
  }

  /** A fire time that the store cannot record does not run, because after a crash it would run twice; that is said. */
  async #isRecorded(job: DecidedJob, fireTime: number, isNew: Promise<boolean>): Promise<boolean> {
    try {
      return await isNew;
    } catch (error) {
      const exception = toError(error);
      const reason = `not started, because the store could not record it: ${exception.message}`;
      this.#emit('job_error', job, { fireTime, outcome: 'skipped', reason, exception });
      return false;
    }
  }

  #start(instance: Instance): void {
    this.#of(instance.job.id).active.add(instance);
    this.#track(this.#runAll(instance).finally(() => this.#end(instance)));
  }

  #end(instance: Instance): void {
    const { id } = instance.job;
    const instances = this.#of(id);
    instances.active.delete(instance);
    const { waiting } = instances;
    instances.waiting = null;
    if (waiting) this.#start(waiting);
    else if (instances.active.size === 0) this.#jobs.delete(id);
  }

  #replace(instance: Instance): void {
    const reason = 'replaced by a later fire time, overlap is replace';
    this.giveUpWaiting(instance.job.id, reason);
    const instances = this.#of(instance.job.id);
    instances.waiting = instance;
    const oldest = [...instances.active].find(({ abort }) => !abort.signal.aborted);
    oldest?.abort.abort(new Error(reason));
  }

  async #runAll({ job, claims, abort }: Instance): Promise<void> {
    // Taken once: a run in flight keeps the definition it began with.
    const runnable = job.runnable();
    for (const claim of claims) {
      if (!(await this.#isRecorded(job, claim.fireTime, claim.isNew))) continue;
      if (abort.signal.aborted) await this.#settleSkipped(job, claim, String(abort.signal.reason.message));
      else await this.#run(job, claim, runnable, abort.signal);
    }
  }

  async #run(job: DecidedJob, { fireTime, runId }: RunClaim, runnable: Runnable, signal: AbortSignal): Promise<void> {
    const startedAt = this.#with.clock.now();
    this.#emit('job_submitted', job, { fireTime, runId });
    const result = await attemptRun(runnable, { jobId: job.id, runId, fireTime, signal });
    const endedAt = this.#with.clock.now();
    const reason = result.exception?.message ?? null;
    await this.#settle(job.id, fireTime, result.outcome, reason, endedAt);
    const fields = { fireTime, runId, ...result, reason, durationMs: endedAt - startedAt };
    this.#emit(EVENT_OF_OUTCOME[result.outcome], job, fields);
  }

  async #settleSkipped(job: DecidedJob, { fireTime, runId, isNew }: RunClaim, reason: string): Promise<void> {
    if (!(await this.#isRecorded(job, fireTime, isNew))) return;
    await this.#settle(job.id, fireTime, 'skipped', reason, this.#with.clock.now());
    this.#emit('job_cancelled', job, { fireTime, runId, outcome: 'skipped', reason });
  }

  async #settle(jobId: string, fireTime: number, outcome: Outcome, reason: string | null, endedAt: number): Promise<void> {
    try {
      await this.#with.store.settle({ jobId, fireTime, outcome, reason, endedAt });
    } catch (error) {
      this.#with.onFailure(error);
    }
  }

  #of(jobId: string): JobInstances {
    const instances = this.#jobs.get(jobId) ?? { active: new Set(), waiting: null };
    this.#jobs.set(jobId, instances);
    return instances;
  }

  #track(work: Promise<void>): void {
    const tracked = work.catch(this.#with.onFailure).finally(() => this.#going.delete(tracked));
    this.#going.add(tracked);
  }

  #emit(name: EventName, { id, generation }: DecidedJob, fields: EventFields): void {
    this.#with.emit(createEvent(name, this.#with.clock.now(), { jobId: id, generation, ...fields }));
  }
}

const EVENT_OF_OUTCOME = {
  success: 'job_executed',
  failure: 'job_error',
  timeout: 'job_error',
  cancelled: 'job_cancelled',
} as const satisfies Record<RunResult['outcome'], EventName>;
