import type { Diagnostic } from '../config/diagnostic/diagnostic.ts';
import { loadConfig } from '../config/load-config.ts';
import { choice } from './arguments/choice.ts';
import { EXIT, type Command, type Terminal } from './command.ts';
import { CONFIG_OPTION, CONFIG_USAGE, configPaths, exitCodeOf, printDiagnostics } from './load-schedule.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const validate: Command = {
  usage: `
Usage: volnux validate [-c PATH]… [--format pretty|json|github|sarif] [--strict]

Checks a schedule and prints every diagnostic. Exit code 0: valid, 1: not, 2: the file cannot be read.

  ${CONFIG_USAGE}
  --format FORMAT     pretty (default): for people, with the line and a caret, in colour on a terminal
                      json: {"valid", "diagnostics": [{"code", "severity", "message", "hint", "file", "line",
                      "column"}]}
                      github: annotations of GitHub Actions
                      sarif: SARIF 2.1.0, for code scanning; paths from $GITHUB_WORKSPACE, else from here
  --strict            warnings make it invalid too`,

  async run(args, terminal) {
    const { values } = readArguments('validate', {
      args,
      options: { ...CONFIG_OPTION, format: { type: 'string' }, strict: { type: 'boolean' } },
    });
    const format = choice('format', values.format, FORMATS);
    const paths = configPaths(values.config, terminal);
    const { config, diagnostics } = await loadConfig(paths, { env: terminal.env, lint: true });
    const isValid = config !== null && !(values.strict && diagnostics.length > 0);
    await print(format, diagnostics, isValid, terminal);
    if (config && isValid && (format === 'pretty' || format === 'github'))
      terminal.stdout.write(
        `${paths.join(', ')} ${paths.length === 1 ? 'is' : 'are'} valid: ${config.jobs.size} ${config.jobs.size === 1 ? 'job' : 'jobs'}\n`,
      );
    return isValid ? EXIT.ok : exitCodeOf(diagnostics) || EXIT.no;
  },
};

const FORMATS = ['pretty', 'json', 'github', 'sarif'] as const;

/** The formats for machines are loaded when one is asked for. */
async function print(
  format: (typeof FORMATS)[number],
  diagnostics: readonly Diagnostic[],
  isValid: boolean,
  { stdout, env, cwd }: Terminal,
): Promise<void> {
  const viewpoint = { cwd: cwd(), root: env['GITHUB_WORKSPACE'] || cwd() };
  switch (format) {
    case 'pretty':
      return printDiagnostics(diagnostics, stdout, env);
    case 'json': {
      const { renderJson } = await import('../config/diagnostic/render-json.ts');
      return void stdout.write(`${renderJson(isValid, diagnostics)}\n`);
    }
    case 'github': {
      const { renderGithub } = await import('../config/diagnostic/render-github.ts');
      return void stdout.write(diagnostics.map((diagnostic) => `${renderGithub(diagnostic, viewpoint)}\n`).join(''));
    }
    case 'sarif': {
      const { renderSarif } = await import('../config/diagnostic/render-sarif.ts');
      const { readVersion } = await import('./version.ts');
      return void stdout.write(`${renderSarif(diagnostics, await readVersion(), viewpoint)}\n`);
    }
  }
}
