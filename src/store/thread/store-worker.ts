/** Entry of the worker thread that has the database of a state directory. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Durability } from '../database/open-database.ts';
import { PlacedStore } from './placed-store.ts';
import { sentError, type SentError, type StoreCall, type StoreReply } from '../calls/store-call.ts';

/** What the thread is started with. */
export interface StoreStart {
  readonly directory: string;
  readonly durability: Durability;
}

/** What it is told, one at a time: each has an answer. */
export type StoreRequest = { readonly kind: 'perform'; readonly calls: readonly StoreCall[] } | { readonly kind: 'close' };

/** What it says: an answer, `opened` or `failed` first of all; or, unasked, that its file was deleted, and is there again. */
export type StoreReport = StoreAnswer | { readonly kind: 'put-back' };

export type StoreAnswer =
  | { readonly kind: 'opened'; readonly methods: readonly string[] }
  | { readonly kind: 'performed'; readonly replies: readonly StoreReply[] }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly error: SentError };

if (!parentPort) throw new Error('to be started as a worker thread');
const port = parentPort;
const { directory, durability } = workerData as StoreStart;
try {
  serve(new PlacedStore(directory, durability, () => report({ kind: 'put-back' })));
} catch (error) {
  report({ kind: 'failed', error: sentError(error, directory) });
}

function serve(store: PlacedStore): void {
  port.on('message', (request: StoreRequest) => {
    switch (request.kind) {
      case 'perform':
        return report({ kind: 'performed', replies: store.perform(request.calls) });
      case 'close':
        return end(store);
    }
  });
  report({ kind: 'opened', methods: store.methods });
}

function end(store: PlacedStore): void {
  try {
    store.close();
    report({ kind: 'closed' });
  } catch (error) {
    report({ kind: 'failed', error: sentError(error, directory) });
  }
  // With nothing left to wait for, the thread ends.
  port.close();
}

function report(message: StoreReport): void {
  port.postMessage(message);
}
