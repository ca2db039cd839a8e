import { choice } from './arguments/choice.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { checkKnown } from './history/check-known.ts';
import { readFilter } from './history/read-filter.ts';
import { recordJson } from './history/record-json.ts';
import { recordTable } from './history/record-table.ts';
import { askHistory, findState, STATE_OPTION, STATE_USAGE, zoneOf } from './history/state-source.ts';
import { CONFIG_OPTION } from './load-schedule.ts';
import { paintFor } from './print/paint-for.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const history: Command = {
  usage: `
Usage: volnux history [JOB] [-c PATH… | --state-dir PATH] [--state STATE]… [--since TIME] [--limit N]
                      [--format table|json]

Shows what became of fire times, the latest first, whether a runner is going or not. Jobs that are no longer in the
schedule have their history too. A duration is from the start of a run to its end, without what it waited before, and of
one that a restart of the runner went on with from there on; of one that ended with its runner nobody knows it.
\`late\` is how long after its time a fire time was seen, or that a backfill made it up.

  ${STATE_USAGE}
  --state STATE       only these: success, failure, timeout, cancelled, interrupted (they ran), missed, coalesced,
                      skipped (they did not), running, waiting (for its next attempt); more than one with commas or
                      by saying it again
  --since TIME        not earlier than this: 2h or 7d ago, 2027-03-28, 2027-03-28T02:30:00, or with Z or +01:00
  --limit N           so many at most (default 20, with --since 1000)
  --format FORMAT     table (default) or json: [{"job", "fire_time", "run", "outcome", "reason", "generation",
                      "decided_at", "started_at", "ended_at", "duration_ms", "retry_at", "backfill",
                      "former_run"}]`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('history', {
      args,
      allowPositionals: true,
      options: {
        ...CONFIG_OPTION,
        ...STATE_OPTION,
        state: { type: 'string', multiple: true },
        since: { type: 'string' },
        limit: { type: 'string' },
        format: { type: 'string' },
      },
    });
    if (positionals.length > 1) throw new UsageError(`history takes one job, got ${positionals.join(' ')}`);
    const [jobId = null] = positionals;
    const format = choice('format', values.format, ['table', 'json']);
    const source = await findState(values, terminal);
    if (typeof source === 'number') return source;

    const timezone = zoneOf(jobId ?? '', source);
    const filter = { ...readFilter(values, { timezone, now: Date.now() }), jobId };
    // One more than is shown tells whether there are more.
    const found = askHistory(source, (history) => {
      if (jobId !== null) checkKnown(jobId, source, history);
      return history.recent({ ...filter, limit: filter.limit + 1 });
    });
    const records = found.slice(0, filter.limit);
    const { stdout, stderr, env } = terminal;
    if (format === 'json') {
      const shown = records.map((record) => recordJson(record, zoneOf(record.jobId, source)));
      stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    } else if (records.length === 0) {
      stdout.write(
        `nothing ${filter.states || filter.since !== null ? 'of that kind ' : ''}is recorded${jobId === null ? '' : ` of ${jobId}`}\n`,
      );
    } else {
      stdout.write(recordTable(records, source, { isOneJob: jobId !== null, paint: paintFor(stdout, env) }));
    }
    if (found.length > records.length && values.since !== undefined && values.limit === undefined)
      stderr.write(`volnux: only the latest ${filter.limit}; --limit takes more\n`);
    return EXIT.ok;
  },
};
