import { styleText } from 'node:util';
import { createMask } from '../config/secret/mask.ts';
import { choice } from './arguments/choice.ts';
import { EXIT, UsageError, type Command, type Terminal } from './command.ts';
import { findJob } from './arguments/find-job.ts';
import { CONFIG_OPTION, CONFIG_USAGE, configPaths, loadSchedule } from './load-schedule.ts';
import { comingFireTimes } from './next/coming-fire-times.ts';
import { readRange } from './next/read-range.ts';
import { renderFireTimes } from './next/render-fire-times.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const next: Command = {
  usage: `
Usage: volnux next [JOB] [-c PATH]… [--count N] [--after TIME] [--until TIME] [--timezone ZONE]
                   [--format table|json|ics]

Shows the coming fire times of a job, or of all, as they are if the schedule is applied at --after.
A job that is paused in the file is shown as if it were not.

  ${CONFIG_USAGE}
  --count N           fire times of each job, at most (default 5; with --until or ics as many as there are, up to 1000,
                      and 20000 of all jobs in a calendar)
  --after TIME        later than this (default: now): 2027-03-28, 2027-03-28T02:30:00, or with Z or +01:00
  --until TIME        not later than this; the same form. With --count whichever comes first
  --timezone ZONE     show times in this zone, and read --after and --until in it (default: each job's own, and the
                      schedule's)
  --format FORMAT     table (default): what each trigger does, its fire times, what clock changes do to them;
                      json: [{"job", "fire_times"}];
                      ics: a calendar in UTC to import, without --count and --until of the next 30 days`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('next', {
      args,
      allowPositionals: true,
      options: {
        ...CONFIG_OPTION,
        count: { type: 'string' },
        after: { type: 'string' },
        until: { type: 'string' },
        timezone: { type: 'string' },
        format: { type: 'string' },
      },
    });
    if (positionals.length > 1) throw new UsageError(`next takes one job, got ${positionals.join(' ')}`);
    const format = choice('format', values.format, ['table', 'json', 'ics']);
    const config = await loadSchedule(configPaths(values.config, terminal), terminal);
    if (typeof config === 'number') return config;
    const [id] = positionals;
    const { hide } = createMask(config.secrets);
    // A calendar breaks its lines, so what it says is looked at before.
    const jobs = (id === undefined ? [...config.jobs.values()] : [findJob(config, id)]).map((job) => {
      return job.description === null ? job : { ...job, description: hide(job.description) };
    });
    const now = Date.now();
    const range = readRange(values, { format, jobs: jobs.length, timezone: config.timezone, now });

    const cut: string[] = [];
    const coming = comingFireTimes(jobs, range, (job) => cut.push(job.id));
    const context = { now, after: range.after, timezone: values.timezone ?? null, dim: dimmer(terminal) };
    for await (const text of renderFireTimes(format, coming, context)) {
      // Programs read ids and instants, of which none is made of a variable.
      terminal.stdout.write(format === 'json' ? text : hide(text));
    }
    if (range.cutHint !== null && cut.length > 0) terminal.stderr.write(`volnux: ${describeCut(range, cut)}; ${range.cutHint}\n`);
    return EXIT.ok;
  },
};

function describeCut({ count }: { count: number }, jobs: readonly string[]): string {
  const others = jobs.length - 3;
  const some = others > 0 ? `${jobs.slice(0, 3).join(', ')} and ${others} other job${others === 1 ? '' : 's'}` : jobs.join(', ');
  return `only the first ${count} fire times of ${some}`;
}

// By hand, because `styleText` would ask the process for its stream and environment instead of the terminal.
function dimmer({ stdout, env }: Terminal): (text: string) => string {
  if (stdout.isTTY !== true || env['NO_COLOR']) return (text) => text;
  return (text) => styleText('dim', text, { validateStream: false });
}
