import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load-config.ts';
import { controlPath } from '../../server/control-address.ts';
import { isOwn, memoryPlace } from '../../server/memory-place.ts';
import { UsageError, type Terminal } from '../command.ts';
import { STATE_OPTION } from '../history/state-source.ts';
import { NoRunnerError } from './ask-runner.ts';
import { CONFIG_OPTION, CONFIG_USAGE, configPaths, exitCodeOf, printDiagnostics } from '../load-schedule.ts';

/** The options of a command that talks to a runner, for `parseArgs`. */
export const RUNNER_OPTIONS: typeof CONFIG_OPTION & typeof STATE_OPTION = { ...CONFIG_OPTION, ...STATE_OPTION };

/** What the usage of such a command says of them. */
export const RUNNER_USAGE: string = `${CONFIG_USAGE}
  --state-dir PATH    the runner that has this state directory; the schedule is not read`;

/**
 * The state directory of the runner that the options name; after its diagnostics were printed, the exit code when the schedule does not load. Where a
 * runner has the default directory beside a schedule that does not, or the place of one that keeps no state, it is that: then more than ever it has to be asked. Throws `UsageError`.
 */
export async function findRunner(
  options: { readonly config?: string[]; readonly 'state-dir'?: string },
  terminal: Terminal,
): Promise<string | number> {
  const directory = options['state-dir'];
  if (directory !== undefined) {
    if (options.config !== undefined)
      throw new UsageError('--state-dir names the runner without the schedule: leave --config out');
    if (directory === '') throw new UsageError('--state-dir needs the path of a state directory');
    return resolve(directory);
  }
  const paths = configPaths(options.config, terminal);
  const { config, diagnostics } = await loadConfig(paths, { env: terminal.env });
  if (config) return runnerDirectory(config, paths);
  const likely = [join(folderOf(paths[0]), '.volnux'), ...[memoryPlace(paths)].filter(isOwn)].find(hasSocket);
  if (likely !== undefined) {
    terminal.stderr.write(`volnux: the schedule does not load (\`volnux validate\` says why); asking the runner of ${likely}\n`);
    return likely;
  }
  printDiagnostics(diagnostics, terminal.stderr, terminal.env);
  terminal.stderr.write('volnux: --state-dir PATH names the state directory of the runner without the schedule\n');
  return exitCodeOf(diagnostics);
}

/**
 * The directory in which a runner of the schedule listens, which is that of its state if it keeps one. Throws `UsageError` where it keeps none, and
 * where none is to be found.
 */
export function runnerDirectory({ runner: { state } }: Config, paths: readonly string[]): string {
  if (state !== ':memory:') return state;
  const place = memoryPlace(paths);
  if (isOwn(place)) return place;
  const why = existsSync(place) ? `${place} belongs to another user, or others may write there` : `nobody has made ${place}`;
  throw new NoRunnerError(`no runner of this schedule is going: runner.state is :memory:, and ${why}`);
}

function hasSocket(directory: string): boolean {
  const socket = controlPath(directory);
  return socket !== null && existsSync(socket);
}

function folderOf(path: string): string {
  const whole = resolve(path);
  return statSync(whole, { throwIfNoEntry: false })?.isDirectory() ? whole : dirname(whole);
}
