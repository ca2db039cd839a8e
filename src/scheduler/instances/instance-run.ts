import type { RunEnd } from '../../trigger/spec/trigger-spec.ts';
import type { ClaimBatch } from '../record/claim-batch.ts';
import type { Clock } from '../clock.ts';
import type { Instance } from './instance.ts';
import type { JobPolicy } from '../jobs/job-policy.ts';
import type { Ledger, RunClaim } from '../record/ledger.ts';
import type { RunContext, Runnable } from '../pipeline.ts';
import { RunPlace, type RunPlaces } from './run-places.ts';
import { failed, type RunResult, succeeded } from './run-result.ts';
import type { StartWaits } from './start-waits.ts';

/** What follows from the end of a run. */
export interface Following {
  /** Its claims, to be committed together with the end. */
  readonly batch: ClaimBatch;
  /** To be called once that is done. */
  readonly carryOn: () => void;
}

/** What a job is at the moment. */
interface JobRules {
  readonly runnable: Runnable;
  readonly policy: JobPolicy;
  readonly isPaused: boolean;
}

export interface RunDependencies {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly places: RunPlaces;
  readonly waits: StartWaits;
  /** The job as it is now; `null` when there is none any more. */
  readonly rulesOf: (jobId: string) => JobRules | null;
  /** Claims what follows from the end of a run, to be committed with it; `null`: nothing does. */
  readonly follow: (jobId: string, fireTime: number, end: RunEnd) => Following | null;
  readonly onFailure: (error: unknown) => void;
  /** All of it has ended and is recorded. */
  readonly onEnd: (instance: Instance) => void;
}

/** Told of a run that this process settles no more. */
const LEFT = 'left waiting for its next attempt: the next start of the runner goes on with it';

/**
 * Runs the claims of an instance, all of them recorded and new, one after the other: waits for a place, starts, settles, and fires what follows.
 * A start is no asynchronous function: when a thousand runs are due at once, the last one starts in two thirds of the time.
 */
export class InstanceRun {
  readonly #instance: Instance;
  readonly #place = new RunPlace();
  readonly #with: RunDependencies;
  #runnable: Runnable;
  #index = 0;
  /** The claim that runs, or waits aside; `null`: none does. */
  #going: RunClaim | null = null;
  /** Whether that has given its place away. */
  #isAside = false;

  constructor(instance: Instance, runnable: Runnable, dependencies: RunDependencies) {
    this.#instance = instance;
    this.#runnable = runnable;
    this.#with = dependencies;
  }

  /** `onEnd` is called once all of it has ended, which may be before this returns. */
  begin(): void {
    const { delayMs, claims } = this.#instance;
    // Where nothing is new, nothing has to keep its slot until it would start.
    if (delayMs === 0 || claims.length === 0) this.#next();
    else void this.#nextAfterDelay();
  }

  async #nextAfterDelay(): Promise<void> {
    const { clock, waits } = this.#with;
    await waits.wait(this.#instance, (end) => clock.after(this.#instance.delayMs, end));
    this.#next();
  }

  #next(): void {
    const claim = this.#instance.claims[this.#index++];
    if (claim === undefined) {
      this.#with.onEnd(this.#instance);
      return;
    }
    const obstacle = this.#askForPlace();
    if (obstacle === null) this.#start(claim);
    else void this.#startLater(claim, obstacle);
  }

  async #startLater(claim: RunClaim, obstacle: string): Promise<void> {
    await this.#waitForPlace(claim, obstacle);
    // The job may have been changed meanwhile.
    this.#runnable = this.#with.rulesOf(this.#instance.subject.jobId)?.runnable ?? this.#runnable;
    this.#start(claim);
  }

  #start(claim: RunClaim): void {
    const { ledger, clock, waits } = this.#with;
    const objection = waits.objection(this.#instance);
    if (objection !== null) {
      void this.#refuse(claim, objection);
      return;
    }
    const startedAt = clock.now();
    this.#instance.current = { claim, startedAt };
    this.#going = claim;
    this.#isAside = false;
    ledger.tellStart(this.#instance.subject, claim, startedAt, this.#instance.note);
    // Also what it throws at once becomes a rejection.
    new Promise((resolve) => resolve(this.#runnable.run(this.#contextOf(claim)))).then(
      (value) => void this.#settle(claim, startedAt, () => succeeded(value)),
      (thrown: unknown) => void this.#settle(claim, startedAt, () => failed(thrown, this.#instance.signal)),
    );
  }

  async #settle(claim: RunClaim, startedAt: number, resultOf: () => RunResult | null): Promise<void> {
    const { ledger, follow, onFailure } = this.#with;
    const { subject } = this.#instance;
    try {
      const result = resultOf();
      if (result === null) return ledger.tellWait(subject, claim, LEFT);
      // Nobody waits for an end that is none of the run's own.
      const following = result.outcome === 'interrupted' ? null : follow(subject.jobId, claim.fireTime, result.outcome);
      await ledger.settleRun(subject, claim, result, startedAt, following?.batch ?? null);
      following?.carryOn();
    } catch (error) {
      onFailure(error);
    } finally {
      this.#goOn();
    }
  }

  async #refuse(claim: RunClaim, reason: string): Promise<void> {
    const { subject, isLeft, cancelReason } = this.#instance;
    const { ledger, clock } = this.#with;
    if (isLeft && cancelReason !== null) {
      // It had begun, in a former process.
      const cancelled: RunResult = { outcome: 'cancelled', returnValue: null, exception: new Error(reason) };
      return this.#settle(claim, clock.now(), () => cancelled);
    }
    if (isLeft) ledger.tellWait(subject, claim, LEFT);
    else await ledger.settleNotRun(subject, claim, 'job_cancelled', 'skipped', reason);
    this.#goOn();
  }

  #goOn(): void {
    this.#going = null;
    this.#instance.waitsFor = null;
    this.#with.places.giveBack(this.#place);
    // A wait aside that outlives its run waits for no place.
    this.#place.onFree();
    this.#next();
  }

  #contextOf(claim: RunClaim): RunContext {
    const { runId, fireTime } = claim;
    const { subject, signal } = this.#instance;
    return { jobId: subject.jobId, runId, fireTime, signal, aside: (wait) => this.#aside(claim, wait) };
  }

  async #aside<T>(claim: RunClaim, wait: () => Promise<T>): Promise<T> {
    // Within another wait, or after its end, it has no place to give away, and must not take a second one.
    if (this.#going !== claim || this.#isAside) return wait();
    this.#isAside = true;
    this.#instance.waitsFor = 'its next attempt';
    this.#with.places.giveBack(this.#place);
    try {
      return await wait();
    } finally {
      if (this.#going === claim) this.#instance.waitsFor = null;
      await this.#comeBack(claim);
    }
  }

  async #comeBack(claim: RunClaim): Promise<void> {
    if (this.#going !== claim) return;
    const obstacle = this.#askForPlace();
    if (obstacle !== null) await this.#waitForPlace(claim, obstacle);
    if (this.#going === claim) this.#isAside = false;
  }

  #askForPlace(): string | null {
    const { places, rulesOf } = this.#with;
    return places.ask(this.#place, rulesOf(this.#instance.subject.jobId)?.policy.concurrency ?? null);
  }

  /** Resolves when the place is free, or there is nothing to wait for any more. */
  async #waitForPlace(claim: RunClaim, obstacle: string): Promise<void> {
    const { ledger, waits } = this.#with;
    if (waits.objection(this.#instance) !== null) return;
    const free = waits.wait(this.#instance, (end) => {
      this.#place.onFree = end;
      return () => (this.#place.onFree = () => {});
    });
    this.#instance.waitsFor = obstacle;
    ledger.tellWait(this.#instance.subject, claim, obstacle);
    await free;
    this.#instance.waitsFor = null;
  }
}
