import { parseArgs } from 'node:util';
import { loadConfig } from '../config/load-config.ts';
import { choice } from './choice.ts';
import { EXIT, type Command } from './command.ts';
import { CONFIG_OPTION, CONFIG_USAGE, configPaths, exitCodeOf, printDiagnostics } from './load-schedule.ts';

export const validate: Command = {
  usage: `
Usage: volnux validate [-c PATH]… [--format pretty|json] [--strict]

Checks a schedule and prints every diagnostic. Exit code 0: valid, 1: not, 2: the file cannot be read.

  ${CONFIG_USAGE}
  --format FORMAT     pretty (default) or json: {"valid", "diagnostics": [{"code", "severity", "message", "hint", "file", "line", "column"}]}
  --strict            warnings make it invalid too`,

  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: { ...CONFIG_OPTION, format: { type: 'string' }, strict: { type: 'boolean' } },
    });
    const format = choice('format', values.format, ['pretty', 'json']);
    const paths = configPaths(values.config, terminal);
    const { config, diagnostics } = await loadConfig(paths, { env: terminal.env });
    const isValid = config !== null && !(values.strict && diagnostics.length > 0);
    if (format === 'json') {
      const shown = diagnostics.map(({ code, severity, message, hint, file, line, column }) => ({
        code,
        severity,
        message,
        hint,
        file,
        line,
        column,
      }));
      terminal.stdout.write(`${JSON.stringify({ valid: isValid, diagnostics: shown }, null, 2)}\n`);
    } else {
      printDiagnostics(diagnostics, terminal.stdout);
      if (config && isValid)
        terminal.stdout.write(
          `${paths.join(', ')} ${paths.length === 1 ? 'is' : 'are'} valid: ${config.jobs.size} ${config.jobs.size === 1 ? 'job' : 'jobs'}\n`,
        );
    }
    return isValid ? EXIT.ok : exitCodeOf(diagnostics) || EXIT.no;
  },
};
