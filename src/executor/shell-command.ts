import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Command, CommandAction } from './executor.ts';
import type { ReportedExit } from './messages.ts';
import { inheritedEnvironment } from './inherited-environment.ts';
import { OutputForwarding } from './output-forwarding.ts';
import { groupGone, signalGroup } from './process-group.ts';
import { failedToStart, type CommandReporter, type RunningCommand } from './running-command.ts';
import { describeStartFailure } from './start-failure.ts';
import { StopOrder } from './stop-order.ts';

/** How long killed processes may take to vanish: one that hangs in the kernel must not hold up the run. */
const VANISH_MS = 1_000;

export type ShellCommand = Command & { readonly action: Extract<CommandAction, { kind: 'shell' | 'argv' }> };

/** Starts a program as the leader of its own process group, so that everything it starts can be ended with it. */
export function startShellCommand(command: ShellCommand, reporter: CommandReporter): RunningCommand {
  const { action, cwd, stdin } = command;
  const [program = '', ...args] = action.kind === 'shell' ? ['/bin/sh', '-c', action.script] : action.argv;
  const env = { ...inheritedEnvironment(command.passEnv), ...command.env };
  const sentence = (error: unknown): string => describeStartFailure(error, { program, cwd, path: env['PATH'] ?? '' });
  let child: ChildProcess;
  try {
    child = spawn(program, args, {
      cwd,
      env,
      detached: true,
      stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
  } catch (error) {
    return failedToStart(sentence(error));
  }
  const { pid: leader, stdout, stderr } = child;
  if (leader === undefined || stdout === null || stderr === null) {
    return failedToStart(once(child, 'error').then(([error]) => sentence(error)));
  }
  reporter.started(leader);
  // EPIPE: a command need not read what it is given.
  child.stdin?.on('error', () => {}).end(stdin);
  const output = new OutputForwarding(stdout, stderr, reporter.output);
  const stop = new StopOrder(command, {
    ask: () => signalGroup(leader, 'SIGTERM'),
    kill: () => signalGroup(leader, 'SIGKILL'),
  });
  return {
    ended: watch(child, leader, stop, output),
    cancel: () => stop.cancel(),
    kill: () => stop.kill(),
  };
}

async function watch(child: ChildProcess, leader: number, stop: StopOrder, output: OutputForwarding): Promise<ReportedExit> {
  const [code, signal] = (await once(child, 'exit')) as [number, null] | [null, NodeJS.Signals];
  // The grace belongs to the whole group: the leader is often only a shell, gone at once, and its program still tidies up.
  if (stop.reason !== null) await groupGone(leader, stop.killed);
  stop.lift();
  // Who is still in the group was left in the background. It may finish what it writes (`tee` behind a `>(…)`), but a
  // settled command leaves nothing running: else each fire time of a job would add one more stray process.
  await output.drain(stop.hurried);
  if (signalGroup(leader, 'SIGKILL')) {
    await groupGone(leader, AbortSignal.timeout(VANISH_MS));
    await output.drain(stop.hurried);
  }
  // Only a process that left the group (setsid) can still hold a pipe.
  await output.close();
  stop.dismiss();
  if (stop.reason !== null) return { kind: stop.reason };
  return signal === null ? { kind: 'exited', code } : { kind: 'signalled', signal };
}
