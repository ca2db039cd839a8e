/** Entry of the worker thread that has the database of a state directory. */
import { parentPort, workerData } from 'node:worker_threads';
import { groupCommit } from './group-commit.ts';
import { openDatabase } from './open-database.ts';
import { sqliteMethods } from './sqlite-store.ts';
import { sentError, type SentError, type StoreCall, type StoreReply } from './store-call.ts';

/** What the thread is started with. */
export interface StoreStart {
  readonly directory: string;
}

/** What it is told, one at a time: each has an answer. */
export type StoreRequest = { readonly kind: 'perform'; readonly calls: readonly StoreCall[] } | { readonly kind: 'close' };

/** What it says; `opened` or `failed` first of all. */
export type StoreReport =
  | { readonly kind: 'opened'; readonly methods: readonly string[] }
  | { readonly kind: 'performed'; readonly replies: readonly StoreReply[] }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly error: SentError };

if (!parentPort) throw new Error('to be started as a worker thread');
const port = parentPort;
try {
  serve((workerData as StoreStart).directory);
} catch (error) {
  report({ kind: 'failed', error: sentError(error) });
}

function serve(directory: string): void {
  const { database, close } = openDatabase(directory);
  const methods = sqliteMethods(database);
  const commit = groupCommit(database, methods);
  port.on('message', (request: StoreRequest) => {
    switch (request.kind) {
      case 'perform':
        return report({ kind: 'performed', replies: commit(request.calls) });
      case 'close':
        return end(close);
    }
  });
  report({ kind: 'opened', methods: Object.keys(methods) });
}

function end(close: () => void): void {
  try {
    close();
    report({ kind: 'closed' });
  } catch (error) {
    report({ kind: 'failed', error: sentError(error) });
  }
  // With nothing left to wait for, the thread ends.
  port.close();
}

function report(message: StoreReport): void {
  port.postMessage(message);
}
