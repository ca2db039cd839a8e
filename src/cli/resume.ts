import type { ResumeAnswer } from '../server/answers.ts';
import { EXIT, type Command } from './command.ts';
import { askRunner, whoAsks } from './control/ask-runner.ts';
import { findRunner, RUNNER_OPTIONS, RUNNER_USAGE } from './control/find-runner.ts';
import { onlyArgument, tellRefusal } from './control/tell.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const resume: Command = {
  usage: `
Usage: volnux resume JOB [-c PATH… | --state-dir PATH]

Ends a pause that \`volnux pause\` began: the job fires at its next fire time from now. A job that the schedule pauses
(paused: true) is resumed there.

  ${RUNNER_USAGE}`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('resume', { args, allowPositionals: true, options: RUNNER_OPTIONS });
    const job = onlyArgument('resume', 'job', positionals);
    const directory = await findRunner(values, terminal);
    if (typeof directory === 'number') return directory;
    const body = { job, by: whoAsks() };
    const asked = await askRunner<ResumeAnswer>(directory, { method: 'POST', path: '/v1/resume', body });
    if (asked.kind === 'refused') return tellRefusal(terminal, asked.message);
    const { resumed, kept, next_fire_time: next } = asked.value;
    const when = next === null ? '' : `; it fires next at ${next}`;
    terminal.stdout.write(`${job} ${resumed ? 'is resumed' : 'is not paused: nothing was done'}${when}\n`);
    return kept ? EXIT.ok : tellRefusal(terminal, 'that could not be recorded, and a restart pauses it again: the log says why');
  },
};
