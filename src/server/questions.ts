import { formatInstant } from '../trigger/zone/format-instant.ts';
import type { PlanAnswer, RunAnswer, StatusAnswer } from './answers.ts';
import { ControlError } from './control-error.ts';
import type { Controlled } from './controlled.ts';
import { jobNamed } from './job-named.ts';
import { jobStatus, nextFireTimeOf, overrideJson, runJson, zoneOf } from './status.ts';

/** What a runner answers and goes on as it did. Each throws `ControlError` where there is no answer. */
export interface Questions {
  readonly status: (request: { readonly job?: string }) => Promise<StatusAnswer>;
  readonly plan: () => Promise<PlanAnswer>;
  /** `wait`: for so many seconds at most, until it has ended, or begun. */
  readonly run: (request: {
    readonly run: string;
    readonly wait?: string;
    readonly until?: 'begun' | 'ended';
  }) => Promise<RunAnswer>;
}

export function createQuestions(runner: Controlled): Questions {
  const { scheduler, overrides, store, askedRuns } = runner;

  async function status({ job }: { readonly job?: string }): Promise<StatusAnswer> {
    const asked =
      job === undefined ? scheduler.getJobs() : [scheduler.getJob(jobNamed(job, runner.inForce().config).id) ?? []].flat();
    const settled = await store.lastSettled(asked.map(({ id }) => id));
    const last = new Map(settled.map((record) => [record.jobId, record]));
    const runs = Map.groupBy(scheduler.runsInFlight(), ({ jobId }) => jobId);
    // Taken now: an edit may have been applied meanwhile.
    const { config, hash } = runner.inForce();
    return {
      runner: {
        version: runner.version,
        pid: runner.pid,
        since: formatInstant(runner.since, config.timezone),
        directory: config.runner.state,
        state: runner.isDraining() ? 'draining' : 'running',
        generation: scheduler.generation,
        hash,
        files: config.files,
        timezone: config.timezone,
        degraded: runner.troubles(),
      },
      jobs: asked.map((scheduled) => {
        const { id } = scheduled;
        const facts = { scheduled, override: overrides.get(id), last: last.get(id) ?? null, runs: runs.get(id) ?? [] };
        return jobStatus(facts, config);
      }),
    };
  }

  async function plan(): Promise<PlanAnswer> {
    const { config, hash, keptJobs, sealKey } = runner.inForce();
    const kept = await keptJobs();
    // A store that fails is no reason not to say what runs.
    const last = await store.lastGeneration().catch(() => null);
    // An edit may have been applied meanwhile.
    if (runner.inForce().hash !== hash) return plan();
    const { generation } = scheduler;
    const applied = last?.generation === generation ? last : null;
    const jobs = scheduler.getJobs();
    return {
      generation,
      applied_at: applied && formatInstant(applied.appliedAt, config.timezone),
      commit: applied?.commit ?? null,
      hash,
      jobs: kept.map((text) => JSON.parse(text) as unknown),
      seal_key: sealKey,
      next_fire_times: Object.fromEntries(jobs.map(({ id }) => [id, nextFireTimeOf(id, runner)])),
      overrides: overrides
        .all()
        .map((override) => ({ job: override.jobId, ...overrideJson(override, zoneOf(override.jobId, config)) })),
      runs: scheduler.runsInFlight().map((run) => runJson(run, config)),
    };
  }

  async function run({ run: id, wait = '0', until = 'ended' }: Parameters<Questions['run']>[0]): Promise<RunAnswer> {
    const answer = await askedRuns.answer(id, Number(wait) * 1000, until);
    if (answer) return answer;
    throw new ControlError('unknown-run', `no run "${id}" was asked for by hand lately; \`volnux runs show\` has all`);
  }

  return { status, plan, run };
}
