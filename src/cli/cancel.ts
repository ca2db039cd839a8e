import type { CancelAnswer } from '../server/answers.ts';
import { EXIT, type Command } from './command.ts';
import { askRunner, whoAsks } from './control/ask-runner.ts';
import { findRunner, RUNNER_OPTIONS, RUNNER_USAGE } from './control/find-runner.ts';
import { onlyArgument, tellRefusal } from './control/tell.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const cancel: Command = {
  usage: `
Usage: volnux cancel JOB|RUN [-c PATH… | --state-dir PATH]

Cancels what is going and what waits of a job, or one run, by its id or a beginning of it that no other has: SIGTERM
to its steps, SIGKILL after their kill_grace. With \`coalesce: false\` fire times that stand behind a run go with it.
Prints the ids; exit code 1: nothing of the job is going.

  ${RUNNER_USAGE}`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('cancel', { args, allowPositionals: true, options: RUNNER_OPTIONS });
    const target = onlyArgument('cancel', 'job or a run', positionals);
    const directory = await findRunner(values, terminal);
    if (typeof directory === 'number') return directory;
    const body = { target, by: whoAsks() };
    const asked = await askRunner<CancelAnswer>(directory, { method: 'POST', path: '/v1/cancel', body });
    if (asked.kind === 'refused') return tellRefusal(terminal, asked.message);
    for (const { job, run } of asked.value.runs) terminal.stdout.write(`cancelling ${run} of ${job}\n`);
    return EXIT.ok;
  },
};
