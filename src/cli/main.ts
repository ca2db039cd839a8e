import { didYouMean } from '../config/diagnostic/closest.ts';
import { EXIT, UsageError, type Command, type Terminal } from './command.ts';
import { importWhole } from './import-whole.ts';
import { readVersion } from './version.ts';

const COMMANDS: Readonly<Record<string, { summary: string; load: () => Promise<Command> }>> = {
  run: { summary: 'run the schedule: fire its jobs, follow its file', load: async () => (await import('./run.ts')).run },
  validate: {
    summary: 'check a schedule and print every diagnostic',
    load: async () => (await importWhole(() => import('./validate.ts'))).validate,
  },
  next: { summary: 'show coming fire times', load: async () => (await import('./next.ts')).next },
  plan: { summary: 'show what applying the schedule would change', load: async () => (await import('./plan.ts')).plan },
  exec: { summary: 'run one job now, in the foreground', load: async () => (await import('./exec.ts')).exec },
  status: {
    summary: 'show the runner that is going, and its jobs',
    load: async () => (await import('./status.ts')).status,
  },
  trigger: { summary: 'have the runner fire a job now', load: async () => (await import('./trigger.ts')).trigger },
  cancel: { summary: 'cancel the runs of a job, or one run', load: async () => (await import('./cancel.ts')).cancel },
  pause: { summary: 'pause a job, whatever the schedule says', load: async () => (await import('./pause.ts')).pause },
  resume: { summary: 'end a pause', load: async () => (await import('./resume.ts')).resume },
  reload: { summary: 'have the runner look at its files now', load: async () => (await import('./reload.ts')).reload },
  backfill: {
    summary: 'run one job for past fire times that did not run',
    load: async () => (await import('./backfill.ts')).backfill,
  },
  history: {
    summary: 'show what became of fire times',
    load: async () => (await import('./history.ts')).history,
  },
  logs: { summary: 'show what the steps of a run wrote', load: async () => (await import('./logs.ts')).logs },
  why: { summary: 'explain what became of one fire time', load: async () => (await import('./why.ts')).why },
  generations: {
    summary: 'list what was applied, and what each time changed',
    load: async () => (await import('./generations.ts')).generations,
  },
  runs: { summary: 'show what is recorded of a run', load: async () => (await import('./runs.ts')).runs },
  state: {
    summary: 'check, back up or vacuum the state directory',
    load: async () => (await import('./state.ts')).state,
  },
  hooks: { summary: 'try hooks with an event that has not happened', load: async () => (await import('./hooks.ts')).hooks },
  doctor: {
    summary: 'look whether all that the schedule needs is here',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  schema: { summary: 'print the JSON Schema of schedule.yaml', load: async () => (await import('./schema.ts')).schema },
  init: { summary: 'write a commented schedule.yaml to start from', load: async () => (await import('./init.ts')).init },
};

/** Runs the command line `args` (without node and script) and answers with the exit code. Never rejects. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) throw new UsageError(`no command given\n\n${help()}`);
    if (name === '--version' || name === '-v') return await printVersion(terminal);
    if (name === 'help' || name === '--help' || name === '-h') return await printHelp(rest[0], terminal);
    const command = await find(name);
    if (rest.includes('--help') || rest.includes('-h')) return await printHelp(name, terminal);
    return await command.run(rest, terminal);
  } catch (error) {
    return report(error, terminal);
  }
}

async function find(name: string): Promise<Command> {
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry) return entry.load();
  if (name.startsWith('-')) throw new UsageError(`"${name}" comes after the command: volnux COMMAND ${name} …\n\n${help()}`);
  const meant = didYouMean(name, [...Object.keys(COMMANDS), 'help']);
  throw new UsageError(
    `there is no command "${name}"${meant === null ? `\n\n${help()}` : `; ${meant} \`volnux help\` lists all`}`,
  );
}

async function printHelp(name: string | undefined, { stdout }: Terminal): Promise<number> {
  stdout.write(`${name === undefined ? help() : (await find(name)).usage.trim()}\n`);
  return EXIT.ok;
}

async function printVersion({ stdout }: Terminal): Promise<number> {
  stdout.write(`${await readVersion()}\n`);
  return EXIT.ok;
}

function help(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(13)}${summary}`);
  return ['Usage: volnux COMMAND [options]', '', ...lines, '', 'volnux help COMMAND tells its options.'].join('\n');
}

/** What a person can mend in one line; a bug of ours with its stack. */
export function report(error: unknown, { stderr }: Pick<Terminal, 'stderr'>): number {
  if (isMendable(error)) {
    stderr.write(`volnux: ${error.message}\n`);
    return EXIT.usage;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`volnux: this is a bug in volnux, please report it\n${detail}\nnode ${process.version}\n`);
  return EXIT.bug;
}

/** By name: the class of a store error would be loaded only to be asked. */
function isMendable(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error instanceof UsageError || error.name === 'StoreError';
}
