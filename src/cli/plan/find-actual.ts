import { resolve } from 'node:path';
import type { Config, Job } from '../../config/config.ts';
import { createMask } from '../../config/secret/mask.ts';
import type { ActualSide } from '../../plan/actual-side.ts';
import { EMPTY } from '../../plan/plan.ts';
import { fromKeptJobs, isReadable, shownText } from '../../reconcile/kept-jobs.ts';
import { readGeneration, readLastGeneration, type WholeGeneration } from '../../store/read-generations.ts';
import { readLeftBehind } from '../../store/read-left-behind.ts';
import { readStateKey } from '../../store/state-key.ts';
import { UsageError, type Terminal } from '../command.ts';
import { nameGeneration } from '../generations/name-generation.ts';
import { gitFiles } from '../git-files.ts';
import { loadSchedule } from '../load-schedule.ts';

/** What a schedule is compared with, and what may be shown of either. */
interface FoundActual {
  readonly actual: ActualSide;
  /** A text without the secrets of both. */
  readonly hide: (text: string) => string;
}

/**
 * What `--against` names; without it what the runner last applied. The exit code when it cannot be used, after its diagnostics were printed. Throws
 * `UsageError`, `StoreError`.
 */
export async function findActual(
  against: string | undefined,
  paths: readonly [string, ...string[]],
  config: Config,
  terminal: Terminal,
): Promise<FoundActual | number> {
  const mask = createMask(config.secrets);
  const hide = (text: string): string => shownText(text, mask);
  if (against === undefined) return { actual: appliedSide(config), hide };
  const [, kind, what = ''] = /^(git|generation):(.*)$/s.exec(against) ?? [];
  if (kind === 'generation') return { actual: generationSide(what, config), hide };
  if (against === '') throw new UsageError('--against needs a schedule, git:REF or generation:N');
  if (kind === 'git' && what === '') throw new UsageError('--against git: needs a ref, as in git:main');
  const absolute = paths.map((path) => resolve(path));
  const other =
    kind === 'git' ? await loadSchedule(paths, terminal, gitFiles(what, absolute)) : await loadSchedule([against], terminal);
  if (typeof other === 'number') return other;
  const both = createMask([...config.secrets, ...other.secrets]);
  return { actual: { name: against, jobs: other.jobs, openedFor: asItIs, running: null }, hide: (text) => shownText(text, both) };
}

/** What the runner last applied, and what its jobs are at. */
function appliedSide(config: Config): ActualSide {
  const { state } = config.runner;
  const last = state === ':memory:' ? null : readLastGeneration(state);
  if (last === null)
    return { name: 'nothing: no runner has applied this schedule yet', jobs: EMPTY, openedFor: asItIs, running: null };
  const left = readLeftBehind(state);
  return {
    ...keptSide(last, config),
    running: left && {
      isLive: left.isLive,
      nextFireTimes: left.nextFireTimes,
      runs: left.runs.flatMap(({ jobId, runId, fireTime }) => (runId === null ? [] : [{ jobId, runId, fireTime }])),
      overrides: new Map(
        left.overrides.map(({ jobId, user, uid, reason, until }) => {
          return [jobId, { isPaused: true, by: `${user} (uid ${uid})`, reason, until }] as const;
        }),
      ),
    },
  };
}

function generationSide(text: string, config: Config): ActualSide {
  const { state } = config.runner;
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new UsageError(`--against generation: needs a number, as in generation:3, got "${text}"`);
  if (state === ':memory:') throw new UsageError('runner.state is :memory:, which keeps no generations');
  const kept = readGeneration(state, Number(text));
  if (kept === null) throw new UsageError(`there is no generation ${text} in ${state}; \`volnux generations\` lists them`);
  if (kept.jobs === null) throw new UsageError(`generation ${text} lies long back: what it changed is kept, its jobs are not`);
  return { ...keptSide(kept, config), running: null };
}

function keptSide(kept: WholeGeneration, { jobs, moves, runner, timezone }: Config): Omit<ActualSide, 'running'> {
  const key = readStateKey(runner.state);
  return {
    name: nameGeneration(kept, timezone),
    jobs: fromKeptJobs(kept.jobs ?? [], jobs, key, moves),
    openedFor: (job, other) => {
      if (isReadable(job)) return job;
      return fromKeptJobs([JSON.stringify(job)], new Map([[job.id, other]]), key).get(job.id) ?? job;
    },
  };
}

function asItIs(job: Job): Job {
  return job;
}
