import { Socket as DatagramSocket } from 'node:dgram';
import type { EventEmitter } from 'node:events';
import { Server, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { getCallSites, types } from 'node:util';
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { hasThreadChildren } from './thread-children.ts';

/** A thread that holds more is not worth keeping; about 10 MiB are its own, or with what strips types. */
const MAX_HELD_BYTES = 64 * 2 ** 20;

/** How long a file or a connection may take to close. */
const CLOSING_MS = 5;

/** Sees, from the moment it is made, what calls leave behind in this thread. */
export class LeftBehind {
  readonly #thread: number | null;
  #listeners = 0;
  #isHidden = false;

  /** `thread`: the kernel's number of this thread, if it can be told. */
  constructor(thread: number | null) {
    this.#thread = thread;
    this.#watchReferences();
  }

  /** Called when the module is loaded: what listens to the process since then belongs to it, and not to a call. */
  markLoaded(): void {
    this.#listeners = countListeners();
  }

  /** Resolves when nothing goes on, or soon: what was closed, like a file that was read to its end, needs a moment. */
  async settled(): Promise<void> {
    for (let round = 0; round < CLOSING_MS && process.getActiveResourcesInfo().length > 0; round++) await delay(1);
  }

  /** Whether anything goes on, or listens, that did not before the call; or more memory is held than is good. */
  get isAnything(): boolean {
    return (
      this.#isHidden ||
      process.getActiveResourcesInfo().length > 0 ||
      countListeners() !== this.#listeners ||
      process.exitCode !== undefined ||
      process.hasUncaughtExceptionCaptureCallback() ||
      hasConsoleState() ||
      (this.#thread !== null && hasThreadChildren(this.#thread)) ||
      heldBytes() > MAX_HELD_BYTES
    );
  }

  /** What is without a reference is not listed as active. Node itself takes it from timers and connections of `fetch` and the like, which do no harm. */
  #watchReferences(): void {
    const see = (): void => {
      // The caller of what replaces `unref`.
      if (getCallSites(3)[2]?.scriptName.startsWith('node:') !== true) this.#isHidden = true;
    };
    for (const prototype of referenced()) {
      const unref: () => unknown = Reflect.get(prototype, 'unref');
      prototype.unref = function (): unknown {
        see();
        return unref.call(this);
      };
    }
  }
}

interface Referenced {
  unref(): unknown;
}

/** The prototypes of what holds a thread open; programs are found by the system. */
function referenced(): readonly Referenced[] {
  const timeout = setTimeout(() => {}, 0);
  const immediate = setImmediate(() => {});
  clearTimeout(timeout);
  clearImmediate(immediate);
  const timers = [timeout, immediate].map((timer) => Object.getPrototypeOf(timer) as Referenced);
  return [...timers, Socket.prototype, Server.prototype, DatagramSocket.prototype, Worker.prototype];
}

/** Those of the process and of its streams: one more with each call, and soon each call is warned of too many. */
function countListeners(): number {
  const emitters: readonly EventEmitter[] = [process, process.stdout, process.stderr];
  return emitters.reduce((sum, emitter) => {
    return emitter.eventNames().reduce((count, name) => count + emitter.listenerCount(name), sum);
  }, 0);
}

/** Whether `console.group`, `count` or `time` would show in what the next call writes: what they keep are an indentation and maps. */
function hasConsoleState(): boolean {
  return Reflect.ownKeys(console).some((key) => {
    const kept: unknown = Reflect.get(console, key);
    return types.isMap(kept) ? kept.size > 0 : typeof kept === 'string' && /^ +$/.test(kept);
  });
}

function heldBytes(): number {
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return heap + outside;
}
