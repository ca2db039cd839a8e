import type { EventName } from '../event/event-mask.ts';
import type { JobRecord } from '../store/store.ts';
import type { RunEnd } from '../trigger/spec/trigger-spec.ts';
import { ClaimBatch } from './claim-batch.ts';
import type { Clock } from './clock.ts';
import type { Decision } from './decide.ts';
import { EVENT_OF_OUTCOME, type Ledger, type NotRun, type RunClaim, type Subject } from './ledger.ts';
import type { RunContext, Runnable } from './pipeline.ts';
import type { RunInFlight } from './run-in-flight.ts';
import { REASON, type Reason } from './reason.ts';
import { failed, type RunResult, succeeded, toError } from './run-result.ts';
import type { RunPlace, RunPlaces } from './run-places.ts';

/** A job whose due fire times were decided on. */
export interface DecidedJob extends Subject {
  readonly runnable: Runnable;
  readonly decisions: readonly Decision[];
  /** How long what starts has to wait, after it is claimed. */
  readonly delayMs: number;
}

/** Fire times that run one after the other and count as one, as in APScheduler. */
interface Instance {
  readonly subject: Subject;
  readonly claims: readonly RunClaim[];
  /** Whether the claims are known to be new; else that is asked once their batch is committed. */
  readonly isNew: boolean;
  readonly delayMs: number;
  /** What is told when it starts. */
  readonly note: string | null;
  readonly abort: AbortController;
  /** Whether it waits for its start. */
  isWaiting: boolean;
  /** The claim that runs; `null`: none yet. */
  current: { readonly claim: RunClaim; readonly startedAt: number } | null;
}

interface Slots {
  /** Oldest first. */
  readonly active: Instance[];
  waiting: Instance | null;
}

/** What follows from the end of a run. */
export interface Following {
  /** Its claims, to be committed together with the end. */
  readonly batch: ClaimBatch;
  /** To be called once that is done. */
  readonly carryOn: () => void;
}

interface Rules {
  readonly runnable: Runnable;
  readonly maxInstances: number;
  /** The limit that its runs count against, besides that of all runs. */
  readonly concurrency: string | null;
  readonly isPaused: boolean;
}

interface Dependencies {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly places: RunPlaces;
  /** The job as it is now; `null` when there is none any more. */
  readonly rulesOf: (jobId: string) => Rules | null;
  /** Claims what follows from the end of a run, to be committed with it; `null`: nothing does. */
  readonly follow: (jobId: string, fireTime: number, end: RunEnd) => Following | null;
  readonly onFailure: (error: unknown) => void;
}

/** Carries out decisions: starts, queues and cancels instances, and knows for each job how many are going. */
export class Instances {
  readonly #slots = new Map<string, Slots>();
  /** Ends what instances wait for, before its time. */
  readonly #waits = new Set<() => void>();
  /** Pieces of work that are going on. */
  #going = 0;
  #becomesIdle: PromiseWithResolvers<void> | null = null;
  readonly #with: Dependencies;
  #isHeld = false;
  #drainReason: Reason | null = null;

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

  /** Carries out the decisions of one wake-up, and records `next` along with their claims. The counts are right when it returns; things start once the store has recorded them. */
  carryOut(jobs: readonly DecidedJob[], next: readonly JobRecord[]): void {
    this.#carryOutAll(jobs, new ClaimBatch({ jobs: next }));
  }

  /** The same for fire times of runs that were interrupted, which are claimed again. */
  carryOutAgain(jobs: readonly DecidedJob[]): void {
    this.#carryOutAll(jobs, new ClaimBatch({ isAgain: true }));
  }

  #carryOutAll(jobs: readonly DecidedJob[], batch: ClaimBatch): void {
    for (const job of jobs) {
      for (const decision of job.decisions) this.#carryOutOne(job, decision, batch);
    }
    void this.#with.ledger.commit(batch);
  }

  /** Carries out what was decided on fire times that are claimed and known to be new. */
  carryOutClaimed({ decisions, runnable, ...subject }: DecidedJob, claims: readonly RunClaim[]): void {
    for (const decision of decisions) {
      const own = claims.filter(({ fireTime }) => decision.fireTimes.includes(fireTime));
      switch (decision.kind) {
        case 'start':
          this.#start(instanceOf(subject, own, true), runnable);
          break;
        case 'queue':
        case 'replace':
          this.#place(decision.kind, instanceOf(subject, own, true));
          break;
        case 'not-run':
          this.#refuse(EVENT_OF_OUTCOME[decision.outcome], decision.outcome, subject, own, decision.reason);
          break;
      }
    }
  }

  /** Goes on with a run that a former process claimed and left waiting. */
  goOn(subject: Subject, runnable: Runnable, { fireTime, runId }: Pick<RunClaim, 'fireTime' | 'runId'>): void {
    const claims = [claimedBefore(fireTime, runId)];
    this.#start(
      { ...instanceOf(subject, claims, true), note: 'a former process left it waiting for its next attempt' },
      runnable,
    );
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
    const slots = this.#slots.get(from);
    if (!slots) return;
    for (const { subject } of slots.active) subject.jobId = to;
    if (slots.waiting) slots.waiting.subject.jobId = to;
    // Runs of a job that was removed may still be going under the new id.
    const others = this.#slots.get(to);
    this.#slots.delete(from);
    this.#slots.set(to, {
      active: [...(others?.active ?? []), ...slots.active],
      waiting: slots.waiting ?? others?.waiting ?? null,
    });
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

  /** Gives up what waits for an instance of the job to end, or for its own start. */
  giveUpWaiting(jobId: string, reason: Reason): void {
    this.#giveUpQueued(jobId, reason);
    for (const { isWaiting, abort } of this.#slots.get(jobId)?.active ?? []) if (isWaiting) abort.abort(new Error(reason));
  }

  #giveUpQueued(jobId: string, reason: Reason): void {
    const slots = this.#slots.get(jobId);
    if (!slots?.waiting) return;
    const { subject, claims } = slots.waiting;
    slots.waiting = null;
    this.refuse(subject, claims, reason);
  }

  /** What is going, and what waits, job by job. */
  inFlight(): RunInFlight[] {
    return [...this.#slots.values()].flatMap(({ active, waiting }) => [...active, ...(waiting ? [waiting] : [])].flatMap(runsOf));
  }

  /** Aborts each instance with such a run that has not ended, and gives up what waits with one; answers with all that is left of these. */
  cancel(matches: (run: RunInFlight) => boolean, reason: Reason): RunInFlight[] {
    const cancelled: RunInFlight[] = [];
    for (const [jobId, { active, waiting }] of this.#slots) {
      for (const instance of active) {
        const runs = runsOf(instance);
        if (!runs.some(matches)) continue;
        cancelled.push(...runs);
        instance.abort.abort(new Error(reason));
      }
      if (!waiting || !runsOf(waiting).some(matches)) continue;
      cancelled.push(...runsOf(waiting));
      this.giveUpWaiting(jobId, reason);
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
    for (const jobId of this.#slots.keys()) this.startWaiting(jobId);
    this.#with.places.release();
  }

  /** From now on nothing starts: what waits is given up, and so is the rest of an instance that is going. */
  drain(reason: Reason): void {
    this.#drainReason = reason;
    for (const end of this.#waits) end();
    for (const jobId of this.#slots.keys()) this.#giveUpQueued(jobId, reason);
  }

  /** Aborts every run that is going; each settles as `cancelled` once it has ended. */
  cancelAll(reason: string): void {
    for (const { active } of this.#slots.values()) {
      for (const { abort } of active) abort.abort(new Error(reason));
    }
  }

  /** What aborts, whenever it is called, the runs of the job that are going now; those that start in between go on. */
  cancelOf(jobId: string): (reason: string) => void {
    const active = [...(this.#slots.get(jobId)?.active ?? [])];
    return (reason) => {
      for (const { abort } of active) abort.abort(new Error(reason));
    };
  }

  /** Resolves when nothing is going any more and all of it is recorded. */
  async idle(): Promise<void> {
    while (this.#going > 0) {
      this.#becomesIdle ??= Promise.withResolvers();
      await this.#becomesIdle.promise;
    }
  }

  /** Counts the work as going on until it has ended. Never rejects. */
  async track(work: Promise<void>): Promise<void> {
    this.#going++;
    try {
      await work;
    } catch (error) {
      this.#with.onFailure(error);
    } finally {
      this.#rest();
    }
  }

  #carryOutOne(job: DecidedJob, decision: Decision, batch: ClaimBatch): void {
    const { ledger } = this.#with;
    const { jobId, generation } = job;
    const claim = (): Instance => {
      const claims = decision.fireTimes.map((fireTime) => ledger.claimRun(job, fireTime, batch));
      return instanceOf({ jobId, generation }, claims, false, job.delayMs);
    };
    switch (decision.kind) {
      case 'start':
        this.#start(claim(), job.runnable);
        break;
      case 'queue':
      case 'replace':
        void this.track(this.#placeIfNew(decision.kind, claim(), batch));
        break;
      case 'not-run':
        for (const fireTime of decision.fireTimes) {
          void this.track(ledger.recordNotRun(job, fireTime, batch, decision.outcome, decision.reason));
        }
        break;
    }
  }

  /** A fire time that was recorded before must neither take the place of one that waits, nor end the very run it would repeat. */
  async #placeIfNew(kind: 'queue' | 'replace', { subject, claims }: Instance, batch: ClaimBatch): Promise<void> {
    await batch.committed;
    const fresh = this.#with.ledger.newOf(subject, claims);
    if (fresh.length === 0) return;
    const rules = this.#with.rulesOf(subject.jobId);
    if (rules?.isPaused === false) this.#place(kind, instanceOf(subject, fresh, true));
    else this.refuse(subject, fresh, rules ? REASON.paused() : REASON.removed());
  }

  #place(kind: 'queue' | 'replace', instance: Instance): void {
    const { subject, claims } = instance;
    const slots = this.#of(subject.jobId);
    const [oldest] = slots.active;
    if (this.#drainReason !== null) {
      this.refuse(subject, claims, this.#drainReason);
    } else if (kind === 'queue' && slots.waiting) {
      this.#refuse('job_max_instances', 'skipped', subject, claims, REASON.oneWaits());
    } else if (kind === 'replace' && oldest && latestOf(instance) < latestOf(oldest)) {
      this.#refuse('job_max_instances', 'skipped', subject, claims, REASON.laterIsGoing());
    } else {
      const reason = REASON.replacedByLater();
      this.#giveUpQueued(subject.jobId, reason);
      slots.waiting = instance;
      const isRoomComing = slots.active.some(({ abort }) => abort.signal.aborted);
      if (kind === 'replace' && !isRoomComing) oldest?.abort.abort(new Error(reason));
    }
    // Room may have come while it was not known whether the fire time is new.
    this.startWaiting(subject.jobId);
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

  /** Never rejects. One function, because most of a fire time is its promises, and each asynchronous call adds some. */
  async #runAll(instance: Instance, runnable: Runnable): Promise<void> {
    const { ledger, clock, places, rulesOf, follow } = this.#with;
    const { subject, abort } = instance;
    let { claims } = instance;
    this.#going++;
    try {
      if (!instance.isNew) {
        await claims[0]?.batch.committed;
        claims = ledger.newOf(subject, claims);
      }
      if (instance.delayMs > 0 && claims.length > 0) await this.#wait(instance, (end) => clock.after(instance.delayMs, end));
      for (const claim of claims) {
        let place: RunPlace | null = places.take(rulesOf(subject.jobId)?.concurrency ?? null);
        try {
          if (place.wait !== null && this.#cancelReason(instance) === null) {
            await this.#waitForPlace(instance, claim, place);
            runnable = rulesOf(subject.jobId)?.runnable ?? runnable;
          }
          const cancelled = this.#cancelReason(instance);
          if (cancelled !== null) {
            // One that a former process left waiting is left to the next one.
            if (instance.note === null || abort.signal.aborted)
              await ledger.settleNotRun(subject, claim, 'job_cancelled', 'skipped', cancelled);
            continue;
          }
          const aside = async <T>(wait: () => Promise<T>): Promise<T> => {
            place?.[Symbol.dispose]();
            place = null;
            const result = await wait();
            place = places.take(rulesOf(subject.jobId)?.concurrency ?? null);
            if (place.wait !== null && this.#cancelReason(instance) === null) await this.#waitForPlace(instance, claim, place);
            return result;
          };
          const startedAt = clock.now();
          instance.current = { claim, startedAt };
          ledger.tellStart(subject, claim, instance.note);
          let result: RunResult;
          try {
            result = succeeded(await runnable.run({ ...contextOf(instance, claim), aside }));
          } catch (thrown) {
            if (toError(thrown).name === 'RunPostponed') continue;
            result = failed(thrown, abort.signal);
          }
          // Nobody waits for an end that is none of the run's own.
          const { outcome } = result;
          const following = outcome === 'interrupted' ? null : follow(subject.jobId, claim.fireTime, outcome);
          await ledger.settleRun(subject, claim, result, startedAt, following?.batch ?? null);
          following?.carryOn();
        } finally {
          place?.[Symbol.dispose]();
        }
      }
    } catch (error) {
      this.#with.onFailure(error);
    } finally {
      this.#end(instance);
      this.#rest();
    }
  }

  /** Resolves when the place is free, or there is nothing to wait for any more. */
  async #waitForPlace(instance: Instance, claim: RunClaim, place: RunPlace): Promise<void> {
    const free = this.#wait(instance, place.onFree);
    this.#with.ledger.tellWait(instance.subject, claim, place.wait ?? '');
    await free;
  }

  /** Why the instance is not to start; `null`: it may. */
  #cancelReason({ abort }: Instance): string | null {
    return abort.signal.aborted ? String(abort.signal.reason.message) : this.#drainReason;
  }

  /** Resolves when `begin` calls what it is given, or the instance is cancelled, or nothing is to start any more. `begin` returns what calls it off. */
  #wait(instance: Instance, begin: (end: () => void) => () => void): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (this.#cancelReason(instance) !== null) return Promise.resolve();
    const end = (): void => {
      callOff();
      instance.isWaiting = false;
      this.#waits.delete(end);
      resolve();
    };
    instance.isWaiting = true;
    const callOff = begin(end);
    this.#waits.add(end);
    instance.abort.signal.addEventListener('abort', end, { once: true });
    return promise;
  }

  #rest(): void {
    this.#going--;
    if (this.#going > 0) return;
    this.#becomesIdle?.resolve();
    this.#becomesIdle = null;
  }

  #of(jobId: string): Slots {
    const slots = this.#slots.get(jobId) ?? { active: [], waiting: null };
    this.#slots.set(jobId, slots);
    return slots;
  }

  #refuse(event: EventName, outcome: NotRun, subject: Subject, claims: readonly RunClaim[], reason: Reason): void {
    for (const claim of claims) void this.track(this.#with.ledger.settleNotRun(subject, claim, event, outcome, reason));
  }
}

function instanceOf(subject: Subject, claims: readonly RunClaim[], isNew: boolean, delayMs = 0): Instance {
  return { subject, claims, isNew, delayMs, note: null, abort: new AbortController(), isWaiting: false, current: null };
}

/** The claim is in the store already; no batch of this process holds it. */
function claimedBefore(fireTime: number, runId: string): RunClaim {
  return { fireTime, runId, batch: new ClaimBatch({}), index: 0 };
}

function latestOf({ claims }: Instance): number {
  return claims.at(-1)?.fireTime ?? -Infinity;
}

/** Those that have not ended, the one that goes first. */
function runsOf({ subject: { jobId }, claims, current }: Instance): RunInFlight[] {
  const left = current === null ? claims : claims.slice(claims.findIndex(({ runId }) => runId === current.claim.runId));
  return left.map(({ runId, fireTime }) => {
    const startedAt = current?.claim.runId === runId ? current.startedAt : null;
    return { jobId, runId, fireTime, startedAt };
  });
}

function contextOf(
  { subject: { jobId }, abort: { signal } }: Instance,
  { runId, fireTime }: RunClaim,
): Omit<RunContext, 'aside'> {
  return { jobId, runId, fireTime, signal };
}
