import { ExecutorConnection } from './executor-connection.ts';
import type { Execution, Executor, Exit } from './executor.ts';

/**
 * An executor whose process is forked at once, so that the first command need not wait for it, and again at the next `start` should
 * it die: what ran then ends with `executor-lost`. The owner must `close` it.
 */
export function startExecutor(): Executor {
  let connection = tryConnect();
  let closing: Promise<void> | null = null;
  return {
    start(command, onOutput) {
      if (closing !== null)
        return ended({ kind: 'failed-to-start', message: 'the executor is closed: it starts nothing any more' });
      try {
        if (connection === null || connection.isLost) connection = new ExecutorConnection();
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return ended({ kind: 'failed-to-start', message: `cannot start the executor process: ${message}` });
      }
      return connection.start(command, onOutput);
    },
    close() {
      closing ??= connection?.close() ?? Promise.resolve();
      return closing;
    },
  };
}

/** `null` when the system refuses now: the next `start` tries again, and has someone to tell. */
function tryConnect(): ExecutorConnection | null {
  try {
    return new ExecutorConnection();
  } catch {
    return null;
  }
}

function ended(exit: Exit): Execution {
  return { ended: Promise.resolve(exit), cancel: () => {} };
}
