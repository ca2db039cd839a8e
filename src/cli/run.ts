import { parseArgs } from 'node:util';
import { startRunner, type RunnerObserver } from '../runner.ts';
import { choice } from './choice.ts';
import { EXIT, type Command, type Terminal } from './command.ts';
import { formatJson, formatText } from './format-entry.ts';
import { CONFIG_OPTION, configPath, printDiagnostics } from './load-schedule.ts';
import { eventEntry, hookOutputEntry, outputEntry, type LogEntry } from './log-entry.ts';

export const run: Command = {
  usage: `
Usage: volnux run [-c FILE] [--log json|text]

Runs the schedule: fires its jobs and follows its file. SIGHUP reloads; the first SIGINT or SIGTERM drains
(no new run, the running ones have runner.shutdown_grace), the second one ends every run at once.

  -c, --config FILE   the schedule (default: $VOLNUX_CONFIG, else schedule.yaml)
  --log FORMAT        text or json, one line each (default: text on a terminal, else json)`,

  async run(args, terminal) {
    const { values } = parseArgs({ args, options: { ...CONFIG_OPTION, log: { type: 'string' } } });
    const format = choice('log', values.log, terminal.stdout.isTTY ? ['text', 'json'] : ['json', 'text']);
    const write = (entry: LogEntry): unknown => terminal.stdout.write(format === 'json' ? formatJson(entry) : formatText(entry));
    const observer = createObserver(write);
    const started = await startRunner({ configPath: configPath(values.config, terminal), env: terminal.env, observer });
    if (started.kind === 'rejected') {
      printDiagnostics(started.diagnostics, terminal.stderr);
      return EXIT.usage;
    }

    const { runner } = started;
    const reload = (): void => void runner.reload().catch(observer.onFailure);
    terminal.on('SIGHUP', reload);
    const signal = await firstSignal(terminal, runner.kill);
    write(entryNow('info', 'draining', { reason: `${signal}; a second signal ends every run at once` }));
    await runner.stop();
    terminal.off('SIGHUP', reload);
    return EXIT.ok;
  },
};

/** Resolves with the first SIGINT or SIGTERM; every later one calls `onLater`. */
function firstSignal(terminal: Pick<Terminal, 'on'>, onLater: () => void): Promise<string> {
  return new Promise((resolve) => {
    let isFirst = true;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      terminal.on(signal, () => {
        if (!isFirst) onLater();
        isFirst = false;
        resolve(signal);
      });
    }
  });
}

function createObserver(write: (entry: LogEntry) => void): RunnerObserver {
  return {
    onEvent: (event, timezone) => write(eventEntry(event, timezone)),
    onStepOutput: (line) => write(outputEntry(line, Date.now())),
    onHookOutput: (event, line) => write(hookOutputEntry(event, line, Date.now())),
    onFailure: (error) => write(entryNow('error', 'internal failure', { exception: error.message })),
  };
}

function entryNow(level: LogEntry['level'], msg: string, fields: Partial<LogEntry>): LogEntry {
  return { time: new Date().toISOString(), level, msg, ...fields };
}
