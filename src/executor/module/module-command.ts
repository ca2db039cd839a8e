import type { Command, CommandAction } from '../executor.ts';
import { inheritedEnvironment } from '../inherited-environment.ts';
import type { ReportedExit } from '../messages.ts';
import { ModuleThread } from './module-thread.ts';
import { OutputForwarding } from '../output-forwarding.ts';
import { failedToStart, type CommandReporter, type RunningCommand } from '../running-command.ts';
import { describeShortage } from '../start-failure.ts';
import { StopOrder } from '../stop-order.ts';
import { describeThrown } from '../thrown.ts';

export type ModuleCommand = Command & { readonly action: Extract<CommandAction, { kind: 'module' }> };

/**
 * Calls a module's function in a worker thread of its own: it can be killed whatever it does, and its fresh module
 * graph sees every edit since the last run.
 */
export function startModuleCommand(command: ModuleCommand, reporter: CommandReporter): RunningCommand {
  const { kind: _, isolation: __, ...call } = command.action;
  let thread: ModuleThread;
  try {
    thread = new ModuleThread(call, { ...inheritedEnvironment(command.passEnv), ...command.env });
  } catch (error) {
    const { message } = describeThrown(error);
    return failedToStart(`cannot start a thread for module "${call.path}": ${describeShortage(message) ?? message}`);
  }
  const output = new OutputForwarding(thread.stdout, thread.stderr, reporter.output);
  const stop = new StopOrder(command, {
    ask: (reason) => thread.ask(reason),
    kill: () => void thread.end(),
  });
  return {
    ended: watch(thread, stop, output),
    cancel: () => stop.cancel(),
    kill: () => stop.kill(),
  };
}

async function watch(thread: ModuleThread, stop: StopOrder, output: OutputForwarding): Promise<ReportedExit> {
  const exit = await thread.settled;
  await thread.end();
  await thread.gone;
  // Within its time limit: a program waits for the reader of its pipe, but a thread may return and leave much unread. No other
  // limit: nobody can add to it any more.
  await output.drain(stop.hurried, Infinity);
  await output.close();
  stop.dismiss();
  return stop.reason === null ? exit : { kind: stop.reason };
}
