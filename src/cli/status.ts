import type { StatusAnswer } from '../server/answers.ts';
import { choice } from './arguments/choice.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { askRunner } from './control/ask-runner.ts';
import { findRunner, RUNNER_OPTIONS, RUNNER_USAGE } from './control/find-runner.ts';
import { statusTable } from './control/status-table.ts';
import { tellRefusal } from './control/tell.ts';
import { paintFor } from './print/paint-for.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const status: Command = {
  usage: `
Usage: volnux status [JOB] [-c PATH… | --state-dir PATH] [--format table|json]

Shows the runner that is going, and each of its jobs: when it fires next, what became of its last fire time, its
runs, and where an operator has decided otherwise than the schedule (\`drift\`): who, why, until when.

  ${RUNNER_USAGE}
  --format FORMAT     table (default) or json: {"runner": {"version", "pid", "since", "directory", "state",
                      "generation", "hash", "files", "timezone", "degraded": [{"kind", "since", "reason"}]}, "jobs":
                      [{"job", "timezone", "state", "next_fire_time", "declared", "override": {"kind", "user",
                      "uid", "reason", "since", "until"}, "last": {"fire_time", "run", "outcome", "reason"}, "runs":
                      [{"job", "run", "fire_time", "started_at"}]}]}`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('status', {
      args,
      allowPositionals: true,
      options: { ...RUNNER_OPTIONS, format: { type: 'string' } },
    });
    if (positionals.length > 1) throw new UsageError(`status takes one job, got ${positionals.join(' ')}`);
    const [job] = positionals;
    const format = choice('format', values.format, ['table', 'json']);
    const directory = await findRunner(values, terminal);
    if (typeof directory === 'number') return directory;
    const path = job === undefined ? '/v1/status' : `/v1/status?job=${encodeURIComponent(job)}`;
    const asked = await askRunner<StatusAnswer>(directory, { method: 'GET', path });
    if (asked.kind === 'refused') return tellRefusal(terminal, asked.message);
    const { stdout, env } = terminal;
    const text =
      format === 'json'
        ? `${JSON.stringify(asked.value, null, 2)}\n`
        : statusTable(asked.value, Date.now(), paintFor(stdout, env));
    stdout.write(text);
    return EXIT.ok;
  },
};
