/** Suspended machines do not advance timers: nothing is seen later than so. */
const LONGEST_SLEEP_MS = 30_000;

export interface DeadlinesOptions<Key> {
  /** Ms; the scale that deadlines are on. */
  readonly now: () => number;
  /** Calls `wake` once after about `delayMs`, unless the returned function is called first. It may come early. */
  readonly after: (delayMs: number, wake: () => void) => () => void;
  /** A deadline has passed; it is none any more. */
  readonly onPassed: (key: Key) => void;
}

/**
 * Many deadlines with one timer. Most are called off before they pass (the runs of a busy runner), so setting one costs no more than a map, and all are
 * gone through when the earliest one that there has been is due.
 */
export class Deadlines<Key> {
  readonly #options: DeadlinesOptions<Key>;
  readonly #deadlines = new Map<Key, number>();
  #stopTimer: () => void = () => {};
  #wakeAt = Infinity;

  constructor(options: DeadlinesOptions<Key>) {
    this.#options = options;
  }

  /** In the place of the one that the key had. One in the past passes at once, though not within this call. */
  set(key: Key, at: number): void {
    this.#deadlines.set(key, at);
    if (at < this.#wakeAt) this.#sleepUntil(at);
  }

  delete(key: Key): void {
    this.#deadlines.delete(key);
  }

  clear(): void {
    this.#deadlines.clear();
    this.#stopTimer();
    this.#wakeAt = Infinity;
  }

  #sleepUntil(at: number): void {
    this.#stopTimer();
    this.#wakeAt = at;
    const delayMs = Math.min(Math.max(at - this.#options.now(), 0), LONGEST_SLEEP_MS);
    this.#stopTimer = this.#options.after(delayMs, () => this.#wake());
  }

  #wake(): void {
    this.#wakeAt = Infinity;
    const now = this.#options.now();
    const passed = [...this.#deadlines].filter(([, at]) => at <= now).map(([key]) => key);
    for (const key of passed) this.#deadlines.delete(key);
    const next = this.#deadlines.values().reduce((least, at) => Math.min(least, at), Infinity);
    if (next !== Infinity) this.#sleepUntil(next);
    for (const key of passed) this.#options.onPassed(key);
  }
}
