import { EVENT_ALL } from './event-mask.ts';
import type { VolnuxEvent } from './event.ts';

/** May be asynchronous; nobody waits for it. */
export type Listener = (event: VolnuxEvent) => unknown;

/** Listeners by mask. A listener that throws, or rejects, does not keep the others from being told: `onError` gets what it threw. */
export class Listeners {
  readonly #masks = new Map<Listener, number>();
  readonly #onError: (error: unknown, event: VolnuxEvent) => void;

  constructor(onError: (error: unknown, event: VolnuxEvent) => void) {
    this.#onError = onError;
  }

  /** Adding a listener again replaces its mask. */
  add(listener: Listener, mask: number = EVENT_ALL): void {
    this.#masks.set(listener, mask);
  }

  remove(listener: Listener): void {
    this.#masks.delete(listener);
  }

  /** Calls the listeners whose mask has the event's bit, in the order they were added. */
  emit(event: VolnuxEvent): void {
    // A copy: a listener that is added while an event is told is not told of that one.
    for (const [listener, mask] of Array.from(this.#masks)) {
      if ((mask & event.code) === 0) continue;
      Promise.try(listener, event).catch((error: unknown) => this.#onError(error, event));
    }
  }
}
