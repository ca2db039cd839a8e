import { failed, type RunResult, succeeded } from './run-result.ts';
import { ClaimBatch } from './claim-batch.ts';
import type { Clock } from './clock.ts';
import type { Decision } from './decide.ts';
import type { Ledger, RunClaim, Subject } from './ledger.ts';
import type { RunContext, Runnable } from './pipeline.ts';

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
  readonly active: Instance[];
  waiting: Instance | null;
}

interface Dependencies {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** The job as it is now; `null` when there is none any more. */
  readonly rulesOf: (jobId: string) => { readonly runnable: Runnable; readonly maxInstances: number } | null;
  readonly onFailure: (error: unknown) => void;
}

/** Carries out decisions: starts, queues and cancels instances, and knows for each job how many are going. */
export class Instances {
  readonly #slots = new Map<string, Slots>();
  /** Pieces of work that are going on. */
  #going = 0;
  #becomesIdle: PromiseWithResolvers<void> | null = null;
  readonly #with: Dependencies;
  #isHeld = false;
  #drainReason: string | null = null;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** Instances of the job that are going, one that is about to start included. */
  count(jobId: string): number {
    return this.#slots.get(jobId)?.active.length ?? 0;
  }

  /** Whether fire times of the job wait for an instance to end. */
  isWaiting(jobId: string): boolean {
    return (this.#slots.get(jobId)?.waiting ?? null) !== null;
  }

  /** Carries out the decisions of one wake-up. The counts are right when it returns; things start once the store has recorded them. */
  carryOut(jobs: readonly DecidedJob[]): void {
    const batch = new ClaimBatch();
    for (const job of jobs) {
      for (const decision of job.decisions) this.#carryOutOne(job, decision, batch);
    }
    this.#with.ledger.commit(batch);
  }

  /** Starts what waits for the job if its rules, which may have changed, leave room for it now. */
  startWaiting(jobId: string): void {
    const slots = this.#slots.get(jobId);
    if (!slots?.waiting || this.#isHeld) return;
    const rules = this.#with.rulesOf(jobId);
    if (!rules || slots.active.length >= rules.maxInstances) return;
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
    for (const claim of claims) void this.#track(this.#with.ledger.settleUnstarted(subject, claim, reason));
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
    while (this.#going > 0) {
      this.#becomesIdle ??= Promise.withResolvers();
      await this.#becomesIdle.promise;
    }
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
          void this.#track(this.#with.ledger.recordNotRun(job, fireTime, batch, decision.outcome, decision.reason));
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
    const { jobId } = instance.subject;
    const slots = this.#slots.get(jobId);
    if (slots) slots.active.push(instance);
    else this.#slots.set(jobId, { active: [instance], waiting: null });
    void this.#runAll(instance, runnable);
  }

  #end(instance: Instance): void {
    const { jobId } = instance.subject;
    const slots = this.#of(jobId);
    slots.active.splice(slots.active.indexOf(instance), 1);
    this.startWaiting(jobId);
    if (slots.active.length === 0 && !slots.waiting) this.#slots.delete(jobId);
  }

  #replace(instance: Instance): void {
    const { jobId } = instance.subject;
    const reason = 'replaced by a later fire time, overlap is replace';
    this.giveUpWaiting(jobId, reason);
    const slots = this.#of(jobId);
    slots.waiting = instance;
    const [oldest] = slots.active;
    const isRoomComing = slots.active.some(({ abort }) => abort.signal.aborted);
    if (!isRoomComing) oldest?.abort.abort(new Error(reason));
  }

  /** Never rejects. One function, because most of a fire time is its promises, and each asynchronous call adds some. */
  async #runAll(instance: Instance, runnable: Runnable): Promise<void> {
    const { ledger, clock } = this.#with;
    const { subject, claims, abort } = instance;
    this.#going++;
    try {
      for (const claim of claims) {
        await claim.batch.committed;
        if (!ledger.mayStart(subject, claim)) continue;
        const cancelled = abort.signal.aborted ? String(abort.signal.reason.message) : this.#drainReason;
        if (cancelled !== null) {
          await ledger.settleUnstarted(subject, claim, cancelled);
          continue;
        }
        const startedAt = clock.now();
        ledger.tellStart(subject, claim);
        let result: RunResult;
        try {
          result = succeeded(await runnable.run(contextOf(instance, claim)));
        } catch (thrown) {
          result = failed(thrown, abort.signal);
        }
        await ledger.settleRun(subject, claim, result, startedAt);
      }
    } catch (error) {
      this.#with.onFailure(error);
    } finally {
      this.#end(instance);
      this.#rest();
    }
  }

  #of(jobId: string): Slots {
    const slots = this.#slots.get(jobId) ?? { active: [], waiting: null };
    this.#slots.set(jobId, slots);
    return slots;
  }

  async #track(work: Promise<void>): Promise<void> {
    this.#going++;
    try {
      await work;
    } catch (error) {
      this.#with.onFailure(error);
    } finally {
      this.#rest();
    }
  }

  #rest(): void {
    this.#going--;
    if (this.#going > 0) return;
    this.#becomesIdle?.resolve();
    this.#becomesIdle = null;
  }
}

function contextOf({ subject: { jobId }, abort: { signal } }: Instance, { runId, fireTime }: RunClaim): RunContext {
  return { jobId, runId, fireTime, signal };
}
