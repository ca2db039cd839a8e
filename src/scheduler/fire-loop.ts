import type { Clock } from './clock.ts';
import { FireTimeQueue, type Queued } from './fire-time-queue.ts';

/** Suspended machines and clock changes do not move timers, so the wall clock is looked at this often at least. */
const LONGEST_SLEEP_MS = 30_000;
/** A clock that goes back by more was wrong before, and what was planned by it is void; cron draws the same line. */
const LARGEST_CORRECTION_MS = 3 * 3_600_000;

interface Callbacks<Item> {
  /** Gets all due items of a wake-up at once; those it leaves with a `nextFireTime` go back into the queue. */
  readonly onDue: (items: readonly Item[], now: number) => void;
  /** The wall clock went back by more than three hours. */
  readonly onSetBack: (byMs: number) => void;
}

/** One timer over the queue of fire times. */
export class FireLoop<Item extends Queued> {
  readonly #queue = new FireTimeQueue<Item>();
  readonly #clock: Clock;
  readonly #callbacks: Callbacks<Item>;
  #isRunning = false;
  #armedFor: number | null = null;
  #lastNow = -Infinity;
  #cancelTimer: () => void = () => {};

  constructor(clock: Clock, callbacks: Callbacks<Item>) {
    this.#clock = clock;
    this.#callbacks = callbacks;
  }

  start(): void {
    this.#isRunning = true;
    this.#wake();
  }

  /** Nothing is due until `start` is called again; the queue stays. */
  stop(): void {
    this.#isRunning = false;
    this.#disarm();
  }

  /** Call it after each change of an item's `nextFireTime` outside `onDue`. */
  update(item: Item): void {
    this.#queue.update(item);
    if (this.#queue.first?.nextFireTime !== this.#armedFor) this.#arm();
  }

  #wake(): void {
    this.#disarm();
    const now = this.#clock.now();
    const setBackMs = this.#lastNow - now;
    this.#lastNow = now;
    if (setBackMs > LARGEST_CORRECTION_MS) this.#callbacks.onSetBack(setBackMs);
    const due = this.#queue.takeDue(now);
    if (due.length > 0) this.#callbacks.onDue(due, now);
    for (const item of due) this.#queue.update(item);
    this.#arm();
  }

  #arm(): void {
    this.#disarm();
    const next = this.#queue.first?.nextFireTime ?? null;
    if (next === null || !this.#isRunning) return;
    this.#armedFor = next;
    this.#lastNow = this.#clock.now();
    const delayMs = Math.min(Math.max(next - this.#lastNow, 0), LONGEST_SLEEP_MS);
    this.#cancelTimer = this.#clock.after(delayMs, () => this.#wake());
  }

  #disarm(): void {
    this.#cancelTimer();
    this.#cancelTimer = () => {};
    this.#armedFor = null;
  }
}
