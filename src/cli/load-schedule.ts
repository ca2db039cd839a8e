import type { Config } from '../config/config.ts';
import type { Diagnostic } from '../config/diagnostic/diagnostic.ts';
import { loadConfig } from '../config/load-config.ts';
import type { FileReader } from '../config/read/read-file.ts';
import { renderDiagnostic } from '../config/diagnostic/render-diagnostic.ts';
import { EXIT, UsageError, type Terminal } from './command.ts';

/** The option every command with a schedule has, for `parseArgs`. */
export const CONFIG_OPTION = { config: { type: 'string', short: 'c' } } as const;

/** The schedule file: `--config`, else `$VOLNUX_CONFIG`, else `schedule.yaml`. */
export function configPath(option: string | undefined, { env }: Terminal): string {
  if (option === '') throw new UsageError('--config needs the path of a schedule');
  return option ?? (env['VOLNUX_CONFIG'] || 'schedule.yaml');
}

/** The config; after its diagnostics were printed, the exit code instead if there is none. */
export async function loadSchedule(path: string, terminal: Terminal, files?: FileReader): Promise<Config | number> {
  const { config, diagnostics } = await loadConfig(path, { env: terminal.env, ...(files && { files }) });
  printDiagnostics(diagnostics, terminal.stderr);
  return config ?? exitCodeOf(diagnostics);
}

/** Every diagnostic with its excerpt, and a blank line between two. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], stream: Terminal['stderr']): void {
  if (diagnostics.length > 0) stream.write(`${diagnostics.map((diagnostic) => renderDiagnostic(diagnostic)).join('\n\n')}\n`);
}

/** 2 for a file that cannot be read, 1 for one that says something wrong, else 0. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return EXIT.ok;
  return errors.some(({ code }) => code === 'CONFIG_FILE_NOT_FOUND' || code === 'CONFIG_FILE_UNREADABLE') ? EXIT.usage : EXIT.no;
}
