import { Worker } from 'node:worker_threads';
import type { Command, CommandAction } from './executor.ts';
import type { ReportedExit } from './messages.ts';
import type { ModuleCall, ModuleReport } from './module-worker.ts';
import { OutputForwarding } from './output-forwarding.ts';
import { failedToStart, type CommandReporter, type RunningCommand } from './running-command.ts';
import { siblingModule } from './sibling-module.ts';
import { StopOrder } from './stop-order.ts';
import { describeThrown, threw } from './thrown.ts';

export type ModuleCommand = Command & { readonly action: Extract<CommandAction, { kind: 'module' }> };

/**
 * Calls a module's function in a worker thread of its own: it can be killed whatever it does, and its fresh module
 * graph sees every edit since the last run.
 */
export function startModuleCommand(command: ModuleCommand, reporter: CommandReporter): RunningCommand {
  const { kind: _, ...call } = command.action;
  let worker: Worker;
  try {
    worker = new Worker(siblingModule('module-worker'), {
      workerData: call satisfies ModuleCall,
      env: { ...process.env, ...command.env },
      stdout: true,
      stderr: true,
    });
  } catch (error) {
    return failedToStart(`cannot start a thread for module "${call.path}": ${describeThrown(error).message}`);
  }
  const output = new OutputForwarding(worker.stdout, worker.stderr, reporter.output);
  const stop = new StopOrder(command, {
    ask: (reason) => worker.postMessage(reason),
    kill: () => void worker.terminate(),
  });
  return {
    ended: watch(worker, stop, output),
    cancel: () => stop.cancel(),
    kill: () => stop.kill(),
  };
}

async function watch(worker: Worker, stop: StopOrder, output: OutputForwarding): Promise<ReportedExit> {
  const end = await new Promise<ReportedExit>((resolve) => {
    let settled: ReportedExit | null = null;
    worker.on('message', (report: Partial<ModuleReport>) => {
      // The module, or a library in it, may post messages of its own to its parent.
      if (report?.volnuxExit === undefined) return;
      settled ??= report.volnuxExit;
      stop.lift();
      // Whatever timers and sockets the module left open end with it.
      void worker.terminate();
    });
    worker.on('error', (error: unknown) => {
      settled ??= describeCrash(error);
    });
    worker.on('exit', (code) => {
      stop.lift();
      resolve(settled ?? threw('ProcessExit', `the module called process.exit(${code}) before its function had returned`));
    });
  });
  await output.finished;
  return stop.reason === null ? end : { kind: stop.reason };
}

function describeCrash(error: unknown): ReportedExit {
  const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isOutOfMemory
    ? threw(
        'OutOfMemory',
        'the module needs more memory than a thread may have (raise it with NODE_OPTIONS=--max-old-space-size=MB)',
      )
    : describeThrown(error);
}
