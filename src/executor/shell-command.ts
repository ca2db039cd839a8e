import { spawn, type ChildProcess } from 'node:child_process';
import type { Command, CommandAction } from './executor.ts';
import { inheritedEnvironment } from './inherited-environment.ts';
import { OutputForwarding } from './output-forwarding.ts';
import { signalGroup } from './process-group.ts';
import { watchProcess } from './process-watch.ts';
import type { CommandReporter, RunningCommand } from './running-command.ts';
import { startLeader } from './start-leader.ts';
import { describeStartFailure } from './start-failure.ts';
import { StopOrder } from './stop-order.ts';

const DEFAULT_SHELL = ['/bin/sh', '-c'] as const;

export type ShellCommand = Command & { readonly action: Extract<CommandAction, { kind: 'shell' | 'argv' }> };

/** Starts a program as the leader of its own process group, so that everything it starts can be ended with it. */
export function startShellCommand(command: ShellCommand, reporter: CommandReporter): RunningCommand {
  const { action, cwd, stdin, shell = DEFAULT_SHELL, stopSignal = 'SIGTERM' } = command;
  const [program = '', ...args] = action.kind === 'shell' ? [...shell, action.script] : action.argv;
  const env = { ...inheritedEnvironment(command.passEnv), ...command.env };
  if (stdin !== undefined) env['SHLVL'] = nestedLevel(env['SHLVL']);
  const sentence = (error: unknown): string => describeStartFailure(error, { program, cwd, path: env['PATH'] ?? '' });
  const start = (): ChildProcess =>
    spawn(program, args, { cwd, env, detached: true, stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
  return startLeader(start, sentence, ({ child, leader, stdout, stderr }) => {
    reporter.started(leader);
    // EPIPE: a command need not read what it is given.
    child.stdin?.on('error', () => {}).end(stdin);
    const output = new OutputForwarding(stdout, stderr, reporter.output);
    const stop = new StopOrder(command, {
      ask: () => signalGroup(leader, stopSignal),
      kill: () => signalGroup(leader, 'SIGKILL'),
    });
    return {
      ended: watchProcess({ child, leader, stop, output }),
      cancel: () => stop.cancel(),
      kill: () => stop.kill(),
    };
  });
}

/**
 * For `SHLVL`. Our pipe to a command is a socket, as libuv makes it, and bash takes a socket for a remote login, which has the script come after
 * `/etc/bash.bashrc`, unless another shell is around it.
 */
function nestedLevel(level: string | undefined): string {
  return String(Math.max(1, Number(level) || 0));
}
