import { Worker } from 'node:worker_threads';
import { CallQueue } from '../calls/call-queue.ts';
import type { Durability } from '../database/open-database.ts';
import { receivedError } from '../calls/store-call.ts';
import { StoreError } from '../store-error.ts';
import { storeOf } from '../calls/store-of-calls.ts';
import type { StoreAnswer, StoreReport, StoreRequest, StoreStart } from './store-worker.ts';
import type { Store } from '../store.ts';

interface StoreThreadOptions {
  /** Default: `full`. */
  readonly durability?: Durability;
  /** Told when the database was deleted while it was open, and was put back with all that it held. */
  readonly onPutBack?: () => void;
}

/**
 * The embedded store of a state directory, as `openSqliteStore` opens it, in a thread of its own: a checkpoint of the database takes 10 ms and more, in
 * which nothing else would fire. Rejects with `StoreError` when it cannot be opened. The thread ends with `close`; until then it keeps the process
 * alive only while it has something to answer. Should it end by itself, what it was asked rejects, and what it is asked next starts another one.
 */
export async function startStoreThread(
  directory: string,
  { durability = 'full', onPutBack = () => {} }: StoreThreadOptions = {},
): Promise<Store> {
  let thread = new StoreThread({ directory, durability }, onPutBack);
  const methods = await thread.opened;
  const calls = new CallQueue(async (take) => {
    if (thread.hasEnded) {
      thread = new StoreThread({ directory, durability }, onPutBack);
      await thread.opened;
    }
    // What is called next in this turn of the event loop comes along.
    await Promise.resolve();
    return thread.perform(take());
  });
  return storeOf(methods, calls, () => thread.close());
}

/** The other end of the thread: asks one thing at a time. */
class StoreThread {
  /** The names of the store's methods. */
  readonly opened: Promise<readonly string[]>;
  readonly #worker: Worker;
  readonly #gone: Promise<void>;
  #answer: PromiseWithResolvers<StoreAnswer> = Promise.withResolvers();
  #end: StoreError | null = null;

  constructor(workerData: StoreStart, onPutBack: () => void) {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    this.#worker = new Worker(new URL(`store-worker.${extension}`, import.meta.url), { workerData, name: 'volnux-store' });
    this.#worker.on('message', (report: StoreReport) => {
      if (report.kind === 'put-back') onPutBack();
      else this.#answer.resolve(report);
    });
    this.#worker.on('error', (cause: unknown) => this.#fail(String(cause), cause));
    this.#gone = new Promise((resolve) => {
      this.#worker.once('exit', (code) => {
        this.#fail(`it exited with code ${code}`);
        resolve();
      });
    });
    this.opened = this.#open();
  }

  get hasEnded(): boolean {
    return this.#end !== null;
  }

  async perform(calls: Extract<StoreRequest, { kind: 'perform' }>['calls']): Promise<Performed['replies']> {
    const report = await this.#ask({ kind: 'perform', calls });
    return report.kind === 'performed' ? report.replies : unexpected(report);
  }

  /** Resolves when the thread is gone. Rejects when the database could not be closed as it should. */
  async close(): Promise<void> {
    if (this.#end) return;
    const report = await this.#ask({ kind: 'close' });
    await this.#ended();
    if (report.kind !== 'closed') unexpected(report);
  }

  async #open(): Promise<readonly string[]> {
    const report = await this.#answer.promise;
    if (report.kind !== 'opened') {
      await this.#ended();
      return unexpected(report);
    }
    this.#worker.unref();
    return report.methods;
  }

  /** Resolves when the thread is gone. */
  #ended(): Promise<void> {
    this.#worker.ref();
    return this.#gone;
  }

  async #ask(request: StoreRequest): Promise<StoreAnswer> {
    if (this.#end) throw this.#end;
    this.#answer = Promise.withResolvers();
    this.#worker.ref();
    this.#worker.postMessage(request);
    try {
      return await this.#answer.promise;
    } finally {
      this.#worker.unref();
    }
  }

  /** Whoever asks is told, now and from now on. */
  #fail(reason: string, cause?: unknown): void {
    this.#end ??= new StoreError(`the thread that has the store has ended: ${reason}`, { code: 'ended', cause });
    this.#answer.promise.catch(() => {});
    this.#answer.reject(this.#end);
  }
}

type Performed = Extract<StoreAnswer, { kind: 'performed' }>;

function unexpected(report: StoreAnswer): never {
  throw report.kind === 'failed' ? receivedError(report.error) : new Error(`the store answered "${report.kind}"`);
}
