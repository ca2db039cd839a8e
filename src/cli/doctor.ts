import { createMask, type Mask } from '../config/secret/mask.ts';
import { loadConfig } from '../config/load-config.ts';
import { choice } from './arguments/choice.ts';
import { EXIT, type Command, type Terminal } from './command.ts';
import { actionsOf } from './doctor/actions-of.ts';
import { checkCommands } from './doctor/check-commands.ts';
import { checkCron } from './doctor/check-cron.ts';
import { checkDiagnostics } from './doctor/check-diagnostics.ts';
import { checkInputs, checkMachine } from './doctor/check-machine.ts';
import { checkModules } from './doctor/check-modules.ts';
import { checkSecrets } from './doctor/check-secrets.ts';
import { checkState } from './doctor/check-state.ts';
import type { Check } from './doctor/check.ts';
import { renderChecks, renderChecksJson } from './doctor/render-checks.ts';
import { CONFIG_OPTION, CONFIG_USAGE, configPaths, exitCodeOf, printDiagnostics } from './load-schedule.ts';
import { paintFor } from './print/paint-for.ts';
import type { Config } from '../config/config.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const doctor: Command = {
  usage: `
Usage: volnux doctor [-c PATH]… [--format text|json]

Looks whether everything is here that the schedule needs: programs, modules with what they export, variables, env
files, zones, the state directory. Run it in the image, as the user, that the runner will have. No step is run;
modules are imported, in processes of their own. Of a shell command only those programs are looked for that it
certainly starts. The fire times of cron expressions are compared with those of a second implementation.
Exit code 0: all is here, 1: something is missing or broken.

  ${CONFIG_USAGE}
  --format FORMAT     text (default), a line each: ok, warn (may do without), broken or missing
                      json: {"ok", "checks": [{"status", "kind", "name", "used_by", "detail"}]}`,

  async run(args, terminal) {
    const { values } = readArguments('doctor', { args, options: { ...CONFIG_OPTION, format: { type: 'string' } } });
    const format = choice('format', values.format, ['text', 'json']);
    const { config, diagnostics, secrets } = await loadConfig(configPaths(values.config, terminal), { env: terminal.env });
    const { missing, mistakes } = checkDiagnostics(diagnostics);
    printDiagnostics(mistakes, terminal.stderr, terminal.env);
    const mistaken = exitCodeOf(mistakes);
    if (mistaken !== EXIT.ok) return mistaken;

    const mask = createMask(config?.secrets ?? []);
    const checks = [
      ...checkMachine({ now: Date.now(), pid: process.pid }),
      ...missing,
      ...checkSecrets(secrets),
      ...(config ? await checkConfig(config, terminal) : []),
    ].map((check) => maskCheck(check, mask));
    const isOk = checks.every(({ status }) => status === 'ok' || status === 'warn');
    const { stdout, env } = terminal;
    stdout.write(format === 'json' ? renderChecksJson(checks, isOk) : renderChecks(checks, paintFor(stdout, env)));
    if (!config) terminal.stderr.write('volnux: commands, modules and state are looked at once nothing else is missing\n');
    return isOk ? EXIT.ok : EXIT.no;
  },
};

/** What a program says of itself, and what a path holds, may be a secret. */
function maskCheck({ name, detail, usedBy, ...check }: Check, mask: Mask): Check {
  return {
    ...check,
    name: mask.hide(name),
    usedBy: usedBy.map((place) => mask.hide(place)),
    detail: detail && mask.hide(detail),
  };
}

async function checkConfig(config: Config, { env }: Terminal): Promise<readonly Check[]> {
  const actions = actionsOf(config, env);
  return [
    checkState(config.runner.state),
    ...checkInputs(config),
    ...checkCron(config, Date.now()),
    ...checkCommands(actions),
    ...(await checkModules(actions)),
  ];
}
