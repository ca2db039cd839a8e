import type { Command, CommandAction } from '../executor.ts';
import { inheritedEnvironment } from '../inherited-environment.ts';
import { KeptThreads } from './kept-threads.ts';
import type { ReportedExit } from '../messages.ts';
import { ModuleThread, type ThreadCall } from './module-thread.ts';
import { OutputForwarding } from '../output-forwarding.ts';
import type { CommandReporter, RunningCommand } from '../running-command.ts';
import { describeShortage } from '../start-failure.ts';
import { StopOrder } from '../stop-order.ts';
import { describeThrown } from '../thrown.ts';

export type ModuleCommand = Command & { readonly action: Extract<CommandAction, { kind: 'module' }> };

const keptThreads = new KeptThreads<ModuleThread>();

/**
 * Calls a module's function in a worker thread that nobody else uses meanwhile: it can be killed whatever it does. The thread is a fresh one, or
 * one in which the same function has returned before, if all that it has loaded is as it was (docs/adr/0043-where-modules-run.md).
 */
export function startModuleCommand(command: ModuleCommand, reporter: CommandReporter): RunningCommand {
  let thread: ModuleThread | null = null;
  const stop = new StopOrder(command, {
    ask: (reason) => thread?.ask(reason),
    kill: () => void thread?.end(),
  });

  async function run(): Promise<ReportedExit> {
    const { kind: _, isolation: __, scope = '', ...call } = command.action;
    const env = { ...inheritedEnvironment(command.passEnv), ...command.env };
    const key = `${call.path}\n${scope}`;
    let called: ThreadCall;
    try {
      const kept = await fitThread(key, env);
      if (stop.reason !== null) {
        if (kept !== null) keptThreads.keep(key, kept);
        return { kind: stop.reason };
      }
      thread = kept ?? new ModuleThread(env);
      called = thread.call(call);
    } catch (error) {
      void thread?.end();
      const { message } = describeThrown(error);
      const cause = describeShortage(message) ?? message;
      return { kind: 'failed-to-start', message: `cannot start a thread for module "${call.path}": ${cause}` };
    }
    const { stdout, stderr, settled } = called;
    const output = new OutputForwarding(stdout, stderr, reporter.output);
    const { exit, isClean } = await settled;
    if (!isClean) {
      await thread.end();
      await thread.gone;
    }
    // Within its time limit: a program waits for the reader of its pipe, but a thread may return and leave much unread. No other
    // limit: nobody can add to it any more.
    await output.drain(stop.hurried, Infinity);
    await output.close();
    if (isClean && stop.reason === null && stdout.isComplete && stderr.isComplete) keptThreads.keep(key, thread);
    else void thread.end();
    thread = null;
    return stop.reason === null ? exit : { kind: stop.reason };
  }

  return { ended: run().finally(() => stop.dismiss()), cancel: () => stop.cancel(), kill: () => stop.kill() };
}

/** A kept thread in which the call can be made as in a fresh one; those in which it cannot are ended. */
async function fitThread(key: string, env: NodeJS.ProcessEnv): Promise<ModuleThread | null> {
  for (let thread; (thread = keptThreads.take(key)) !== null; void thread.end()) {
    if (await thread.check(env)) return thread;
  }
  return null;
}
