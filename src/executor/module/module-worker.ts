/** Entry of the worker thread in which module commands run, one after the other. */
import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { type MessagePort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { CallOutput } from './call-output.ts';
import { callModule, importModule, type ModuleCall, stopError } from './call-module.ts';
import { LeftBehind } from './left-behind.ts';
import { LoadedFiles } from './loaded-files.ts';
import type { ReportedExit } from '../messages.ts';
import { killThreadChildren } from './thread-children.ts';
import type { ThreadOrder, ThreadReport } from './thread-messages.ts';
import { WatchedEnvironment } from './watched-environment.ts';
import { neverSettled } from './without-return.ts';

/** What the thread is started with. */
export interface ThreadStart {
  /** Takes `ThreadOrder`s, gives `ThreadReport`s. Not the thread's own `parentPort`: that one is the module's to use and to close. */
  readonly port: MessagePort;
}

const { port } = workerData as ThreadStart;
// The module sees `workerData` too, and must not speak in our name.
Reflect.deleteProperty(workerData as ThreadStart, 'port');

const thread = ownThread();
const files = new LoadedFiles();
const environment = new WatchedEnvironment();
const output = new CallOutput();
const leftBehind = new LeftBehind(thread);
let stopRequest: AbortController | null = null;
let isLoaded = false;

port.on('message', obey);
process.on('beforeExit', () => {
  if (stopRequest !== null) end(neverSettled(isLoaded));
});
report({ kind: 'began', thread });
// Once this thread is gone, nobody can tell what it had started.
process.once('exit', () => {
  if (thread !== null) killThreadChildren(thread);
});
// The first call is there already: it need not wait until the thread listens, which takes milliseconds.
for (let first; (first = receiveMessageOnPort(port)) !== undefined;) obey(first.message as ThreadOrder);

function obey(order: ThreadOrder): void {
  switch (order.kind) {
    case 'check':
      report({ kind: 'checked', isFit: isFitFor(order.env) });
      break;
    case 'call':
      void call(order.call);
      break;
    case 'stop':
      stopRequest?.abort(stopError(order.reason));
      break;
    default:
      order satisfies never;
  }
}

async function call(what: ModuleCall): Promise<void> {
  stopRequest = new AbortController();
  const { signal } = stopRequest;
  // Waiting for a stop request is no reason to stay: a function whose promise can never settle must end.
  port.unref();
  const exit = await output.begin(() => callModule(what, signal, load));
  if (exit.kind === 'returned') await leftBehind.settled();
  end(exit);
}

async function load(url: string): ReturnType<typeof importModule> {
  const exports = await output.aside(() => importModule(url));
  leftBehind.markLoaded();
  if (!isLoaded) report({ kind: 'loaded' });
  isLoaded = true;
  return exports;
}

/** What came up since the last call counts, too. */
function isFitFor(env: NodeJS.ProcessEnv): boolean {
  port.unref();
  const isFit = files.areUnchanged && !output.isMixed && !leftBehind.isAnything && environment.set(env);
  port.ref();
  return isFit;
}

function end(exit: ReportedExit): void {
  stopRequest = null;
  const isClean = exit.kind === 'returned' && environment.isUntouched && !output.isMixed && !leftBehind.isAnything;
  report({ kind: 'ended', exit, written: output.end(), isClean });
  if (isClean) port.ref();
}

/** proc(5): a link to `PID/task/TID`, which a synchronous call reads as the thread that it is made on. */
function ownThread(): number | null {
  try {
    return Number(basename(readlinkSync('/proc/thread-self')));
  } catch {
    return null;
  }
}

function report(message: ThreadReport): void {
  port.postMessage(message);
}
