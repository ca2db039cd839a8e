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

  cancel(): void {
    this.#stop('cancelled');
  }

  /** Kills at once, with no grace. */
  kill(): void {
    if (!this.#isLifted) this.#reason ??= 'cancelled';
    this.#callOffTimer();
    this.#killed.abort();
    this.#means.kill();
  }

  /** The command ended by itself or is gone: from now on there is no reason to stop it. */
  lift(): void {
    this.#callOffTimer();
    this.#isLifted = true;
  }

  #stop(reason: StopReason): void {
    if (this.#reason !== null || this.#isLifted) return;
    this.#reason = reason;
    this.#callOffTimer();
    this.#callOffTimer = setLongTimeout(() => this.kill(), this.#killGraceMs);
    this.#means.ask(reason);
  }
}
