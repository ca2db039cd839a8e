import type { Command } from './executor.ts';
import { setLongTimeout } from './long-timeout.ts';

export type StopReason = 'timeout' | 'cancelled';

/** How a kind of command is ended: `ask` leaves it time to end by itself, `kill` does not. */
export interface StopMeans {
  ask(reason: StopReason): void;
  kill(): void;
}

/**
 * Ends one command when its time is up or it is cancelled: asks first, kills when the grace is over.
 * The first reason stands.
 */
export class StopOrder {
  readonly #killGraceMs: number;
  readonly #means: StopMeans;
  readonly #hurried = new AbortController();
  readonly #killed = new AbortController();
  #reason: StopReason | null = null;
  #isLifted = false;
  #callOffTimer: () => void = () => {};

  /** The command's time begins now. */
  constructor({ timeoutMs, killGraceMs }: Pick<Command, 'timeoutMs' | 'killGraceMs'>, means: StopMeans) {
    this.#killGraceMs = killGraceMs;
    this.#means = means;
    if (timeoutMs !== null) this.#callOffTimer = setLongTimeout(() => this.#stop('timeout'), timeoutMs);
  }

  /** Why the command is being ended; `null` while it may go on. */
  get reason(): StopReason | null {
    return this.#reason;
  }

  /** Aborted once the command has been killed. */
  get killed(): AbortSignal {
    return this.#killed.signal;
  }

  /** Aborted once its time is up, or it is cancelled or killed; also when it had ended by itself and only its output is awaited. */
  get hurried(): AbortSignal {
    return this.#hurried.signal;
  }

  cancel(): void {
    this.#stop('cancelled');
  }

  /** Kills at once, with no grace. */
  kill(): void {
    if (!this.#isLifted) this.#reason ??= 'cancelled';
    this.#callOffTimer();
    this.#hurried.abort();
    this.#killed.abort();
    this.#means.kill();
  }

  /** The command ended by itself or is gone: its end stands, and only the wait for its output can still be hurried. */
  lift(): void {
    if (this.#reason !== null) this.#callOffTimer();
    this.#isLifted = true;
  }

  /** Nothing of the command is left to wait for. */
  dismiss(): void {
    this.#callOffTimer();
  }

  #stop(reason: StopReason): void {
    if (this.#reason !== null) return;
    this.#callOffTimer();
    this.#hurried.abort();
    if (this.#isLifted) return;
    this.#reason = reason;
    this.#callOffTimer = setLongTimeout(() => this.kill(), this.#killGraceMs);
    this.#means.ask(reason);
  }
}
