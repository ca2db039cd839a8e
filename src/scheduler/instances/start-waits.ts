import type { Instance } from './instance.ts';
import type { Reason } from '../record/reason.ts';

/** What instances wait for before they start: a delay, a place. A wait ends early when the instance is cancelled, or nothing is to start any more. */
export class StartWaits {
  readonly #ends = new Set<() => void>();
  #drainReason: Reason | null = null;

  /** From now on nothing starts, and nobody waits. */
  drain(reason: Reason): void {
    this.#drainReason = reason;
    for (const end of this.#ends) end();
  }

  /** Why nothing starts any more; `null`: it does. */
  get drainReason(): Reason | null {
    return this.#drainReason;
  }

  /** Why the instance is not to start; `null`: it may. */
  objection({ cancelReason }: Instance): string | null {
    return cancelReason ?? this.#drainReason;
  }

  /** Resolves when `begin` calls what it is given, or the wait is over before its time. `begin` returns what calls it off. */
  wait(instance: Instance, begin: (end: () => void) => () => void): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (this.objection(instance) !== null) return Promise.resolve();
    const end = (): void => {
      callOff();
      instance.isWaiting = false;
      this.#ends.delete(end);
      resolve();
    };
    instance.isWaiting = true;
    const callOff = begin(end);
    this.#ends.add(end);
    instance.signal.addEventListener('abort', end, { once: true });
    return promise;
  }
}
