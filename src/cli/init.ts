import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT, UsageError, type Command } from './command.ts';

export const init: Command = {
  usage: `
Usage: volnux init [FILE]

Writes a commented schedule to start from (default: schedule.yaml). A file that is there already stays as it is.`,

  async run(args, terminal) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    if (positionals.length > 1) throw new UsageError(`init takes one file, got ${positionals.join(' ')}`);
    const file = positionals[0] ?? 'schedule.yaml';
    try {
      await writeFile(resolve(terminal.cwd(), file), STARTER, { flag: 'wx' });
    } catch (error) {
      throw new UsageError(cannotWrite(file, error as NodeJS.ErrnoException), { cause: error });
    }
    terminal.stdout.write(`wrote ${file}; next: volnux validate -c ${file}, then volnux run -c ${file}\n`);
    return EXIT.ok;
  },
};

function cannotWrite(file: string, { code, message }: NodeJS.ErrnoException): string {
  return code === 'EEXIST' ? `${file} is there already; name another file, or remove it` : `cannot write ${file}: ${message}`;
}

const STARTER = `# yaml-language-server: $schema=./node_modules/volnux/schema/schedule.schema.json
version: 1
timezone: UTC                       # zone of the triggers below; an IANA name like Europe/Berlin

defaults:                           # for every job
  timeout: 1h                       # limit of each step
  misfire_grace_time: 5m            # a fire time seen later than this is missed

hooks:                              # told of events of every job
  - on: [job_error, job_missed]
    run: echo "$VOLNUX_JOB_ID at $VOLNUX_FIRE_TIME - $VOLNUX_EVENT $VOLNUX_REASON" >&2

pipelines:
  nightly:                          # steps run one after the other, unless \`needs\` says otherwise
    steps:
      - id: extract
        run: echo "extracting $VOLNUX_FIRE_DATE"
      - id: load
        run: echo "loading"
        timeout: 10m

jobs:
  nightly:
    pipeline: nightly
    trigger: { cron: "0 2 * * *" }  # minute hour day month weekday; or fields: { cron: { hour: 2 } }
  heartbeat:
    run: date                       # short for a pipeline of one step
    trigger: { interval: 30s }
  new-year:
    run: echo "happy new year"
    trigger: { date: "2030-01-01T00:00:00" }
    paused: true                    # declared, but not fired until this line goes
`;
