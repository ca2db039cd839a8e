import type { Clock } from '../clock.ts';
import { FireTimeQueue, type Queued } from './fire-time-queue.ts';

/** Suspended machines and clock changes do not move timers, so the wall clock is looked at this often at least. */
const LONGEST_SLEEP_MS = 30_000;
/** Less is how clocks are kept right. */
const SMALLEST_JUMP_MS = 2000;
/** Less is a garbage collection, or a busy machine. */
const SMALLEST_STALL_MS = 1000;

interface Callbacks<Item> {
  /** Gets all due items of a wake-up at once; those it leaves with a `nextFireTime` go back into the queue. */
  readonly onDue: (items: readonly Item[], now: number) => void;
  /** The wall clock moved by so much more than time went by (the machine slept, or the clock was set); less than 0: it went back. */
  readonly onJump: (byMs: number) => void;
  /** The timer came so much later than asked: the process did nothing else in between. */
  readonly onStall: (byMs: number) => void;
}

/** What a sleep was meant to be. */
interface Sleep {
  readonly fireTime: number;
  readonly delayMs: number;
  readonly now: number;
  readonly elapsed: number;
}

/** One timer over the queue of fire times. */
export class FireLoop<Item extends Queued> {
  readonly #queue = new FireTimeQueue<Item>();
  readonly #clock: Clock;
  readonly #callbacks: Callbacks<Item>;
  #isRunning = false;
  #sleep: Sleep | null = null;
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
    if (this.#queue.first !== (this.#sleep?.fireTime ?? null)) this.#arm();
  }

  #wake(): void {
    const now = this.#clock.now();
    const sleep = this.#sleep;
    this.#disarm();
    if (sleep) this.#compare(sleep, now);
    // Whoever is told of a jump may stop it.
    if (!this.#isRunning) return;
    const due = this.#queue.takeDue(now);
    if (due.length > 0) this.#callbacks.onDue(due, now);
    for (const item of due) this.#queue.update(item);
    this.#arm();
  }

  /** What a sleep turned out to be. */
  #compare(sleep: Sleep, now: number): void {
    const sleptMs = this.#clock.elapsed() - sleep.elapsed;
    const jumpMs = now - sleep.now - sleptMs;
    const stallMs = sleptMs - sleep.delayMs;
    if (Math.abs(jumpMs) >= SMALLEST_JUMP_MS) this.#callbacks.onJump(jumpMs);
    if (stallMs >= SMALLEST_STALL_MS) this.#callbacks.onStall(stallMs);
  }

  #arm(): void {
    this.#disarm();
    const fireTime = this.#queue.first;
    if (fireTime === null || !this.#isRunning) return;
    const now = this.#clock.now();
    const delayMs = Math.min(Math.max(fireTime - now, 0), LONGEST_SLEEP_MS);
    this.#sleep = { fireTime, delayMs, now, elapsed: this.#clock.elapsed() };
    this.#cancelTimer = this.#clock.after(delayMs, () => this.#wake());
  }

  #disarm(): void {
    this.#cancelTimer();
    this.#cancelTimer = () => {};
    this.#sleep = null;
  }
}
