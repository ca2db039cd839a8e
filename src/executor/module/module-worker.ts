/** Entry of the worker thread in which one module command runs. */
import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { type MessagePort, workerData } from 'node:worker_threads';
import { callModule, type ModuleCall, NEVER_SETTLED, stopError } from './call-module.ts';
import type { ReportedExit } from '../messages.ts';
import type { StopReason } from '../stop-order.ts';
import { killThreadChildren } from './thread-children.ts';

/** What the thread is started with. */
export interface ModuleStart {
  readonly call: ModuleCall;
  /** Takes a `StopReason`, gives `ModuleReport`s. Not the thread's own `parentPort`: that one is the module's to use and to close. */
  readonly port: MessagePort;
}

export type ModuleReport =
  /** `thread`: the kernel's number of the thread; `null` where it cannot be told. */
  { readonly kind: 'began'; readonly thread: number | null } | { readonly kind: 'ended'; readonly exit: ReportedExit };

const { call, port } = workerData as ModuleStart;
// The module sees `workerData` too, and must not speak in our name.
Reflect.deleteProperty(workerData as ModuleStart, 'port');

const stopRequest = new AbortController();
port.once('message', (reason: StopReason) => stopRequest.abort(stopError(reason)));
// Waiting for a stop request is no reason to stay: a function whose promise can never settle must end.
port.unref();
process.once('beforeExit', () => end(NEVER_SETTLED));
const thread = ownThread();
report({ kind: 'began', thread });
// Once this thread is gone, nobody can tell what it had started.
process.once('exit', () => {
  if (thread !== null) killThreadChildren(thread);
});
void callModule(call, stopRequest.signal).then(end);

/** proc(5): a link to `PID/task/TID`, which a synchronous call reads as the thread that it is made on. */
function ownThread(): number | null {
  try {
    return Number(basename(readlinkSync('/proc/thread-self')));
  } catch {
    return null;
  }
}

function end(exit: ReportedExit): void {
  report({ kind: 'ended', exit });
}

function report(message: ModuleReport): void {
  port.postMessage(message);
}
