/** Entry of the worker thread in which one module command runs. */
import { existsSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import type { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { type MessagePort, workerData } from 'node:worker_threads';
import type { CommandAction } from './executor.ts';
import { describeMissingExport, exportedFunction } from './exported-function.ts';
import type { ReportedExit } from './messages.ts';
import { packValue } from './returned-value.ts';
import type { StopReason } from './stop-order.ts';
import { killThreadChildren } from './thread-children.ts';
import { describeThrown, threw } from './thrown.ts';

export type ModuleCall = Omit<Extract<CommandAction, { kind: 'module' }>, 'kind'>;

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
process.once('beforeExit', () => {
  end(
    threw('NeverSettled', "the module's function never settles: it has not returned, and nothing is left that it could wait for"),
  );
});
const thread = ownThread();
report({ kind: 'began', thread });
// Once this thread is gone, nobody can tell what it had started.
process.once('exit', () => {
  if (thread !== null) killThreadChildren(thread);
});
void callModule(call).then(async (exit) => {
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
  end(exit);
});

async function callModule({ path, exportName, args, context }: ModuleCall): Promise<ReportedExit> {
  if (!existsSync(path)) return { kind: 'failed-to-start', message: `cannot load module "${path}": no such file` };
  try {
    const exports = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    const callable = exportedFunction(exports, exportName);
    if (callable === null) return { kind: 'failed-to-start', message: describeMissingExport(path, exportName, exports) };
    const value = await callable(...args, { ...context, signal: stopRequest.signal, log });
    return packValue(value);
  } catch (thrown) {
    return describeThrown(thrown);
  }
}

/** proc(5): a link to `PID/task/TID`, which a synchronous call reads as the thread that it is made on. */
function ownThread(): number | null {
  try {
    return Number(basename(readlinkSync('/proc/thread-self')));
  } catch {
    return null;
  }
}

function stopError(reason: StopReason): DOMException {
  return reason === 'timeout'
    ? new DOMException('the time limit is over', 'TimeoutError')
    : new DOMException('the run was cancelled', 'AbortError');
}

function log(line: unknown): void {
  process.stdout.write(`${String(line)}\n`);
}

function flush(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

function end(exit: ReportedExit): void {
  report({ kind: 'ended', exit });
}

function report(message: ModuleReport): void {
  port.postMessage(message);
}
