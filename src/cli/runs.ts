import { oneLine } from './print/one-line.ts';
import { type History, type KeptRecord, stateOf } from '../store/history/history.ts';
import { choice } from './arguments/choice.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { recordJson } from './history/record-json.ts';
import { latenessOf } from './history/lateness.ts';
import { durationOf, shortSpan } from './history/run-duration.ts';
import { askHistory, findState, STATE_OPTION, STATE_USAGE, zoneOf, type StateSource } from './history/state-source.ts';
import { CONFIG_OPTION } from './load-schedule.ts';
import { localTime } from './print/local-time.ts';
import { stepsJson } from './runs/steps-json.ts';
import { isJob } from './history/is-job.ts';
import { outputLine, stepLines } from './runs/step-lines.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const runs: Command = {
  usage: `
Usage: volnux runs show RUN [-c PATH… | --state-dir PATH] [--format text|json]

Shows what is recorded of a run and its steps. RUN is its id, or a beginning of it that no other has.

  ${STATE_USAGE}
  --format FORMAT     text (default) or json, as one of \`volnux history --format json\`, with
                      "steps": [{"step", "attempt", "outcome", "reason", "exit_code", "started_at", "ended_at",
                      "duration_ms", "output_bytes"}] and "output": {"bytes", "left_out_lines", "left_out_bytes"}`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('runs', {
      args,
      allowPositionals: true,
      options: { ...CONFIG_OPTION, ...STATE_OPTION, format: { type: 'string' } },
    });
    const [verb, run, ...more] = positionals;
    if (verb !== 'show' || !run || more.length > 0) throw new UsageError('runs takes a verb and a run: volnux runs show RUN');
    const format = choice('format', values.format, ['text', 'json']);
    const source = await findState(values, terminal);
    if (typeof source === 'number') return source;

    const { record, attempts, cut } = askHistory(source, (history) => {
      const record = only(run, source, history);
      const runId = record.runId ?? '';
      return { record, attempts: history.attempts(runId), cut: history.cut(runId) };
    });
    const timezone = zoneOf(record.jobId, source);
    if (format === 'json') {
      const json = { ...recordJson(record, timezone), ...stepsJson(attempts, cut, timezone) };
      terminal.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
    } else {
      const steps = stepLines(attempts, record.outcome === null);
      terminal.stdout.write(describeRun(record, timezone, source) + fieldLines([...steps, outputLine(attempts, cut)]));
    }
    return EXIT.ok;
  },
};

function only(text: string, source: StateSource, history: History): KeptRecord {
  const prefix = text.toLowerCase();
  const [record, other] = history.runs(prefix, 2);
  if (record === undefined) {
    const [rerun] = history.rerunOf(prefix, 1);
    if (rerun === undefined && isJob(text, source, history))
      throw new UsageError(`"${text}" is a job, and not a run; \`volnux history ${text}\` shows the ids of its runs`);
    if (rerun === undefined) throw new UsageError(`there is no run "${text}"; \`volnux history\` shows the ids of runs`);
    const { interruptedRunId: id, runId } = rerun;
    throw new UsageError(`run ${id} was interrupted, and ${runId} was run in its place; \`volnux logs ${id}\` has what it wrote`);
  }
  if (other === undefined) return record;
  throw new UsageError(`"${text}" begins the ids of several runs, ${record.runId} and ${other.runId} among them`);
}

function describeRun(record: KeptRecord, timezone: string, source: StateSource): string {
  const { jobId, runId, fireTime, reason, generation, decidedAt, startedAt, endedAt } = record;
  const [duration, late] = [durationOf(record), latenessOf(record, source.jobs.get(jobId) ?? null)];
  const shown = (instant: number): string => localTime(instant, timezone, instant % 1000 !== 0).trimEnd();
  return fieldLines([
    ['run', runId],
    ['job', jobId],
    ['fire time', shown(fireTime)],
    ['made by', record.isBackfill ? 'backfill' : null],
    ['run before', record.formerRunId],
    ['outcome', stateOf(record)],
    ['next try', record.retryAt === null ? null : shown(record.retryAt)],
    ['reason', reason === null ? null : oneLine(reason)],
    ['decided', `${shown(decidedAt)}${late === null ? '' : `, ${shortSpan(late)} late`}`],
    ['started', startedAt === null ? null : shown(startedAt)],
    [record.outcome === 'interrupted' && startedAt === null ? 'noticed' : 'ended', endedAt === null ? null : shown(endedAt)],
    ['duration', duration === null ? null : shortSpan(duration)],
    ['generation', generation === null ? null : String(generation)],
  ]);
}

function fieldLines(fields: readonly (readonly [string, string | null])[]): string {
  return fields.map(([name, value]) => (value === null ? '' : `${name.padEnd(10)}  ${value}\n`)).join('');
}
