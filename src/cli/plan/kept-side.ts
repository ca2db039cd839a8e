import type { Config } from '../../config/config.ts';
import type { ActualSide } from '../../plan/actual-side.ts';
import { EMPTY } from '../../plan/plan.ts';
import { fromKeptJobs, isReadable } from '../../reconcile/kept-jobs.ts';
import { readStateKey } from '../../store/database/state-key.ts';
import { readLastGeneration, type WholeGeneration } from '../../store/history/read-generations.ts';
import { readLeftBehind } from '../../store/history/read-left-behind.ts';
import { nameGeneration } from '../generations/name-generation.ts';

/** A generation that was kept, as one to compare `config` with. */
export function keptSide(kept: WholeGeneration, config: Config): Omit<ActualSide, 'running'> {
  const key = readStateKey(config.runner.state);
  return { name: nameGeneration(kept, config.timezone), ...jobsOfSide(kept.jobs ?? [], config, key) };
}

/** Jobs that were kept, to compare those of `config` with; secrets in them are sealed with `key`. */
export function jobsOfSide(
  texts: readonly string[],
  { jobs, moves }: Pick<Config, 'jobs' | 'moves'>,
  key: Uint8Array | null,
): Pick<ActualSide, 'jobs' | 'openedFor'> {
  return {
    jobs: fromKeptJobs(texts, jobs, key, moves),
    openedFor: (job, other) => {
      if (isReadable(job)) return job;
      return fromKeptJobs([JSON.stringify(job)], new Map([[job.id, other]]), key).get(job.id) ?? job;
    },
  };
}

const NO_JOBS = { jobs: EMPTY, openedFor: null, running: null };

/** What a runner last applied, and what its jobs are at, as its state directory says. Throws `StoreError`. */
export function lastSide(config: Config): ActualSide {
  const { state } = config.runner;
  if (state === ':memory:') return { name: 'nothing: no runner of this schedule is going', ...NO_JOBS };
  const last = readLastGeneration(state);
  if (last === null) return { name: 'nothing: no runner has applied this schedule yet', ...NO_JOBS };
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
