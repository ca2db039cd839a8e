/** Entry of the executor process: starts what the runner asks for, and takes everything with it when the runner is gone. */
import { Socket } from 'node:net';
import { decodeLines } from './decode-lines.ts';
import type { Command } from './executor.ts';
import { PROTOCOL_VERSION, type Ready, type Report, type ReportedExit, type Request } from './messages.ts';
import { startIsolatedModule } from './module/isolated-module.ts';
import { startModuleCommand } from './module/module-command.ts';
import { OutputCheck } from './output-check.ts';
import { signalGroup } from './process-group.ts';
import { REPORTS_FD, writeReport } from './report-frame.ts';
import { startRequestCommand } from './request-command.ts';
import type { CommandReporter, RunningCommand } from './running-command.ts';
import { startShellCommand } from './shell-command.ts';
import { hasStack } from './thrown.ts';

const LINE_FEED = 0x0a;

const running = new Map<number, RunningCommand>();

// Ctrl-C and a terminal's end reach the whole foreground group, but it is the runner that decides: it drains first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) process.on(signal, () => {});

// Also when the runner was killed: the kernel closes the channel then, so no command outlives it.
process.on('disconnect', end);

process.on('message', (request: Request) => {
  switch (request.kind) {
    case 'start':
      void run(request.id, request.command);
      break;
    case 'cancel':
      if (request.now) running.get(request.id)?.kill();
      else running.get(request.id)?.cancel();
      break;
    case 'kill-all':
      killAll();
      break;
    default:
      request satisfies never;
  }
});

// A failure means that the runner is gone: `disconnect` follows.
process.send?.({ kind: 'ready', version: PROTOCOL_VERSION } satisfies Ready, undefined, undefined, () => {});
const reports = openReports();

async function run(id: number, command: Command): Promise<void> {
  const check = command.failOn === undefined ? null : new OutputCheck(command.failOn);
  let isErrorLineOpen = false;
  const output: CommandReporter['output'] = (stream, lines) => {
    if (stream === 'stderr') isErrorLineOpen = lines.at(-1)?.at(-1) !== LINE_FEED;
    if (check !== null) check.look(stream, decodeLines(Buffer.concat(lines)));
    return send({ kind: 'output', id, stream, lines });
  };
  const execution = startCommand(command, { started: (leader) => void send({ kind: 'started', id, leader }), output });
  running.set(id, execution);
  const exit = await execution.ended;
  running.delete(id);
  if (exit.kind === 'threw' && hasStack(exit))
    await output('stderr', [Buffer.from(`${isErrorLineOpen ? '\n' : ''}${exit.stack}\n`)]);
  await send({ kind: 'ended', id, exit: checked(exit, check?.fault ?? null) });
}

/** A command that fails by itself says that. */
function checked(exit: ReportedExit, fault: string | null): ReportedExit {
  if (fault === null || (exit.kind !== 'exited' && exit.kind !== 'returned')) return exit;
  return { kind: 'failed-check', code: exit.kind === 'exited' ? exit.code : null, message: fault };
}

function startCommand(command: Command, reporter: CommandReporter): RunningCommand {
  const { action } = command;
  switch (action.kind) {
    case 'shell':
    case 'argv':
      return startShellCommand({ ...command, action }, reporter);
    case 'module':
      return (action.isolation === 'process' ? startIsolatedModule : startModuleCommand)({ ...command, action }, reporter);
    case 'request':
      return startRequestCommand({ ...command, action });
  }
}

function end(): void {
  killAll();
  // This process leads the group of what modules have started. It is in there itself.
  signalGroup(process.pid, 'SIGKILL');
  process.exit();
}

function killAll(): void {
  for (const execution of running.values()) execution.kill();
}

function send(report: Report): Promise<void> {
  return writeReport(reports, report);
}

function openReports(): Socket {
  try {
    // A failure means the same as above, also where a module has closed the channel: then nothing else tells.
    return new Socket({ fd: REPORTS_FD, readable: false }).on('error', end);
  } catch {
    // Started by a runner of another version, which knows that by now.
    process.exit(1);
  }
}
