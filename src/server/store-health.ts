import type { VolnuxEvent } from '../event/event.ts';

/** Whether the store takes what it is given, learnt from events. */
export class StoreHealth {
  #trouble: { readonly since: number; readonly reason: string } | null = null;

  /** Every event goes through here. */
  see({ name, time, reason, exception }: VolnuxEvent): void {
    if (name === 'store_error') this.#trouble = { since: time, reason: exception?.message ?? reason ?? 'the log says why' };
    else if (name === 'store_recovered') this.#trouble = null;
  }

  /** Since when (Unix ms) and why it does not; `null`: it does. */
  trouble(): { readonly since: number; readonly reason: string } | null {
    return this.#trouble;
  }
}
