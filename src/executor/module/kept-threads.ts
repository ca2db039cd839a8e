/** Each takes about 15 MB, and may hold 64 MiB more. */
const MAX_IDLE = 8;
/** Whoever calls less often gains next to nothing by a thread that is there already. */
const MAX_IDLE_MS = 10_000;
/** So long at most a module may go on with what it once took from a clock, or from a file that is no module. */
const MAX_AGE_MS = 60_000;
/** What a call does not close, like a file, is closed with its thread. */
const MAX_CALLS = 500;

/** What is asked of a thread here; a `ModuleThread`. */
export interface KeepableThread {
  /** By the clock of `performance.now()`. */
  readonly startedAt: number;
  /** How many it has served. */
  readonly calls: number;
  readonly isGone: boolean;
  end(): Promise<void>;
}

interface Kept<Thread> {
  readonly thread: Thread;
  readonly key: string;
  readonly timer: NodeJS.Timeout;
}

/** Threads that wait for another call of the module that they have loaded: few, and not for long. */
export class KeptThreads<Thread extends KeepableThread> {
  /** The longest idle one first. */
  readonly #idle: Kept<Thread>[] = [];

  /** The one that was used last, of those kept under this key: the caller's from now on. */
  take(key: string): Thread | null {
    const kept = this.#idle.findLast(({ thread, ...other }) => other.key === key && !thread.isGone);
    if (kept === undefined) return null;
    this.#remove(kept);
    return kept.thread;
  }

  /** Keeps a thread between two calls, or ends it. */
  keep(key: string, thread: Thread): void {
    const leftMs = Math.min(MAX_IDLE_MS, thread.startedAt + MAX_AGE_MS - performance.now());
    if (leftMs <= 0 || thread.calls >= MAX_CALLS) {
      void thread.end();
      return;
    }
    const [longestIdle] = this.#idle;
    if (longestIdle !== undefined && this.#idle.length === MAX_IDLE) this.#end(longestIdle);
    const kept: Kept<Thread> = { thread, key, timer: setTimeout(() => this.#end(kept), leftMs) };
    this.#idle.push(kept);
  }

  #end(kept: Kept<Thread>): void {
    this.#remove(kept);
    void kept.thread.end();
  }

  #remove(kept: Kept<Thread>): void {
    clearTimeout(kept.timer);
    this.#idle.splice(this.#idle.indexOf(kept), 1);
  }
}
