import type { Config } from '../../config/config.ts';
import type { ActualSide } from '../../plan/actual-side.ts';
import { EMPTY } from '../../plan/plan.ts';
import { fromKeptJobs } from '../../reconcile/kept-jobs.ts';
import { readStateKey } from '../../store/database/state-key.ts';
import { readLastGeneration, type WholeGeneration } from '../../store/history/read-generations.ts';
import { readLeftBehind } from '../../store/history/read-left-behind.ts';
import { nameGeneration } from '../generations/name-generation.ts';

/** A generation that was kept, as one to compare `config` with. */
export function keptSide(kept: WholeGeneration, { jobs, moves, runner, timezone }: Config): Pick<ActualSide, 'name' | 'jobs'> {
  const key = readStateKey(runner.state);
  return { name: nameGeneration(kept, timezone), jobs: fromKeptJobs(kept.jobs ?? [], jobs, key, moves) };
}

/** What a runner last applied, and what its jobs are at, as its state directory says. Throws `StoreError`. */
export function lastSide(config: Config): ActualSide {
  const { state } = config.runner;
  if (state === ':memory:') return { name: 'nothing: no runner of this schedule is going', jobs: EMPTY, running: null };
  const last = readLastGeneration(state);
  if (last === null) return { name: 'nothing: no runner has applied this schedule yet', jobs: EMPTY, running: null };
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
