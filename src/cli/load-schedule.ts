import type { Config } from '../config/config.ts';
import type { Diagnostic } from '../config/diagnostic/diagnostic.ts';
import { loadConfig } from '../config/load-config.ts';
import type { FileReader } from '../config/read/read-file.ts';
import { renderPretty } from '../config/diagnostic/render-pretty.ts';
import { EXIT, UsageError, type Screen, type Terminal } from './command.ts';
import { paintFor } from './print/paint-for.ts';

/** The option every command with a schedule has, for `parseArgs`. */
export const CONFIG_OPTION = { config: { type: 'string', short: 'c', multiple: true } } as const;

/** What the usage of such a command says of it. */
export const CONFIG_USAGE = `-c, --config PATH   the schedule: a file, or a directory of *.yaml; several make one schedule
                      (default: $VOLNUX_CONFIG, else schedule.yaml)`;

/** The schedule: every `--config`, else `$VOLNUX_CONFIG`, else `schedule.yaml`. */
export function configPaths(option: readonly string[] | undefined, { env }: Terminal): readonly [string, ...string[]] {
  const [first = env['VOLNUX_CONFIG'] || 'schedule.yaml', ...others] = option ?? [];
  if (first === '' || others.includes('')) throw new UsageError('--config needs the path of a schedule');
  return [first, ...others];
}

/**
 * The config; after its diagnostics were printed, the exit code instead if there is none.
 *
 * @param files default: the disk. Those of a `ref` are named as git names them: `main:schedule.yaml`.
 */
export async function loadSchedule(
  paths: readonly [string, ...string[]],
  terminal: Terminal,
  files?: FileReader & { readonly ref?: string },
): Promise<Config | number> {
  const loaded = await loadConfig(paths, { env: terminal.env, ...(files && { files }) });
  const prefix = files?.ref === undefined ? '' : `${files.ref}:`;
  const diagnostics = loaded.diagnostics.map((each) => ({ ...each, file: `${prefix}${each.file}` }));
  printDiagnostics(diagnostics, terminal.stderr, terminal.env);
  return loaded.config ?? exitCodeOf(diagnostics);
}

/** Every diagnostic with its excerpt, and a blank line between two; in colour where `screen` and `env` want it. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], screen: Screen, env: Terminal['env']): void {
  const paint = paintFor(screen, env);
  if (diagnostics.length > 0) screen.write(`${diagnostics.map((diagnostic) => renderPretty(diagnostic, paint)).join('\n\n')}\n`);
}

/** 2 for a file that cannot be read, 1 for one that says something wrong, else 0. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return EXIT.ok;
  return errors.some(({ code }) => code === 'CONFIG_FILE_NOT_FOUND' || code === 'CONFIG_FILE_UNREADABLE') ? EXIT.usage : EXIT.no;
}
