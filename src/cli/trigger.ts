import type { Outcome } from '../event/outcome.ts';
import type { RunAnswer, TriggerAnswer } from '../server/answers.ts';
import { EXIT, type Command } from './command.ts';
import { askRunner } from './control/ask-runner.ts';
import { findRunner, RUNNER_OPTIONS, RUNNER_USAGE } from './control/find-runner.ts';
import { onlyArgument, tellRefusal } from './control/tell.ts';
import { readGiven } from './arguments/given-params.ts';
import { readArguments } from './arguments/read-arguments.ts';

/** So long the runner may hold an answer back until the run has ended; then it is asked again. */
const WAIT_S = 20;
/** Most runs begin at once; one that waits for another to end is left to itself. */
const BEGIN_S = 1;
const NOT_RUN: ReadonlySet<string> = new Set<Outcome>(['missed', 'coalesced', 'skipped']);

export const trigger: Command = {
  usage: `
Usage: volnux trigger JOB [-c PATH… | --state-dir PATH] [--with NAME=VALUE]… [--wait]

Has the runner fire a job now, paused or not: fire time now, with record, hooks, and the jobs that run after it.
While max_instances runs are going, its overlap decides. Prints the id of the run. Exit code 1: it does not run, or,
with --wait, did not succeed.

  ${RUNNER_USAGE}
  --with NAME=VALUE   another value of a param of the job's pipeline, for this run
  --wait              wait for its end`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('trigger', {
      args,
      allowPositionals: true,
      options: { ...RUNNER_OPTIONS, with: { type: 'string', multiple: true }, wait: { type: 'boolean' } },
    });
    const job = onlyArgument('trigger', 'job', positionals);
    const body = { job, with: Object.fromEntries(readGiven(values.with ?? [])) };
    const directory = await findRunner(values, terminal);
    if (typeof directory === 'number') return directory;
    const asked = await askRunner<TriggerAnswer>(directory, { method: 'POST', path: '/v1/trigger', body });
    if (asked.kind === 'refused') return tellRefusal(terminal, asked.message);
    terminal.stdout.write(`${asked.value.run}\n`);
    const about = `run=${encodeURIComponent(asked.value.run)}`;
    // That it does not run at all is to be known without waiting for its end, too.
    const path = values.wait ? `/v1/run?${about}&wait=${WAIT_S}` : `/v1/run?${about}&until=begun&wait=${BEGIN_S}`;
    for (;;) {
      const known = await askRunner<RunAnswer>(directory, { method: 'GET', path, timeoutMs: 2 * WAIT_S * 1000 });
      if (known.kind === 'refused') return tellRefusal(terminal, known.message);
      const { outcome, reason } = known.value;
      if (outcome === 'success') return EXIT.ok;
      if (!values.wait && (outcome === null || !NOT_RUN.has(outcome))) return EXIT.ok;
      if (outcome !== null) return tellRefusal(terminal, `${job}: ${outcome}${reason === null ? '' : `: ${reason}`}`);
    }
  },
};
