import { startRunner } from '../runner.ts';
import { choice } from './arguments/choice.ts';
import { EXIT, UsageError, type Command, type Terminal } from './command.ts';
import { endInWords, onEndSignals } from './end-signals.ts';
import { CONFIG_OPTION, CONFIG_USAGE, configPaths, printDiagnostics } from './load-schedule.ts';
import { noInitAdvice } from './no-init.ts';
import { describeOutcome } from './run/describe-outcome.ts';
import { RunLog } from './run/run-log.ts';
import { snapshotAdvice } from './run/snapshot-advice.ts';
import { readVersion } from './version.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const run: Command = {
  usage: `
Usage: volnux run [-c PATH]… [--log json|text|raw] [--start-from-snapshot [--state-dir PATH]]

Runs the schedule: fires its jobs and follows its file. SIGHUP reloads; the first SIGINT or SIGTERM drains
(no new run, the running ones have runner.shutdown_grace), the second one ends every run at once.

  ${CONFIG_USAGE}
  --log FORMAT        text or json, one line each (default: text on a terminal, else json); raw: only the lines
                      that steps and hooks write, as text (\`volnux help exec\` says what that means for bytes and long
                      lines), and everything else as text on standard error
  --start-from-snapshot
                      if the schedule has mistakes, run the last one that had none until they are mended;
                      as runner.start_from_snapshot does
  --state-dir PATH    where that is kept, if too little of the schedule can be read to know (default: .volnux
                      beside it); where a runner keeps its state is runner.state of the schedule`,

  async run(args, terminal) {
    const { values } = readArguments('run', { args, options: OPTIONS });
    const { 'start-from-snapshot': startFromSnapshot = false, 'state-dir': stateDirectory } = values;
    if (stateDirectory === '') throw new UsageError('--state-dir needs the path of a state directory');
    const format = choice('log', values.log, terminal.stdout.isTTY ? ['text', 'json', 'raw'] : ['json', 'text', 'raw']);
    const log = new RunLog(format, terminal);

    // Taken before the start: a signal that comes during it must not kill the process half-way.
    const signals = takeSignals(terminal);
    const paths = configPaths(values.config, terminal);
    const started = await startRunner({
      configPaths: paths,
      env: terminal.env,
      observer: log,
      startFromSnapshot,
      stateDirectory,
      version: await readVersion(),
    });
    printDiagnostics(started.diagnostics, terminal.stderr, terminal.env);
    if (started.kind === 'rejected') {
      const advice = snapshotAdvice(started.snapshot);
      if (advice !== null) terminal.stderr.write(`volnux: ${advice}\n`);
      return EXIT.usage;
    }

    const noInit = noInitAdvice(process.pid);
    if (noInit !== null) log.note('warn', 'this is process 1, and no init', { reason: noInit });
    const { runner } = started;
    const health = runner.health();
    if (health.kind === 'degraded') log.note('warn', 'the schedule has mistakes, a snapshot runs', { reason: health.reason });
    signals.onReload(() => {
      runner
        .reload()
        .then((outcome) => log.note('info', 'looked at the schedule', { reason: describeOutcome(outcome) }), log.onFailure);
    });
    const cause = await Promise.race([signals.end, runner.failed]);
    signals.onLaterEnd(runner.kill);
    log.note('info', 'draining', { reason: `${describeEnd(cause)}; a second signal ends every run at once` });
    await runner.stop();
    if (cause instanceof Error) throw cause;
    return EXIT.ok;
  },
};

function describeEnd(cause: string | Error): string {
  return cause instanceof Error ? 'the store cannot be used' : endInWords(cause);
}

const OPTIONS = {
  ...CONFIG_OPTION,
  log: { type: 'string' },
  'start-from-snapshot': { type: 'boolean' },
  'state-dir': { type: 'string' },
} as const;

interface Signals {
  /** Resolves with the first SIGINT or SIGTERM. */
  readonly end: Promise<string>;
  /** `listener` is called for each later one. */
  readonly onLaterEnd: (listener: () => void) => void;
  /** `listener` is called for each SIGHUP, and for those that came before. */
  readonly onReload: (listener: () => void) => void;
}

function takeSignals(terminal: Pick<Terminal, 'on'>): Signals {
  const { promise: end, resolve } = Promise.withResolvers<string>();
  let onLaterEnd = (): void => {};
  let onReload: (() => void) | null = null;
  let isReloadWanted = false;
  onEndSignals(terminal, resolve, () => onLaterEnd());
  terminal.on('SIGHUP', () => {
    isReloadWanted = true;
    onReload?.();
  });
  return { end, onLaterEnd: (listener) => (onLaterEnd = listener), onReload: listen };

  function listen(listener: () => void): void {
    onReload = listener;
    if (isReloadWanted) listener();
  }
}
