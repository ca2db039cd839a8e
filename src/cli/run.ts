import { parseArgs } from 'node:util';
import { startRunner, type RunnerObserver } from '../runner.ts';
import { boundedWriter } from './bounded-writer.ts';
import { choice } from './choice.ts';
import { EXIT, type Command, type Terminal } from './command.ts';
import { onEndSignals } from './end-signals.ts';
import { formatJson, formatText } from './format-entry.ts';
import { CONFIG_OPTION, CONFIG_USAGE, configPaths, printDiagnostics } from './load-schedule.ts';
import { eventEntry, hookOutputEntry, outputEntry, type LogEntry } from './log-entry.ts';

export const run: Command = {
  usage: `
Usage: volnux run [-c PATH]… [--log json|text]

Runs the schedule: fires its jobs and follows its file. SIGHUP reloads; the first SIGINT or SIGTERM drains
(no new run, the running ones have runner.shutdown_grace), the second one ends every run at once.

  ${CONFIG_USAGE}
  --log FORMAT        text or json, one line each (default: text on a terminal, else json)`,

  async run(args, terminal) {
    const { values } = parseArgs({ args, options: { ...CONFIG_OPTION, log: { type: 'string' } } });
    const isText = choice('log', values.log, terminal.stdout.isTTY ? ['text', 'json'] : ['json', 'text']) === 'text';
    const format = isText ? formatText : formatJson;
    const writeLine = boundedWriter(terminal.stdout, (count) =>
      format(entryNow('warn', `${count} log lines dropped: nobody reads them`)),
    );
    const write = (entry: LogEntry): void => writeLine(format(entry));
    const observer = createObserver(write);

    // Taken before the start: a signal that comes during it must not kill the process half-way.
    const signals = takeSignals(terminal);
    const started = await startRunner({ configPaths: configPaths(values.config, terminal), env: terminal.env, observer });
    printDiagnostics(started.diagnostics, terminal.stderr, terminal.env);
    if (started.kind === 'rejected') return EXIT.usage;

    const { runner } = started;
    signals.onReload(() => void runner.reload().catch(observer.onFailure));
    const cause = await Promise.race([signals.end, runner.failed]);
    signals.onLaterEnd(runner.kill);
    write(entryNow('info', 'draining', { reason: `${describeEnd(cause)}; a second signal ends every run at once` }));
    await runner.stop();
    if (cause instanceof Error) throw cause;
    return EXIT.ok;
  },
};

function describeEnd(cause: string | Error): string {
  return cause instanceof Error ? 'the store cannot be used' : cause;
}

interface Signals {
  /** Resolves with the first SIGINT or SIGTERM. */
  readonly end: Promise<string>;
  /** `listener` is called for each later one. */
  readonly onLaterEnd: (listener: () => void) => void;
  /** `listener` is called for each SIGHUP. */
  readonly onReload: (listener: () => void) => void;
}

function takeSignals(terminal: Pick<Terminal, 'on'>): Signals {
  const { promise: end, resolve } = Promise.withResolvers<string>();
  let onLaterEnd = (): void => {};
  let onReload = (): void => {};
  onEndSignals(terminal, resolve, () => onLaterEnd());
  terminal.on('SIGHUP', () => onReload());
  return { end, onLaterEnd: (listener) => (onLaterEnd = listener), onReload: (listener) => (onReload = listener) };
}

function createObserver(write: (entry: LogEntry) => void): RunnerObserver {
  return {
    onEvent: (event, timezone) => write(eventEntry(event, timezone)),
    onStepOutput: (line) => write(outputEntry(line, Date.now())),
    onHookOutput: (event, line, timezone) => write(hookOutputEntry(event, line, Date.now(), timezone)),
    onFailure: (error) =>
      write(entryNow('error', 'internal failure', { reason: error.message, exception: error.stack ?? error.message })),
  };
}

function entryNow(level: LogEntry['level'], msg: string, fields: Partial<LogEntry> = {}): LogEntry {
  return { time: new Date().toISOString(), level, msg, ...fields };
}
