import { parseArgs } from 'node:util';
import { loadConfig } from '../config/load-config.ts';
import { choice } from './choice.ts';
import { EXIT, type Command } from './command.ts';
import { CONFIG_OPTION, configPath, exitCodeOf, printDiagnostics } from './load-schedule.ts';

export const validate: Command = {
  usage: `
Usage: volnux validate [-c FILE] [--format pretty|json] [--strict]

Checks a schedule and prints every diagnostic. Exit code 0: valid, 1: not, 2: the file cannot be read.

  -c, --config FILE   the schedule (default: $VOLNUX_CONFIG, else schedule.yaml)
  --format FORMAT     pretty (default) or json: {"valid", "diagnostics": [{"code", "severity", "message", "hint", "file", "line", "column"}]}
  --strict            warnings make it invalid too`,

  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: { ...CONFIG_OPTION, format: { type: 'string' }, strict: { type: 'boolean' } },
    });
    const format = choice('format', values.format, ['pretty', 'json']);
    const path = configPath(values.config, terminal);
    const { config, diagnostics } = await loadConfig(path, { env: terminal.env, lint: true });
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
        terminal.stdout.write(`${path} is valid: ${config.jobs.size} ${config.jobs.size === 1 ? 'job' : 'jobs'}\n`);
    }
    return isValid ? EXIT.ok : exitCodeOf(diagnostics) || EXIT.no;
  },
};
