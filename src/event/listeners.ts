import { createEvent, type EventFields, type VolnuxEvent } from './event.ts';
import { EVENT_ALL, EVENT_MASKS, type EventName } from './event-mask.ts';

/** May be asynchronous; nobody waits for it. */
export type Listener = (event: VolnuxEvent) => unknown;

/** Listeners by mask. A listener that throws, or rejects, does not keep the others from being told: `onError` gets what it threw. */
export class Listeners {
  /** Replaced, never changed: a listener that is added while an event is told is not told of that one. */
  #entries: readonly { readonly listener: Listener; readonly mask: number }[] = [];
  /** The masks of all of them together. */
  #heard = 0;
  readonly #onError: (error: unknown, event: VolnuxEvent) => void;

  constructor(onError: (error: unknown, event: VolnuxEvent) => void) {
    this.#onError = onError;
  }

  /** Adding a listener again replaces its mask. */
  add(listener: Listener, mask: number = EVENT_ALL): void {
    const isThere = this.#entries.some((entry) => entry.listener === listener);
    this.#entries = isThere
      ? this.#entries.map((entry) => (entry.listener === listener ? { listener, mask } : entry))
      : [...this.#entries, { listener, mask }];
    this.#listen();
  }

  remove(listener: Listener): void {
    this.#entries = this.#entries.filter((entry) => entry.listener !== listener);
    this.#listen();
  }

  /** Calls the listeners whose mask has the event's bit, in the order they were added. Without any, there is no event. */
  tell(name: EventName, time: number, fields?: EventFields): void {
    if ((EVENT_MASKS[name] & this.#heard) === 0) return;
    const event = createEvent(name, time, fields);
    for (const { listener, mask } of this.#entries) {
      if ((mask & event.code) === 0) continue;
      const answer = answerOf(listener, event);
      // Most listeners answer nothing, and need no promise to be looked after.
      if (answer instanceof Object) Promise.resolve(answer).catch((error: unknown) => this.#onError(error, event));
    }
  }

  #listen(): void {
    this.#heard = this.#entries.reduce((heard, { mask }) => heard | mask, 0);
  }
}

/** What a listener returns; a rejection when it throws. */
function answerOf(listener: Listener, event: VolnuxEvent): unknown {
  try {
    return listener(event);
  } catch (error) {
    return Promise.reject(error);
  }
}
