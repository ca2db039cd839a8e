import type { VolnuxEvent } from '../event/event.ts';
import type { Trouble } from './answers.ts';

/** What is wrong with a runner that goes on, learnt from its events. */
export class Health {
  readonly #troubles = new Map<Trouble['kind'], Trouble>();

  /** Every event goes through here. */
  see({ name, time, outcome, reason, exception }: VolnuxEvent): void {
    if (name === 'config_rejected') this.#begin('config_rejected', time, exception?.message ?? reason);
    else if (name === 'config_applied') this.#troubles.delete('config_rejected');
    // A fire time that could not be claimed; the next one that is tells that the store takes them again.
    else if (name === 'job_error' && outcome === 'skipped') this.#begin('store_error', time, exception?.message ?? reason);
    else if (name === 'job_submitted') this.#troubles.delete('store_error');
  }

  troubles(): readonly Trouble[] {
    return [...this.#troubles.values()];
  }

  /** Why the files as they are now are not in force; `null`: they are. */
  rejection(): string | null {
    return this.#troubles.get('config_rejected')?.reason ?? null;
  }

  #begin(kind: Trouble['kind'], time: number, reason: string | null): void {
    const since = this.#troubles.get(kind)?.since ?? new Date(time).toISOString();
    this.#troubles.set(kind, { kind, since, reason: reason ?? 'the log says why' });
  }
}
