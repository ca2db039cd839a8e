import type { RunClaim, Subject } from '../record/ledger.ts';
import type { RunInFlight } from './run-in-flight.ts';

/** Node loads it when it is named first: now, and not when the first runs are due. */
const Aborting: typeof AbortController = AbortController;

interface InstanceOptions {
  readonly delayMs?: number;
  readonly note?: string;
  readonly isLeft?: boolean;
}

/** Fire times that run one after the other and count as one, as in APScheduler. */
export class Instance {
  readonly subject: Subject;
  /** So long its start waits, after it is claimed. */
  readonly delayMs: number;
  /** What is told when it starts. */
  readonly note: string | null;
  /** Whether a former process left its run waiting: while it has not begun here, the next one can still go on with it. */
  readonly isLeft: boolean;
  /** Those that may run: fewer, once it is known which of them are new. */
  claims: readonly RunClaim[];
  /** Whether it waits for its start; with a delay, from the beginning. */
  isWaiting: boolean;
  /** The claim that runs; `null`: none yet. */
  current: { readonly claim: RunClaim; readonly startedAt: number } | null = null;
  /** What the first of its runs that have not ended waits for, in words; `null`: nothing. */
  waitsFor: string | null = null;
  readonly #abort = new Aborting();
  #cancelReason: string | null = null;

  constructor(subject: Subject, claims: readonly RunClaim[], { delayMs = 0, note, isLeft = false }: InstanceOptions = {}) {
    this.subject = subject;
    this.claims = claims;
    this.delayMs = delayMs;
    this.isWaiting = delayMs > 0;
    this.note = note ?? null;
    this.isLeft = isLeft;
  }

  /** Aborted once it is cancelled. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Why it was cancelled; `null`: it was not. */
  get cancelReason(): string | null {
    return this.#cancelReason;
  }

  /** Its latest fire time. */
  get latest(): number {
    return this.claims.at(-1)?.fireTime ?? -Infinity;
  }

  /** What runs is to end, and nothing more of it starts. The first reason counts. */
  cancel(reason: string): void {
    this.#cancelReason ??= reason;
    this.#abort.abort(new Error(reason));
  }

  /** Its runs that have not ended, the one that goes first. */
  runs(): RunInFlight[] {
    const { current, claims } = this;
    const { jobId } = this.subject;
    const left = current === null ? claims : claims.slice(claims.findIndex(({ runId }) => runId === current.claim.runId));
    return left.map(({ runId, fireTime }, index) => {
      const startedAt = current?.claim.runId === runId ? current.startedAt : null;
      return { jobId, runId, fireTime, startedAt, waitsFor: index === 0 ? this.waitsFor : null };
    });
  }
}
