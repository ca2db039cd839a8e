import type { ReloadAnswer } from '../server/answers.ts';
import { EXIT, type Command } from './command.ts';
import { askRunner } from './control/ask-runner.ts';
import { findRunner, RUNNER_OPTIONS, RUNNER_USAGE } from './control/find-runner.ts';
import { tellRefusal } from './control/tell.ts';
import { readArguments } from './arguments/read-arguments.ts';

/** A schedule of ten thousand jobs takes seconds. */
const TIMEOUT_MS = 60_000;

export const reload: Command = {
  usage: `
Usage: volnux reload [-c PATH… | --state-dir PATH] [--force]

Has the runner look at its files now, as SIGHUP does, and waits for what comes of it. Exit code 1: the files are
rejected, or refused because they remove most jobs, and the last good generation stays in force.

  ${RUNNER_USAGE}
  --force             it is meant that most jobs, or all, are removed`,

  async run(args, terminal) {
    const { values } = readArguments('reload', { args, options: { ...RUNNER_OPTIONS, force: { type: 'boolean' } } });
    const directory = await findRunner(values, terminal);
    if (typeof directory === 'number') return directory;
    const body = { force: values.force ?? false };
    const asked = await askRunner<ReloadAnswer>(directory, { method: 'POST', path: '/v1/reload', body, timeoutMs: TIMEOUT_MS });
    if (asked.kind === 'refused') return tellRefusal(terminal, asked.message);
    const { outcome, summary, rejection, generation } = asked.value;
    if (rejection !== null) {
      terminal.stderr.write(`${rejection}\n`);
      return tellRefusal(terminal, `${outcome}: generation ${generation} stays in force`);
    }
    terminal.stdout.write(
      outcome === 'applied'
        ? `generation ${generation}: ${summary}\n`
        : `unchanged: generation ${generation} is what the files hold\n`,
    );
    return EXIT.ok;
  },
};
