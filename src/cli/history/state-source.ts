import type { Config } from '../../config/config.ts';
import { createMask } from '../../config/secret/mask.ts';
import { EMPTY, type Jobs, type Moves } from '../../plan/plan.ts';
import { fromKeptJobs, isReadable } from '../../reconcile/kept-jobs.ts';
import { readLastGeneration } from '../../store/history/read-generations.ts';
import type { History } from '../../store/history/history.ts';
import { readHistory } from '../../store/history/read-history.ts';
import { UsageError, type Terminal } from '../command.ts';
import { movedHistory } from './moved-history.ts';
import { CONFIG_USAGE, configPaths, loadSchedule } from '../load-schedule.ts';

/** The option that a command which asks a state directory has beside that of the schedule, for `parseArgs`. */
export const STATE_OPTION = { 'state-dir': { type: 'string' } } as const;

/** What the usage of such a command says of both. */
export const STATE_USAGE: string = `${CONFIG_USAGE}
  --state-dir PATH    ask this state directory, and take the jobs as they were last applied: the schedule is not
                      read, and need not be there or valid`;

/** A state directory that can be asked, and what is known of the jobs. */
export interface StateSource {
  readonly directory: string;
  readonly jobs: Jobs;
  /** Where `jobs` come from: the schedule, or what a runner last applied. */
  readonly origin: 'file' | 'applied';
  readonly moves: Moves;
  /** Of times about no job that is known. */
  readonly timezone: string;
  /** The text without the secrets of the schedule. */
  readonly hide: (text: string) => string;
}

interface StateOptions {
  readonly config?: string[];
  readonly 'state-dir'?: string;
}

/** The state directory that the options name; the exit code when the schedule does not load. Throws `UsageError`, `StoreError`. */
export async function findState(options: StateOptions, terminal: Terminal): Promise<StateSource | number> {
  const found = await findDirectory(options, terminal);
  if (typeof found === 'number') return found;
  const { directory, config } = found;
  if (config === null)
    return { directory, jobs: lastJobs(directory), origin: 'applied', moves: new Map(), timezone: 'UTC', hide: (text) => text };
  const { jobs, moves, timezone, secrets } = config;
  return { directory, jobs, origin: 'file', moves, timezone, hide: createMask(secrets).hide };
}

/** The same, and the schedule if that names it. */
export async function findDirectory(
  options: StateOptions,
  terminal: Terminal,
): Promise<{ readonly directory: string; readonly config: Config | null } | number> {
  const directory = options['state-dir'];
  if (directory !== undefined) {
    if (options.config !== undefined) throw new UsageError('--state-dir is asked without the schedule: leave --config out');
    if (directory === '') throw new UsageError('--state-dir needs the path of a state directory');
    return { directory, config: null };
  }
  const config = await loadSchedule(configPaths(options.config, terminal), terminal);
  if (typeof config === 'number') {
    terminal.stderr.write(
      'volnux: --state-dir PATH asks a state directory (.volnux beside the schedule, by default) without it\n',
    );
    return config;
  }
  const { state } = config.runner;
  if (state === ':memory:') throw new UsageError('runner.state is :memory:, which keeps no history; name a directory');
  return { directory: state, config };
}

/** What `ask` makes of the history there, with the renames of the schedule in it, applied or not. Throws `UsageError` when there is none, `StoreError` when it cannot be read. */
export function askHistory<T>({ directory, moves }: Pick<StateSource, 'directory' | 'moves'>, ask: (history: History) => T): T {
  // In a box: a question may be answered by null.
  const answer = readHistory(directory, (history) => [ask(movedHistory(history, moves))] as const);
  if (answer === null) noStore(directory);
  return answer[0];
}

/** Throws `UsageError`: no runner has kept anything in that directory. */
export function noStore(directory: string): never {
  throw new UsageError(
    `there is no store in ${directory}: no runner has kept its state there yet; \`volnux run\` begins one, --config or --state-dir names another`,
  );
}

/** The zone of a job's times. */
export function zoneOf(jobId: string, { jobs, timezone }: Pick<StateSource, 'jobs' | 'timezone'>): string {
  return jobs.get(jobId)?.trigger.timezone ?? timezone;
}

function lastJobs(directory: string): Jobs {
  const last = readLastGeneration(directory);
  if (last === null) return EMPTY;
  const kept = fromKeptJobs(last.jobs ?? [], EMPTY, null);
  return new Map([...kept].filter(([, { trigger }]) => isReadable(trigger)));
}
