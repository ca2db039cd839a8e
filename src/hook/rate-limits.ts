import type { Hook, RateLimit } from '../config/config.ts';
import type { HookClock } from './hook-clock.ts';
import type { ToldNotes } from './told-notes.ts';

/** How many were held back is remembered for so long at least. */
const REMEMBERED_MS = 24 * 3_600_000;

/** Whether a hook may be called now, and how many calls were held back since the last one. */
export type Decision = { readonly kind: 'call'; readonly heldBack: number } | { readonly kind: 'held' };

interface Counter {
  /** When its last calls began, in ms; the oldest first. */
  calls: number[];
  heldBack: number;
}

export interface RateLimitsOptions {
  readonly clock: Pick<HookClock, 'now' | 'elapsed'>;
  /** `null`: nothing outlives the process. */
  readonly notes: ToldNotes | null;
  /** Short text that is equal for equal ones and says nothing else about them. */
  readonly fingerprint: (text: string) => string;
}

/**
 * Counts the calls of hooks that have a limit, over restarts. A hook of the file counts the events of all jobs together, for it is there that a storm comes from;
 * another one those of its job. It is known by what it says: a reload makes another object of it, and an edit another hook.
 */
export class RateLimits {
  readonly #options: RateLimitsOptions;
  readonly #counters = new Map<string, Counter>();

  constructor(options: RateLimitsOptions) {
    this.#options = options;
  }

  take(hook: Hook, jobId: string | null): Decision {
    const { atMost, level } = hook;
    if (atMost === null) return { kind: 'call', heldBack: 0 };
    const now = this.#options.clock.elapsed();
    const key = JSON.stringify([level === 'file' ? null : jobId, hook]);
    const counter = this.#counters.get(key) ?? this.#recall(key);
    this.#counters.set(key, counter);
    counter.calls = counter.calls.filter((at) => now - at < atMost.perMs);
    const { heldBack } = counter;
    const isHeld = counter.calls.length >= atMost.calls;
    counter.heldBack = isHeld ? heldBack + 1 : 0;
    if (!isHeld) counter.calls.push(now);
    this.#keep(key, counter, atMost);
    return isHeld ? { kind: 'held' } : { kind: 'call', heldBack };
  }

  /** What a former process has counted. */
  #recall(key: string): Counter {
    const { clock, notes } = this.#options;
    const note = notes?.recall(this.#subject(key)) ?? null;
    if (note === null) return { calls: [], heldBack: 0 };
    const { calls, heldBack } = JSON.parse(note) as Counter;
    const [now, elapsed] = [clock.now(), clock.elapsed()];
    // A clock that was set back would have them lie ahead.
    return { calls: calls.map((at) => elapsed - Math.max(0, now - at)), heldBack };
  }

  /** As calendar time, which is all that the next process shares with this one. */
  #keep(key: string, { calls, heldBack }: Counter, { perMs }: RateLimit): void {
    const { clock, notes } = this.#options;
    if (notes === null) return;
    const [now, elapsed] = [clock.now(), clock.elapsed()];
    const kept: Counter = { calls: calls.map((at) => now - (elapsed - at)), heldBack };
    notes.keep(this.#subject(key), JSON.stringify(kept), now + Math.max(perMs, REMEMBERED_MS));
  }

  #subject(key: string): string {
    return `at_most ${this.#options.fingerprint(key)}`;
  }
}
