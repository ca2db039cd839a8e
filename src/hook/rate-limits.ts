import type { Hook } from '../config/config.ts';

/** Whether a hook may be called now, and how many calls were held back since the last one. */
type Decision = { readonly kind: 'call'; readonly heldBack: number } | { readonly kind: 'held' };

interface Counter {
  /** When its last calls began, in ms; the oldest first. */
  calls: number[];
  heldBack: number;
}

/**
 * Counts the calls of hooks that have a limit. A hook of the file counts the events of all jobs together, for it is there that a storm comes from;
 * another one those of its job. It is known by what it says: a reload makes another object of it, and an edit another hook.
 */
export class RateLimits {
  readonly #counters = new Map<string, Counter>();

  /** @param now ms since some moment, never less than before. */
  take(hook: Hook, jobId: string | null, now: number): Decision {
    const { atMost, level } = hook;
    if (atMost === null) return { kind: 'call', heldBack: 0 };
    const key = JSON.stringify([level === 'file' ? null : jobId, hook]);
    const counter = this.#counters.get(key) ?? { calls: [], heldBack: 0 };
    this.#counters.set(key, counter);
    counter.calls = counter.calls.filter((at) => now - at < atMost.perMs);
    if (counter.calls.length >= atMost.calls) {
      counter.heldBack += 1;
      return { kind: 'held' };
    }
    counter.calls.push(now);
    const { heldBack } = counter;
    counter.heldBack = 0;
    return { kind: 'call', heldBack };
  }
}
