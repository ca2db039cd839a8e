import type { EventName } from '../../event/event-mask.ts';
import type { JobRecord } from '../../store/store.ts';
import { ClaimBatch } from '../record/claim-batch.ts';
import type { Decision } from '../firing/decide.ts';
import { Instance } from './instance.ts';
import { InstanceRun, type RunDependencies } from './instance-run.ts';
import { JobSlots } from './job-slots.ts';
import { EVENT_OF_OUTCOME, type NotRun, type RunClaim, type Subject } from '../record/ledger.ts';
import type { Runnable } from '../pipeline.ts';
import { StartWaits } from './start-waits.ts';
import { REASON, type Reason } from '../record/reason.ts';
import type { RunInFlight } from './run-in-flight.ts';
import type { RunResult } from './run-result.ts';
import { WorkInProgress } from './work-in-progress.ts';

/** A job whose due fire times were decided on. */
export interface DecidedJob extends Subject {
  readonly runnable: Runnable;
  readonly decisions: readonly Decision[];
  /** How long what starts has to wait, after it is claimed. */
  readonly delayMs: number;
}

/** Told when a run begins in place of one that was interrupted. */
const RERUN = 'run again, once: a crash of the runner interrupted its first run, and rerun_interrupted is true';

type Dependencies = Omit<RunDependencies, 'waits' | 'onEnd'>;

/** An instance that has its slot, and starts once its claims are recorded. */
interface Starting {
  readonly instance: Instance;
  readonly runnable: Runnable;
}

/** Carries out decisions: starts, queues and cancels instances, and knows for each job how many are going. */
export class Instances {
  readonly #slots = new JobSlots();
  readonly #work: WorkInProgress;
  readonly #waits = new StartWaits();
  readonly #with: RunDependencies;
  /** Those that are to wait for another one to end, once it is known what of them is new. */
  readonly #coming = new Set<Instance>();
  #isHeld = false;

  constructor(dependencies: Dependencies) {
    this.#work = new WorkInProgress(dependencies.onFailure);
    this.#with = { ...dependencies, waits: this.#waits, onEnd: (instance) => this.#end(instance) };
  }

  /** How many instances of the job are going, one that is about to start included, and whether fire times of it wait for one to end. */
  load(jobId: string): { readonly instances: number; readonly isWaiting: boolean } {
    const { active, waiting } = this.#slots.of(jobId);
    return { instances: active.length, isWaiting: waiting !== null };
  }

  /** Carries out the decisions of one wake-up, and records `next` along with their claims. The counts are right when it returns; things start once the store has recorded them. */
  carryOut(jobs: readonly DecidedJob[], next: readonly JobRecord[]): void {
    this.#carryOutAll(jobs, new ClaimBatch(this.#with.clock.now(), { jobs: next }));
  }

  /** The same for fire times of runs that were interrupted, which are claimed again. */
  carryOutAgain(jobs: readonly DecidedJob[]): void {
    this.#carryOutAll(jobs, new ClaimBatch(this.#with.clock.now(), { isAgain: true }));
  }

  #carryOutAll(jobs: readonly DecidedJob[], batch: ClaimBatch): void {
    const starting: Starting[] = [];
    for (const job of jobs) {
      for (const decision of job.decisions) this.#carryOutOne(job, decision, batch, starting);
    }
    void this.#with.ledger.commit(batch);
    if (starting.length > 0) void this.#work.track(this.#startNew(starting, batch));
  }

  /** Starts what of it is new: all in a row, so that the last one waits for nothing but the starts of the others. */
  async #startNew(starting: readonly Starting[], batch: ClaimBatch): Promise<void> {
    await batch.committed;
    for (const { instance, runnable } of starting) {
      instance.claims = this.#with.ledger.newOf(instance.subject, instance.claims);
      this.#run(instance, runnable);
    }
  }

  /** Carries out what was decided on fire times that are claimed and known to be new. */
  carryOutClaimed({ decisions, runnable, ...subject }: DecidedJob, claims: readonly RunClaim[]): void {
    for (const decision of decisions) {
      const own = claims.filter(({ fireTime }) => decision.fireTimes.includes(fireTime));
      switch (decision.kind) {
        case 'start':
          this.#start(new Instance(subject, own), runnable);
          break;
        case 'queue':
        case 'replace':
          this.#place(decision.kind, new Instance(subject, own));
          break;
        case 'not-run':
          this.#refuse(EVENT_OF_OUTCOME[decision.outcome], decision.outcome, subject, own, decision.reason);
          break;
      }
    }
  }

  /** Goes on with a run that a former process claimed and left waiting. */
  goOn(subject: Subject, runnable: Runnable, { fireTime, runId }: Pick<RunClaim, 'fireTime' | 'runId'>): void {
    const note = 'a former process left it waiting for its next attempt';
    this.#start(new Instance(subject, [claimedBefore(fireTime, runId)], { note, isLeft: true }), runnable);
  }

  /** Settles as a failure a run that a former process claimed and left waiting. */
  fail(subject: Subject, { fireTime, runId }: Pick<RunClaim, 'fireTime' | 'runId'>, exception: Error): void {
    const result: RunResult = { outcome: 'failure', returnValue: null, exception };
    const { ledger, clock } = this.#with;
    void this.track(ledger.settleRun(subject, claimedBefore(fireTime, runId), result, clock.now(), null));
  }

  /** Settles claims, known to be new, that will not start after all. */
  refuse(subject: Subject, claims: readonly RunClaim[], reason: Reason): void {
    this.#refuse('job_cancelled', 'skipped', subject, claims, reason);
  }

  /** What is going, or waits, belongs to the job under its new id. */
  move(from: string, to: string): void {
    this.#slots.move(from, to);
    for (const { subject } of this.#coming) if (subject.jobId === from) subject.jobId = to;
  }

  /** Starts what waits for the job if its rules, which may have changed, leave room for it now. */
  startWaiting(jobId: string): void {
    const { active, waiting } = this.#slots.of(jobId);
    if (!waiting || this.#isHeld) return;
    const rules = this.#with.rulesOf(jobId);
    if (!rules || active.length >= rules.policy.maxInstances) return;
    this.#slots.setWaiting(jobId, null);
    this.#start(waiting, rules.runnable);
  }

  /** Gives up what waits for an instance of the job to end, or for its own start. */
  giveUpWaiting(jobId: string, reason: Reason): void {
    this.#giveUpQueued(jobId, reason);
    for (const instance of this.#slots.of(jobId).active) if (instance.isWaiting) instance.cancel(reason);
  }

  #giveUpQueued(jobId: string, reason: Reason): void {
    const { waiting } = this.#slots.of(jobId);
    if (!waiting) return;
    this.#slots.setWaiting(jobId, null);
    this.refuse(waiting.subject, waiting.claims, reason);
  }

  /** What is going, and what waits, job by job. */
  inFlight(): RunInFlight[] {
    return this.#slots.instances().flatMap((instance) => instance.runs());
  }

  /** Cancels each instance with such a run that has not ended, and gives up what waits with one; answers with all that is left of these. */
  cancel(matches: (run: RunInFlight) => boolean, reason: Reason): RunInFlight[] {
    const cancelled: RunInFlight[] = [];
    for (const instance of this.#slots.instances()) {
      const runs = instance.runs();
      if (!runs.some(matches)) continue;
      cancelled.push(...runs);
      if (this.#slots.of(instance.subject.jobId).waiting === instance) this.#giveUpQueued(instance.subject.jobId, reason);
      else instance.cancel(reason);
    }
    return cancelled;
  }

  /** Nothing that waits starts until `release`. */
  hold(): void {
    this.#isHeld = true;
    this.#with.places.hold();
  }

  release(): void {
    this.#isHeld = false;
    for (const jobId of this.#slots.jobIds()) this.startWaiting(jobId);
    // A listener that hears of a start may hold it again.
    if (!this.#isHeld) this.#with.places.release();
  }

  /** From now on nothing starts: what waits is given up, and so is the rest of an instance that is going. */
  drain(reason: Reason): void {
    this.#waits.drain(reason);
    for (const jobId of this.#slots.jobIds()) this.#giveUpQueued(jobId, reason);
  }

  /** Cancels every instance that is going; each run settles as `cancelled` once it has ended. */
  cancelAll(reason: string): void {
    for (const jobId of this.#slots.jobIds()) this.cancelOf(jobId)(reason);
  }

  /** What cancels, whenever it is called, the runs of the job that are going now; those that start in between go on. */
  cancelOf(jobId: string): (reason: string) => void {
    const active = [...this.#slots.of(jobId).active];
    return (reason) => {
      for (const instance of active) instance.cancel(reason);
    };
  }

  /** Resolves when nothing is going any more and all of it is recorded. */
  idle(): Promise<void> {
    return this.#work.idle();
  }

  /** Counts the work as going on until it has ended. Never rejects. */
  track(work: Promise<void>): Promise<void> {
    return this.#work.track(work);
  }

  #carryOutOne(job: DecidedJob, decision: Decision, batch: ClaimBatch, starting: Starting[]): void {
    const { ledger } = this.#with;
    switch (decision.kind) {
      case 'start': {
        const instance = this.#claim(job, decision.fireTimes, batch);
        this.#slots.add(instance);
        starting.push({ instance, runnable: job.runnable });
        break;
      }
      case 'queue':
      case 'replace':
        void this.track(this.#placeIfNew(decision.kind, this.#claim(job, decision.fireTimes, batch), batch));
        break;
      case 'not-run':
        for (const fireTime of decision.fireTimes) {
          void this.track(ledger.recordNotRun(job, fireTime, batch, decision.outcome, decision.reason));
        }
        break;
    }
  }

  #claim(job: DecidedJob, fireTimes: readonly number[], batch: ClaimBatch): Instance {
    const { jobId, generation, delayMs } = job;
    const claims = fireTimes.map((fireTime) => this.#with.ledger.claimRun(job, fireTime, batch));
    return new Instance({ jobId, generation }, claims, batch.isAgain ? { delayMs, note: RERUN } : { delayMs });
  }

  /** A fire time that was recorded before must neither take the place of one that waits, nor end the very run it would repeat. */
  async #placeIfNew(kind: 'queue' | 'replace', instance: Instance, batch: ClaimBatch): Promise<void> {
    this.#coming.add(instance);
    await batch.committed;
    this.#coming.delete(instance);
    const { subject } = instance;
    instance.claims = this.#with.ledger.newOf(subject, instance.claims);
    if (instance.claims.length === 0) return;
    const rules = this.#with.rulesOf(subject.jobId);
    if (rules?.isPaused === false) this.#place(kind, instance);
    else this.refuse(subject, instance.claims, rules ? REASON.paused() : REASON.removed());
  }

  #place(kind: 'queue' | 'replace', instance: Instance): void {
    const { subject, claims } = instance;
    const { jobId } = subject;
    const { active, waiting } = this.#slots.of(jobId);
    const [oldest] = active;
    const { drainReason } = this.#waits;
    if (drainReason !== null) {
      this.refuse(subject, claims, drainReason);
    } else if (kind === 'queue' && waiting) {
      this.#refuse('job_max_instances', 'skipped', subject, claims, REASON.oneWaits());
    } else if (kind === 'replace' && oldest && instance.latest < oldest.latest) {
      this.#refuse('job_max_instances', 'skipped', subject, claims, REASON.laterIsGoing());
    } else {
      const reason = REASON.replacedByLater();
      this.#giveUpQueued(jobId, reason);
      this.#slots.setWaiting(jobId, instance);
      const isRoomComing = active.some(({ cancelReason }) => cancelReason !== null);
      if (kind === 'replace' && !isRoomComing) oldest?.cancel(reason);
    }
    // Room may have come while it was not known whether the fire time is new.
    this.startWaiting(jobId);
  }

  #start(instance: Instance, runnable: Runnable): void {
    this.#slots.add(instance);
    this.#run(instance, runnable);
  }

  #run(instance: Instance, runnable: Runnable): void {
    this.#work.begin();
    new InstanceRun(instance, runnable, this.#with).begin();
  }

  #end(instance: Instance): void {
    this.#slots.remove(instance);
    this.startWaiting(instance.subject.jobId);
    this.#work.end();
  }

  #refuse(event: EventName, outcome: NotRun, subject: Subject, claims: readonly RunClaim[], reason: Reason): void {
    for (const claim of claims) void this.track(this.#with.ledger.settleNotRun(subject, claim, event, outcome, reason));
  }
}

/** The claim is in the store already; no batch of this process holds it. */
function claimedBefore(fireTime: number, runId: string): RunClaim {
  return { fireTime, runId, batch: new ClaimBatch(0), index: 0 };
}
