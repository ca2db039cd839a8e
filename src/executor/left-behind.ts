import { getCallSites } from 'node:util';
import { getHeapStatistics } from 'node:v8';
import { hasThreadChildren } from './thread-children.ts';

/** A thread that holds more is not worth keeping; about 10 MiB are its own, or with what strips types. */
const MAX_HELD_BYTES = 64 * 2 ** 20;

/** Sees, from the moment it is made, what calls leave behind in this thread. */
export class LeftBehind {
  readonly #thread: number | null;
  #listeners = 0;
  #isHidden = false;

  /** `thread`: the kernel's number of this thread, if it can be told. */
  constructor(thread: number | null) {
    this.#thread = thread;
    this.#watchTimers();
  }

  /** Called when the module is loaded: what listens to the process since then belongs to it, and not to a call. */
  markLoaded(): void {
    this.#listeners = countListeners();
  }

  /** Whether anything goes on, or listens, that did not before the call; or more memory is held than is good. */
  get isAnything(): boolean {
    return (
      this.#isHidden ||
      process.getActiveResourcesInfo().length > 0 ||
      countListeners() !== this.#listeners ||
      process.exitCode !== undefined ||
      (this.#thread !== null && hasThreadChildren(this.#thread)) ||
      heldBytes() > MAX_HELD_BYTES
    );
  }

  /** A timer without its reference is not listed as active. Node itself takes it from those of `fetch` and `AbortSignal.timeout`, which do no harm. */
  #watchTimers(): void {
    const timers = [setTimeout(() => {}, 0), setImmediate(() => {})] as const;
    clearTimeout(timers[0]);
    clearImmediate(timers[1]);
    const found = (): void => {
      // The caller of what replaces `unref`.
      if (getCallSites(3)[2]?.scriptName.startsWith('node:') !== true) this.#isHidden = true;
    };
    for (const timer of timers) {
      const prototype = Object.getPrototypeOf(timer) as { unref: () => unknown };
      const { unref } = prototype;
      prototype.unref = function (): unknown {
        found();
        return unref.call(this);
      };
    }
  }
}

function countListeners(): number {
  return process.eventNames().reduce((count, name) => count + process.listenerCount(name), 0);
}

function heldBytes(): number {
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return heap + outside;
}
