import type { PauseAnswer } from '../server/answers.ts';
import { parseDuration } from '../trigger/spec/parse-duration.ts';
import { TriggerError } from '../trigger/trigger-error.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { askRunner, whoAsks } from './control/ask-runner.ts';
import { findRunner, RUNNER_OPTIONS, RUNNER_USAGE } from './control/find-runner.ts';
import { onlyArgument, tellRefusal } from './control/tell.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const pause: Command = {
  usage: `
Usage: volnux pause JOB [-c PATH… | --state-dir PATH] [--reason TEXT] [--for DURATION]

Pauses a job of the runner that is going, whatever the schedule says: until \`volnux resume\`, until its time is over,
or until the schedule itself pauses or removes the job. It holds over edits of other things and over restarts. What
would have fired meanwhile is not recorded, and not made up for. Pausing again changes the reason and the time.

  ${RUNNER_USAGE}
  --reason TEXT       why, for the log, the hooks and those who ask \`volnux status\`
  --for DURATION      how long: 30m, 2h, 7d (default: until it is taken back)`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('pause', {
      args,
      allowPositionals: true,
      options: { ...RUNNER_OPTIONS, reason: { type: 'string' }, for: { type: 'string' } },
    });
    const job = onlyArgument('pause', 'job', positionals);
    const forMs = values.for === undefined ? null : readSpan(values.for);
    const directory = await findRunner(values, terminal);
    if (typeof directory === 'number') return directory;
    const { reason } = values;
    const body = { job, by: whoAsks(), ...(reason !== undefined && { reason }), ...(forMs !== null && { for_ms: forMs }) };
    const asked = await askRunner<PauseAnswer>(directory, { method: 'POST', path: '/v1/pause', body });
    if (asked.kind === 'refused') return tellRefusal(terminal, asked.message);

    const { override, kept, runs } = asked.value;
    const goingOn = runs.length === 0 ? '' : `; ${runs.length === 1 ? 'a run goes' : `${runs.length} runs go`} on`;
    if (override === null) {
      terminal.stdout.write(`${job} is paused by the schedule itself (paused: true): nothing was done${goingOn}\n`);
      return forMs === null ? EXIT.ok : EXIT.no;
    }
    terminal.stdout.write(`${job} is paused${override.until === null ? '' : ` until ${override.until}`}${goingOn}\n`);
    return kept ? EXIT.ok : tellRefusal(terminal, 'it could not be recorded, and ends with this runner: its log says why');
  },
};

function readSpan(text: string): number {
  try {
    const ms = parseDuration(text);
    if (ms > 0) return ms;
  } catch (error) {
    if (!(error instanceof TriggerError)) throw error;
    throw new UsageError(`--for must be a duration like 2h or 7d, got "${text}"`, { cause: error });
  }
  throw new UsageError(`--for must be more than 0s, got "${text}"`);
}
