import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ProbeReport } from './module-probe.ts';
import { siblingModule } from '../sibling-module.ts';

/** Longer than any module takes that starts nothing. */
const LONGEST_IMPORT_MS = 10_000;

export interface ProbedModule {
  /** Absolute. */
  readonly path: string;
  readonly exportName: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Why a module cannot be called, in a sentence; `null` when it can. It is imported, in a process of its own, and none of its functions is
 * called: what its top level does is done. Never rejects.
 */
export function probeModule({ path, exportName, env }: ProbedModule): Promise<string | null> {
  const args = exportName === null ? [path] : [path, exportName];
  const probe = fork(fileURLToPath(siblingModule('module-probe', import.meta.url)), args, {
    env: { ...env },
    // Not the options of this process: --inspect would want the same port.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const tooLong = setTimeout(() => resolve(`it is not loaded after ${LONGEST_IMPORT_MS / 1000}s`), LONGEST_IMPORT_MS);
  // The module may send messages of its own.
  probe.on('message', (message) => {
    if (isReport(message)) resolve(message.fault);
  });
  probe.once('error', (error) => resolve(error.message));
  // Not at its exit: a report may still be on its way then.
  probe.once('close', (code) => resolve(`it ends the process while it is loaded, with code ${code}`));
  return promise.finally(() => {
    clearTimeout(tooLong);
    probe.kill('SIGKILL');
  });
}

function isReport(message: unknown): message is ProbeReport {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'probed';
}
