import { parseArgs } from 'node:util';
import { printable } from '../config/diagnostic/printable.ts';
import type { KeptRecord } from '../store/read-history.ts';
import { choice } from './choice.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { recordJson } from './history/record-json.ts';
import { latenessOf } from './history/lateness.ts';
import { durationOf, shortSpan } from './history/run-duration.ts';
import { askHistory, findState, STATE_OPTION, STATE_USAGE, zoneOf, type StateSource } from './history/state-source.ts';
import { CONFIG_OPTION } from './load-schedule.ts';
import { localTime } from './local-time.ts';

export const runs: Command = {
  usage: `
Usage: volnux runs show RUN [-c PATH]… [--format text|json]

Shows what is recorded of a run. RUN is its id, or a beginning of it that no other has.

  ${STATE_USAGE}
  --format FORMAT     text (default) or json, as one of \`volnux history --format json\``,

  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...CONFIG_OPTION, ...STATE_OPTION, format: { type: 'string' } },
    });
    const [verb, run, ...more] = positionals;
    if (verb !== 'show' || !run || more.length > 0) throw new UsageError('runs takes a verb and a run: volnux runs show RUN');
    const format = choice('format', values.format, ['text', 'json']);
    const source = await findState(values, terminal);
    if (typeof source === 'number') return source;

    const record = only(
      run,
      askHistory(source, (history) => history.runs(run.toLowerCase(), 2)),
    );
    const timezone = zoneOf(record.jobId, source);
    const json = recordJson(record, timezone);
    terminal.stdout.write(format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : describeRun(record, timezone, source));
    return EXIT.ok;
  },
};

function only(prefix: string, [record, other]: readonly KeptRecord[]): KeptRecord {
  if (record === undefined) throw new UsageError(`there is no run "${prefix}"; \`volnux history\` shows the ids of runs`);
  if (other === undefined) return record;
  throw new UsageError(`"${prefix}" begins the ids of several runs, ${record.runId} and ${other.runId} among them`);
}

function describeRun(record: KeptRecord, timezone: string, source: StateSource): string {
  const { jobId, runId, fireTime, outcome, reason, generation, decidedAt, endedAt } = record;
  const [duration, late] = [durationOf(record), latenessOf(record, source.jobs.get(jobId) ?? null)];
  const shown = (instant: number): string => localTime(instant, timezone, instant % 1000 !== 0).trimEnd();
  const fields: readonly (readonly [string, string | null])[] = [
    ['run', runId],
    ['job', jobId],
    ['fire time', shown(fireTime)],
    ['made by', record.isBackfill ? 'backfill' : null],
    ['run before', record.formerRunId],
    ['outcome', outcome ?? 'running'],
    ['reason', reason === null ? null : printable(reason)],
    ['decided', `${shown(decidedAt)}${late === null ? '' : `, ${shortSpan(late)} late`}`],
    ['ended', endedAt === null ? null : shown(endedAt)],
    ['duration', duration === null ? null : shortSpan(duration)],
    ['generation', generation === null ? null : String(generation)],
  ];
  return fields.map(([name, value]) => (value === null ? '' : `${name.padEnd(10)}  ${value}\n`)).join('');
}
