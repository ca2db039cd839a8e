import type { RunEnd } from '../trigger/trigger-spec.ts';
import { attemptRun } from './attempt-run.ts';
import { ClaimBatch } from './claim-batch.ts';
import type { Clock } from './clock.ts';
import type { Decision } from './decide.ts';
import type { Ledger, RunClaim, Subject } from './ledger.ts';
import type { Runnable } from './pipeline.ts';

/** A job whose due fire times were decided on. */
export interface DecidedJob extends Subject {
  readonly runnable: Runnable;
  readonly decisions: readonly Decision[];
}

/** Fire times that run one after the other and count as one, as in APScheduler. */
interface Instance {
  readonly subject: Subject;
  readonly claims: readonly RunClaim[];
  readonly abort: AbortController;
}

interface Slots {
  /** Oldest first. */
  readonly active: Set<Instance>;
  waiting: Instance | null;
}

interface Dependencies {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** The job as it is now; `null` when there is none any more. */
  readonly rulesOf: (jobId: string) => { readonly runnable: Runnable; readonly maxInstances: number } | null;
  /** The jobs that run when a run of the job ends so, decided on. */
  readonly followersOf: (jobId: string, fireTime: number, end: RunEnd) => readonly DecidedJob[];
  readonly onFailure: (error: unknown) => void;
}

/** Carries out decisions: starts, queues and cancels instances, and knows for each job how many are going. */
export class Instances {
  readonly #slots = new Map<string, Slots>();
  readonly #going = new Set<Promise<void>>();
  readonly #with: Dependencies;
  #isHeld = false;
  #drainReason: string | null = null;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** Instances of the job that are going, one that is about to start included. */
  count(jobId: string): number {
    return this.#slots.get(jobId)?.active.size ?? 0;
  }

  /** Whether fire times of the job wait for an instance to end. */
  isWaiting(jobId: string): boolean {
    return (this.#slots.get(jobId)?.waiting ?? null) !== null;
  }

  /** Carries out the decisions of one wake-up. The counts are right when it returns; things start once the store has recorded them. */
  carryOut(jobs: readonly DecidedJob[]): void {
    this.#with.ledger.commit(this.#begin(jobs));
  }

  /** Starts what waits for the job if its rules, which may have changed, leave room for it now. */
  startWaiting(jobId: string): void {
    const slots = this.#slots.get(jobId);
    const rules = this.#with.rulesOf(jobId);
    if (!slots?.waiting || !rules || this.#isHeld || slots.active.size >= rules.maxInstances) return;
    const { waiting } = slots;
    slots.waiting = null;
    this.#start(waiting, rules.runnable);
  }

  /** Gives up what waits for an instance of the job to end. */
  giveUpWaiting(jobId: string, reason: string): void {
    const slots = this.#slots.get(jobId);
    if (!slots?.waiting) return;
    const { subject, claims } = slots.waiting;
    slots.waiting = null;
    for (const claim of claims) this.#track(this.#with.ledger.settleUnstarted(subject, claim, reason));
  }

  /** Nothing that waits starts until `release`. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    for (const jobId of this.#slots.keys()) this.startWaiting(jobId);
  }

  /** From now on nothing starts: what waits is given up, and so is the rest of an instance that is going. */
  drain(reason: string): void {
    this.#drainReason = reason;
    for (const jobId of this.#slots.keys()) this.giveUpWaiting(jobId, reason);
  }

  /** Aborts every run that is going; each settles as `cancelled` once it has ended. */
  cancelAll(reason: string): void {
    for (const { active } of this.#slots.values()) {
      for (const { abort } of active) abort.abort(new Error(reason));
    }
  }

  /** Resolves when nothing is going any more and all of it is recorded. */
  async idle(): Promise<void> {
    while (this.#going.size > 0) await Promise.all(this.#going);
  }

  /** Carries the decisions out as far as it goes without the store: what they give waits for the batch to be written. */
  #begin(jobs: readonly DecidedJob[]): ClaimBatch {
    const batch = new ClaimBatch();
    for (const job of jobs) {
      for (const decision of job.decisions) this.#carryOutOne(job, decision, batch);
    }
    return batch;
  }

  #carryOutOne(job: DecidedJob, decision: Decision, batch: ClaimBatch): void {
    switch (decision.kind) {
      case 'start':
        this.#start(this.#instance(job, decision.fireTimes, batch), job.runnable);
        break;
      case 'queue':
        this.#of(job.jobId).waiting = this.#instance(job, decision.fireTimes, batch);
        break;
      case 'replace':
        this.#replace(this.#instance(job, decision.fireTimes, batch));
        break;
      case 'not-run':
        for (const fireTime of decision.fireTimes) {
          this.#track(this.#with.ledger.recordNotRun(job, fireTime, batch, decision.outcome, decision.reason));
        }
        break;
    }
  }

  #instance({ jobId, generation }: Subject, fireTimes: readonly number[], batch: ClaimBatch): Instance {
    const subject = { jobId, generation };
    const claims = fireTimes.map((fireTime) => this.#with.ledger.claimRun(subject, fireTime, batch));
    return { subject, claims, abort: new AbortController() };
  }

  #start(instance: Instance, runnable: Runnable): void {
    this.#of(instance.subject.jobId).active.add(instance);
    this.#track(this.#runAll(instance, runnable).finally(() => this.#end(instance)));
  }

  #end(instance: Instance): void {
    const { jobId } = instance.subject;
    const slots = this.#of(jobId);
    slots.active.delete(instance);
    this.startWaiting(jobId);
    if (slots.active.size === 0 && !slots.waiting) this.#slots.delete(jobId);
  }

  #replace(instance: Instance): void {
    const { jobId } = instance.subject;
    const reason = 'replaced by a later fire time, overlap is replace';
    this.giveUpWaiting(jobId, reason);
    const slots = this.#of(jobId);
    slots.waiting = instance;
    const [oldest] = slots.active;
    const isRoomComing = [...slots.active].some(({ abort }) => abort.signal.aborted);
    if (!isRoomComing) oldest?.abort.abort(new Error(reason));
  }

  async #runAll({ subject, claims, abort: { signal } }: Instance, runnable: Runnable): Promise<void> {
    const { ledger, clock, followersOf } = this.#with;
    for (const claim of claims) {
      if (!(await ledger.mayStart(subject, claim))) continue;
      const cancelled = signal.aborted ? String(signal.reason.message) : this.#drainReason;
      if (cancelled !== null) {
        await ledger.settleUnstarted(subject, claim, cancelled);
        continue;
      }
      const { fireTime, runId } = claim;
      const startedAt = clock.now();
      ledger.tellStart(subject, claim);
      const result = await attemptRun(runnable, { jobId: subject.jobId, runId, fireTime, signal });
      const following = this.#begin(followersOf(subject.jobId, fireTime, result.outcome));
      await ledger.settleRun(subject, claim, result, startedAt, following);
    }
  }

  #of(jobId: string): Slots {
    const slots = this.#slots.get(jobId) ?? { active: new Set(), waiting: null };
    this.#slots.set(jobId, slots);
    return slots;
  }

  #track(work: Promise<void>): void {
    const tracked = work.catch(this.#with.onFailure).finally(() => this.#going.delete(tracked));
    this.#going.add(tracked);
  }
}
