import { existsSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { CommandAction } from '../executor.ts';
import { describeMissingExport, exportedFunction } from './exported-function.ts';
import { LineLog } from './line-log.ts';
import type { ReportedExit } from '../messages.ts';
import { packValue } from './returned-value.ts';
import type { StopReason } from '../stop-order.ts';
import { describeThrown } from '../thrown.ts';

/** What to call, and with what. */
export type ModuleCall = Omit<Extract<CommandAction, { kind: 'module' }>, 'kind' | 'isolation' | 'scope'>;

const lines = new LineLog();

/** What a module exports. */
type Exports = Readonly<Record<string, unknown>>;

/** The exports of the module at this URL. */
export const importModule = (url: string): Promise<Exports> => import(url) as Promise<Exports>;

/** Calls the function in this thread, and resolves with how it ended once what it wrote has left the thread. Never rejects. */
export async function callModule(call: ModuleCall, signal: AbortSignal, load: typeof importModule): Promise<ReportedExit> {
  const exit = await settle(call, signal, load);
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
  return exit;
}

/** What a function that is asked to end finds as the reason of its `signal`. */
export function stopError(reason: StopReason): DOMException {
  return reason === 'timeout'
    ? new DOMException('the time limit is over', 'TimeoutError')
    : new DOMException('the run was cancelled', 'AbortError');
}

async function settle(
  { path, exportName, args, context }: ModuleCall,
  signal: AbortSignal,
  load: typeof importModule,
): Promise<ReportedExit> {
  if (!existsSync(path)) return { kind: 'failed-to-start', message: `cannot load module "${path}": no such file` };
  try {
    lines.begin();
    const exports = await load(pathToFileURL(path).href);
    const callable = exportedFunction(exports, exportName);
    if (callable === null) return { kind: 'failed-to-start', message: describeMissingExport(path, exportName, exports) };
    return packValue(await callable(...args, { ...context, signal, log: lines.log }));
  } catch (thrown) {
    return describeThrown(thrown);
  }
}

function flush(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
