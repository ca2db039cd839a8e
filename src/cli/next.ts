import { parseArgs } from 'node:util';
import type { Job } from '../config/config.ts';
import { createTrigger } from '../trigger/create-trigger.ts';
import { formatInstant } from '../trigger/zone/format-instant.ts';
import { parseDate } from '../trigger/parse-date.ts';
import { zoneNamed, type Zone } from '../trigger/zone/zone.ts';
import { choice } from './choice.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { findJob } from './find-job.ts';
import { CONFIG_OPTION, configPath, loadSchedule } from './load-schedule.ts';

export const next: Command = {
  usage: `
Usage: volnux next [JOB] [-c FILE] [--count N] [--after TIME] [--until TIME] [--format text|json]

Shows the coming fire times of a job, or of all. A job that is paused in the file is shown as if it were not.

  -c, --config FILE   the schedule (default: $VOLNUX_CONFIG, else schedule.yaml)
  --count N           fire times of each job, at most (default 5)
  --after TIME        later than this (default: now): 2027-03-28, 2027-03-28T02:30:00, or with Z or +01:00
  --until TIME        not later than this; the same form
  --format FORMAT     text (default) or json: [{"job", "fire_times"}]`,

  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...CONFIG_OPTION,
        count: { type: 'string', default: '5' },
        after: { type: 'string' },
        until: { type: 'string' },
        format: { type: 'string' },
      },
    });
    if (positionals.length > 1) throw new UsageError(`next takes one job, got ${positionals.join(' ')}`);
    const format = choice('format', values.format, ['text', 'json']);
    const config = await loadSchedule(configPath(values.config, terminal), terminal);
    if (typeof config === 'number') return config;
    const zone = zoneNamed(config.timezone);
    const range: Range = {
      count: wholeNumber(values.count),
      after: values.after === undefined ? Date.now() : instant('after', values.after, zone),
      until: values.until === undefined ? Infinity : instant('until', values.until, zone),
    };

    const [id] = positionals;
    const jobs = id === undefined ? [...config.jobs.values()] : [findJob(config, id)];
    const coming = jobs.map((job) => ({ job: job.id, fire_times: fireTimes(job, range) }));
    terminal.stdout.write(format === 'json' ? `${JSON.stringify(coming, null, 2)}\n` : coming.map(asText).join(''));
    return EXIT.ok;
  },
};

interface Range {
  readonly count: number;
  readonly after: number;
  readonly until: number;
}

/** ISO 8601, in the job's zone. */
function fireTimes({ id, trigger: spec }: Job, { count, after, until }: Range): string[] {
  const trigger = createTrigger(spec, { anchor: after, id });
  const found: string[] = [];
  // Later than `after`, where a trigger without a previous fire time would include it.
  let fireTime = trigger.nextFireTime(null, after + 1);
  while (fireTime !== null && fireTime <= until && found.length < count) {
    if (fireTime > after) found.push(formatInstant(fireTime, spec.timezone));
    fireTime = trigger.nextFireTime(fireTime, fireTime);
  }
  return found;
}

function asText({ job, fire_times: times }: { job: string; fire_times: readonly string[] }): string {
  return `${job}\n${(times.length > 0 ? times : ['no fire time']).map((time) => `  ${time}\n`).join('')}`;
}

function wholeNumber(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value < 1) throw new UsageError(`--count must be a whole number from 1, got "${text}"`);
  return value;
}

function instant(option: string, text: string, zone: Zone): number {
  try {
    return parseDate(text, zone);
  } catch (cause) {
    const example = '2027-03-28, 2027-03-28T02:30:00 (read in the zone of the schedule) or 2027-03-28T00:30:00Z';
    throw new UsageError(`--${option} must be a time like ${example}, got "${text}"`, { cause });
  }
}
