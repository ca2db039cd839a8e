import type { Config } from '../../config/config.ts';
import type { ActualSide } from '../../plan/actual-side.ts';
import type { PlanAnswer } from '../../server/answers.ts';
import { readStateKey } from '../../store/database/state-key.ts';
import { UsageError, type Terminal } from '../command.ts';
import { askRunner, NoRunnerError, type Asked } from '../control/ask-runner.ts';
import { runnerDirectory } from '../control/find-runner.ts';
import { nameGeneration } from '../generations/name-generation.ts';
import { jobsOfSide, lastSide } from './kept-side.ts';

/**
 * What the runner of the schedule has in force and what its jobs are at, asked over its socket; where none is going what one last had, as its state
 * directory says, and also where one does not answer: then so much is said. Throws `UsageError`, `StoreError`.
 */
export async function appliedSide(
  config: Config,
  paths: readonly [string, ...string[]],
  { stderr }: Pick<Terminal, 'stderr'>,
): Promise<ActualSide> {
  try {
    const asked = await askPlan(config, paths);
    if (asked.kind === 'answer') return answeredSide(asked.value, config);
    throw new UsageError(asked.message);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    if (error instanceof NoRunnerError) return lastSide(config);
    // Nothing else says what it has in force.
    if (config.runner.state === ':memory:') throw error;
    stderr.write(`volnux: ${error.message}; what its state directory says is compared instead\n`);
    return lastSide(config);
  }
}

function askPlan(config: Config, paths: readonly [string, ...string[]]): Promise<Asked<PlanAnswer>> {
  return askRunner(runnerDirectory(config, paths), { method: 'GET', path: '/v1/plan' });
}

function answeredSide(answer: PlanAnswer, config: Config): ActualSide {
  const { generation, applied_at: appliedAt, commit, seal_key: sealKey } = answer;
  const key = sealKey === null ? readStateKey(config.runner.state) : Buffer.from(sealKey, 'hex');
  const texts = answer.jobs.map((job) => JSON.stringify(job));
  return {
    name:
      generation === null || appliedAt === null
        ? 'what the runner has in force'
        : nameGeneration({ generation, appliedAt: Date.parse(appliedAt), commit }, config.timezone),
    ...jobsOfSide(texts, config, key),
    running: {
      isLive: true,
      nextFireTimes: new Map(Object.entries(answer.next_fire_times).map(([id, next]) => [id, instantOf(next)] as const)),
      runs: answer.runs.map(({ job, run, fire_time: fireTime }) => ({ jobId: job, runId: run, fireTime: Date.parse(fireTime) })),
      overrides: new Map(
        answer.overrides.map(({ job, user, uid, reason, until }) => {
          return [job, { isPaused: true, by: `${user} (uid ${uid})`, reason, until: instantOf(until) }] as const;
        }),
      ),
    },
  };
}

function instantOf(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}
