import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { inheritedEnvironment } from '../inherited-environment.ts';
import type { ReportedExit } from '../messages.ts';
import type { ModuleCommand } from './module-command.ts';
import type { ModuleOrder } from './module-process.ts';
import { OutputForwarding } from '../output-forwarding.ts';
import { signalGroup } from '../process-group.ts';
import { watchProcess } from '../process-watch.ts';
import { isLoadedReport, readReportedExit } from './returned-value.ts';
import type { CommandReporter, RunningCommand } from '../running-command.ts';
import { siblingModule } from '../sibling-module.ts';
import { startLeader } from '../start-leader.ts';
import { describeStartFailure } from '../start-failure.ts';
import { StopOrder, type StopReason } from '../stop-order.ts';
import { exitedEarly } from './without-return.ts';

/** How long the last report of a process that is gone may still be in its channel. */
const LAST_REPORT_MS = 1_000;

/**
 * Calls a module's function in a process of its own, which leads a group as a shell step's does: native code that crashes, or memory
 * without end, takes nothing else with it. Costs a start of node.
 */
export function startIsolatedModule(command: ModuleCommand, reporter: CommandReporter): RunningCommand {
  const { kind: _, isolation: __, ...call } = command.action;
  const { cwd } = command;
  const env = { ...inheritedEnvironment(command.passEnv), ...command.env };
  const sentence = (error: unknown): string =>
    describeStartFailure(error, { program: process.execPath, cwd, path: env['PATH'] ?? '' });
  const start = (): ChildProcess =>
    fork(siblingModule('module-process', import.meta.url), [], {
      cwd,
      env,
      detached: true,
      execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
  return startLeader(start, sentence, ({ child, leader, stdout, stderr }) => {
    reporter.started(leader);
    const output = new OutputForwarding(stdout, stderr, reporter.output);
    // A failure to tell means that the process is gone, which `watchProcess` sees.
    const tell = (order: ModuleOrder): void => void child.send(order, () => {});
    const stop = new StopOrder(command, {
      ask: (reason: StopReason) => {
        tell({ kind: 'stop', reason });
        // As a shell step: what listens to it in the module hears it, and the programs that it waits for.
        signalGroup(leader, 'SIGTERM');
      },
      kill: () => signalGroup(leader, 'SIGKILL'),
    });
    let isLoaded = false;
    let reported: ReportedExit | null = null;
    // The module may send messages of its own, the first of ours counts.
    child.on('message', (message) => {
      isLoaded ||= isLoadedReport(message);
      reported ??= readReportedExit(message);
      if (reported !== null) signalGroup(leader, 'SIGKILL');
    });
    child.on('error', () => {});
    tell({ kind: 'call', call });

    async function watch(): Promise<ReportedExit> {
      const end = await watchProcess({ child, leader, stop, output });
      if (end.kind === 'timeout' || end.kind === 'cancelled') return end;
      if (reported === null && child.connected) await Promise.race([once(child, 'disconnect'), delay(LAST_REPORT_MS)]);
      if (reported !== null) return reported;
      if (end.kind === 'signalled') return end;
      return exitedEarly(end.code, isLoaded);
    }

    return { ended: watch(), cancel: () => stop.cancel(), kill: () => stop.kill() };
  });
}
