import { choice } from './arguments/choice.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { checkKnown } from './history/check-known.ts';
import { askHistory, findState, STATE_OPTION, STATE_USAGE } from './history/state-source.ts';
import { CONFIG_OPTION } from './load-schedule.ts';
import { paintFor } from './print/paint-for.ts';
import { explain } from './why/explain.ts';
import { factsOf } from './why/facts.ts';
import { findFireTime } from './why/find-fire-time.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const why: Command = {
  usage: `
Usage: volnux why JOB [--at TIME | --last-miss] [-c PATH… | --state-dir PATH] [--format text|json]

Explains what became of a fire time: what was planned, what happened, under which generation, which rule decided,
and what would change it. Without --at it is the latest fire time: the latest recorded, or a later one that was
planned and has no record.

  ${STATE_USAGE}
  --at TIME           this fire time: 2027-03-28T02:30:00 (in the zone of the job), or with Z or +01:00, or as
                      tables show it
  --last-miss         the last one that did not run: missed or skipped
  --format FORMAT     text (default) or json: {"job", "fire_time", "trigger", "is_fire_time", "before", "after",
                      "record", "rule", "headline", "explanation"}, the record as one of \`volnux history --format
                      json\``,

  async run(args, terminal) {
    const { values, positionals } = readArguments('why', {
      args,
      allowPositionals: true,
      options: {
        ...CONFIG_OPTION,
        ...STATE_OPTION,
        at: { type: 'string' },
        'last-miss': { type: 'boolean' },
        format: { type: 'string' },
      },
    });
    const [jobId, ...more] = positionals;
    if (jobId === undefined || more.length > 0) throw new UsageError('why takes one job: volnux why JOB');
    if (values.at !== undefined && values['last-miss']) throw new UsageError('--at and --last-miss exclude each other');
    const format = choice('format', values.format, ['text', 'json']);
    const source = await findState(values, terminal);
    if (typeof source === 'number') return source;

    const now = Date.now();
    const facts = askHistory(source, (history) => {
      checkKnown(jobId, source, history);
      const fireTime = findFireTime(jobId, values, source, history, now);
      return fireTime === null ? null : factsOf(jobId, fireTime, source, history, now);
    });
    const { stdout, env } = terminal;
    if (facts === null) {
      const none = values['last-miss'] ? 'no missed or skipped fire time' : 'no fire time';
      stdout.write(format === 'json' ? 'null\n' : `${none} of ${jobId} is recorded\n`);
      return EXIT.ok;
    }
    const answer = explain(facts, source.hide);
    if (format === 'json') stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    else stdout.write(`${[paintFor(stdout, env)('bold', answer.headline), ...answer.explanation].join('\n  ')}\n`);
    return EXIT.ok;
  },
};
