import type { VolnuxEvent } from '../event/event.ts';

/** Whether the store takes what it is given, learnt from events. */
export class StoreHealth {
  #trouble: { readonly since: number; readonly reason: string } | null = null;

  /** Every event goes through here. */
  see({ name, time, outcome, reason, exception }: VolnuxEvent): void {
    // A fire time that could not be claimed; the next one that is tells that the store takes them again.
    if (name === 'job_error' && outcome === 'skipped') {
      const why = exception?.message ?? reason ?? 'the log says why';
      this.#trouble = { since: this.#trouble?.since ?? time, reason: why };
    } else if (name === 'job_submitted') {
      this.#trouble = null;
    }
  }

  /** Since when (Unix ms) and why it does not; `null`: it does. */
  trouble(): { readonly since: number; readonly reason: string } | null {
    return this.#trouble;
  }
}
