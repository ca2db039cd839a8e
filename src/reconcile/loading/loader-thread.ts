import { getCompileCacheDir } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { LoadResult, SchedulePaths } from '../../config/load-config.ts';
import { EMPTY, type Jobs } from '../../plan/plan.ts';
import { Delivery } from './delivery.ts';
import type { LoadRequest, Parcel } from './parcel.ts';

/**
 * Loads a schedule as `createLoader` does, in a thread of its own: whatever a file asks for, the loop of the caller goes on. What comes back is
 * unpacked a bit in each of its turns, and jobs that are what they were are the objects that they were.
 *
 * The thread is started at the first load, and again at the next one should it have died. By itself it keeps no process alive. The
 * owner must `close` it.
 */
export class LoaderThread {
  readonly #startWorker: () => Worker;
  #worker: Worker | null = null;
  /** What the load that is going on waits for. */
  #parcel: PromiseWithResolvers<Parcel> | null = null;
  #current: Promise<unknown> = Promise.resolve();
  #jobs: Jobs = EMPTY;

  /** @param startWorker default: one that runs `loader-worker`. */
  constructor(startWorker: () => Worker = startLoaderWorker) {
    this.#startWorker = startWorker;
  }

  /**
   * As `loadConfig`; one after the other. Rejects when the thread cannot be started, or dies before all was handed over; the next call tries
   * again.
   */
  load(paths: SchedulePaths, env: Readonly<Record<string, string | undefined>>): Promise<LoadResult> {
    const load = this.#current.then(() => this.#loadNow(paths, env));
    this.#current = load.catch(() => {});
    return load;
  }

  /** Ends the thread; a load that is going on rejects. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  async #loadNow(paths: SchedulePaths, env: Readonly<Record<string, string | undefined>>): Promise<LoadResult> {
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    try {
      const delivery = new Delivery(this.#jobs);
      // The environment of the process is no plain object.
      let request: LoadRequest = { kind: 'load', paths, env: { ...env } };
      for (;;) {
        const loaded = delivery.take(await this.#ask(worker, request));
        if (loaded !== null) {
          this.#jobs = loaded.config?.jobs ?? this.#jobs;
          return loaded;
        }
        // A port hands over all that has come in one turn of the loop, so what comes next is asked for in another.
        await nextTurn();
        request = { kind: 'next' };
      }
    } finally {
      worker.unref();
    }
  }

  #ask(worker: Worker, request: LoadRequest): Promise<Parcel> {
    this.#parcel = Promise.withResolvers();
    if (worker === this.#worker) worker.postMessage(request);
    else this.#parcel.reject(new Error('the thread that loads the schedule ended'));
    return this.#parcel.promise;
  }

  #start(): Worker {
    const worker = this.#startWorker();
    const lose = (error: Error): void => {
      if (this.#worker === worker) this.#worker = null;
      this.#parcel?.reject(error);
      void worker.terminate();
    };
    worker.on('message', (parcel: Parcel) => this.#parcel?.resolve(parcel));
    worker.on('messageerror', (error) => lose(new Error('what was loaded cannot be unpacked', { cause: error })));
    worker.on('error', (error: unknown) =>
      lose(new Error(`the thread that loads the schedule ${whatBecame(error)}`, { cause: error })),
    );
    worker.on('exit', (code) => lose(new Error(`the thread that loads the schedule ended with code ${code}`)));
    return worker;
  }
}

function whatBecame(error: unknown): string {
  const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (isOutOfMemory) return 'needs more memory than it may have (raise that with NODE_OPTIONS=--max-old-space-size=MB)';
  return `failed: ${error instanceof Error ? error.message : String(error)}`;
}

/** Beside this module, in a checkout and in the package. */
function startLoaderWorker(): Worker {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new Worker(new URL(`loader-worker.${extension}`, import.meta.url), { workerData: getCompileCacheDir() });
}
