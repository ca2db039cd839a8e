/** Entry of the worker thread in which one module command runs. */
import { existsSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import type { CommandAction } from './executor.ts';
import type { ReportedExit } from './messages.ts';
import type { StopReason } from './stop-order.ts';
import { describeThrown, threw } from './thrown.ts';

export type ModuleCall = Omit<Extract<CommandAction, { kind: 'module' }>, 'kind'>;

export interface ModuleReport {
  readonly volnuxExit: ReportedExit;
}

type Callable = (...args: unknown[]) => unknown;

/** What a module returns is kept and handed to later steps, so it must stay small beside the runner. */
const MAX_VALUE_BYTES = 16 * 2 ** 20;

const stopRequest = new AbortController();
parentPort?.once('message', (reason: StopReason) => stopRequest.abort(stopError(reason)));
// Waiting for a stop request is no reason to stay: a function whose promise can never settle must end.
parentPort?.unref();
process.once('beforeExit', () => {
  report(
    threw('NeverSettled', "the module's function never settles: it has not returned, and nothing is left that it could wait for"),
  );
});
void callModule(workerData as ModuleCall).then(async (exit) => {
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
  report(exit);
});

async function callModule({ path, exportName, args, context }: ModuleCall): Promise<ReportedExit> {
  if (!existsSync(path)) return { kind: 'failed-to-start', message: `cannot load module "${path}": no such file` };
  try {
    const exports = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    const callable = pickCallable(exports, exportName);
    if (callable === null) return { kind: 'failed-to-start', message: describeMissingExport(path, exportName, exports) };
    const value = await callable(...args, { ...context, signal: stopRequest.signal, log });
    return packValue(value);
  } catch (thrown) {
    return describeThrown(thrown);
  }
}

function pickCallable(exports: Record<string, unknown>, exportName: string | null): Callable | null {
  for (const name of exportName === null ? ['default', 'run'] : [exportName]) {
    const exported = exports[name];
    if (typeof exported === 'function') return exported as Callable;
    if (hasRun(exported)) return (...args) => exported.run(...args);
  }
  return null;
}

function hasRun(exported: unknown): exported is { run: Callable } {
  return typeof exported === 'object' && exported !== null && 'run' in exported && typeof exported.run === 'function';
}

function describeMissingExport(path: string, exportName: string | null, exports: Record<string, unknown>): string {
  const wanted = exportName === null ? 'neither a default function nor one named "run"' : `no function named "${exportName}"`;
  const names = Object.keys(exports).join(', ') || 'nothing';
  return `module "${path}" exports ${wanted}; it exports: ${names}`;
}

function packValue(value: unknown): ReportedExit {
  let serializedValue: Uint8Array;
  try {
    serializedValue = serialize(value);
  } catch (error) {
    const { message } = describeThrown(error);
    return threw('UncloneableValue', `the module returned a value that cannot leave its thread: ${message} Return plain data.`);
  }
  if (serializedValue.length > MAX_VALUE_BYTES) {
    const mebibytes = Math.ceil(serializedValue.length / 2 ** 20);
    return threw(
      'ValueTooBig',
      `the module returned ${mebibytes} MiB, and at most 16 MiB are kept; write it to a file and return its path`,
    );
  }
  return { kind: 'returned', serializedValue };
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

function report(exit: ReportedExit): void {
  parentPort?.postMessage({ volnuxExit: exit } satisfies ModuleReport);
}
