import type { Config, Job, Params } from '../config/config.ts';
import { didYouMean } from '../config/diagnostic/closest.ts';
import { renderPretty } from '../config/diagnostic/render-pretty.ts';
import { listNames } from '../config/diagnostic/list-names.ts';
import { withGivenParams } from '../config/params/given-params.ts';
import { describePlan } from '../plan/describe-plan.ts';
import type { Overrides } from '../reconcile/overrides.ts';
import type { ReloadOutcome } from '../reconcile/reconciler.ts';
import type { PipelineScheduler } from '../scheduler/pipeline-scheduler.ts';
import type { RunInFlight } from '../scheduler/run-in-flight.ts';
import type { Store } from '../store/store.ts';
import { formatInstant } from '../trigger/zone/format-instant.ts';
import type {
  CancelAnswer,
  PauseAnswer,
  PlanAnswer,
  ReloadAnswer,
  ResumeAnswer,
  RunAnswer,
  StatusAnswer,
  TriggerAnswer,
  Trouble,
} from './answers.ts';
import type { AskedRuns } from './asked-runs.ts';
import { ControlError } from './control-error.ts';
import { jobStatus, overrideJson, runJson, zoneOf } from './status.ts';

/** The runner, as far as it can be asked and told. */
export interface Controlled {
  readonly version: string;
  readonly pid: number;
  /** When it began, Unix ms. */
  readonly since: number;
  readonly scheduler: PipelineScheduler;
  readonly overrides: Overrides;
  readonly store: Pick<Store, 'lastSettled'>;
  /** What is wrong with a runner that goes on; none: all is well. */
  readonly troubles: () => readonly Trouble[];
  readonly askedRuns: AskedRuns;
  readonly now: () => number;
  readonly isDraining: () => boolean;
  /** The config in force; `hash`: as it is kept; `keptJobs`: its jobs as they are kept. */
  readonly inForce: () => { readonly config: Config; readonly hash: string; readonly keptJobs: () => Promise<readonly string[]> };
  readonly reload: (options: { readonly force: boolean }) => Promise<ReloadOutcome>;
  /** Gives the run other params than those of its job; it has not begun. */
  readonly giveParams: (runId: string, params: Params) => void;
  /** The text without secrets. */
  readonly hide: (text: string) => string;
}

interface By {
  readonly user: string;
  readonly uid: number;
}

/** What can be asked of a runner, whatever asks. Each throws `ControlError` where it is not carried out. */
export interface Commands {
  readonly status: (request: { readonly job?: string }) => Promise<StatusAnswer>;
  readonly plan: () => Promise<PlanAnswer>;
  readonly pause: (request: {
    readonly job: string;
    readonly by: By;
    readonly reason?: string;
    readonly for_ms?: number;
  }) => Promise<PauseAnswer>;
  readonly resume: (request: { readonly job: string; readonly by: By }) => Promise<ResumeAnswer>;
  readonly reload: (request: { readonly force?: boolean }) => Promise<ReloadAnswer>;
  readonly trigger: (request: { readonly job: string; readonly with?: Readonly<Record<string, string>> }) => TriggerAnswer;
  readonly cancel: (request: { readonly target: string; readonly by: By }) => CancelAnswer;
  /** `wait`: for so many seconds at most, until it has ended, or begun. */
  readonly run: (request: {
    readonly run: string;
    readonly wait?: string;
    readonly until?: 'begun' | 'ended';
  }) => Promise<RunAnswer>;
}

export function createCommands(runner: Controlled): Commands {
  const { scheduler, overrides, store, askedRuns } = runner;

  function jobNamed(id: string): Job {
    const { jobs, moves } = runner.inForce().config;
    const job = jobs.get(id);
    if (job) return job;
    const now = [...moves].find(([, from]) => from === id)?.[0];
    if (now !== undefined) throw new ControlError('unknown-job', `there is no job "${id}" any more: it is "${now}" now`);
    throw new ControlError('unknown-job', `there is no job "${id}"${instead(id, [...jobs.keys()])}`);
  }

  function runsOf(jobId: string): readonly RunInFlight[] {
    return scheduler.runsInFlight().filter((run) => run.jobId === jobId);
  }

  async function status({ job }: { readonly job?: string }): Promise<StatusAnswer> {
    const asked = job === undefined ? scheduler.getJobs() : [scheduler.getJob(jobNamed(job).id) ?? []].flat();
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
    const { config, hash, keptJobs } = runner.inForce();
    const kept = await keptJobs();
    // An edit may have been applied meanwhile.
    if (runner.inForce().hash !== hash) return plan();
    const jobs = scheduler.getJobs();
    return {
      generation: scheduler.generation,
      hash,
      jobs: kept.map((text) => JSON.parse(text) as unknown),
      next_fire_times: Object.fromEntries(jobs.map(({ id }) => [id, nextOf(id)])),
      overrides: overrides
        .all()
        .map((override) => ({ job: override.jobId, ...overrideJson(override, zoneOf(override.jobId, config)) })),
      runs: scheduler.runsInFlight().map((run) => runJson(run, config)),
    };
  }

  function nextOf(jobId: string): string | null {
    const next = scheduler.getJob(jobId)?.nextFireTime ?? null;
    return next === null ? null : formatInstant(next, zoneOf(jobId, runner.inForce().config));
  }

  async function pause({ job: id, by, reason, for_ms: forMs }: Parameters<Commands['pause']>[0]): Promise<PauseAnswer> {
    const job = jobNamed(id);
    const { config } = runner.inForce();
    const runs = runsOf(id).map((run) => runJson(run, config));
    if (job.paused) return { job: id, override: null, kept: true, runs };
    const since = runner.now();
    const until = forMs === undefined ? null : since + forMs;
    const why = reason === undefined || reason === '' ? null : runner.hide(reason);
    const override = { jobId: id, kind: 'pause', reason: why, user: by.user, uid: by.uid, since, until } as const;
    const kept = await overrides.pause(override);
    return { job: id, override: overrideJson(override, zoneOf(id, config)), kept, runs };
  }

  async function resume({ job: id, by }: Parameters<Commands['resume']>[0]): Promise<ResumeAnswer> {
    const job = jobNamed(id);
    if (job.paused) {
      throw new ControlError('refused', `"${id}" is paused by the schedule (paused: true), and goes on when that is edited`);
    }
    if (overrides.get(id) === null) return { job: id, resumed: false, kept: true, next_fire_time: nextOf(id) };
    const kept = await overrides.resume(id, `by ${by.user}`);
    return { job: id, resumed: true, kept, next_fire_time: nextOf(id) };
  }

  async function reload({ force = false }: Parameters<Commands['reload']>[0]): Promise<ReloadAnswer> {
    const outcome = await runner.reload({ force });
    const { generation } = scheduler;
    switch (outcome.kind) {
      case 'applied':
        return { outcome: 'applied', summary: describePlan(outcome.plan), rejection: null, generation };
      case 'rejected': {
        const text = outcome.diagnostics.map((diagnostic) => renderPretty(diagnostic)).join('\n\n');
        return { outcome: 'rejected', summary: null, rejection: runner.hide(text), generation };
      }
      case 'refused':
        return { outcome: 'refused', summary: null, rejection: runner.hide(outcome.reason), generation };
      case 'unchanged':
        return { outcome: 'unchanged', summary: null, rejection: null, generation };
    }
  }

  function trigger({ job: id, with: given = {} }: Parameters<Commands['trigger']>[0]): TriggerAnswer {
    const job = jobNamed(id);
    if (runner.isDraining()) throw new ControlError('refused', 'the runner is draining: it starts no run any more');
    const read = withGivenParams(job, Object.entries(given));
    if (read.kind === 'fault') throw new ControlError('bad-request', runner.hide(read.message));
    const run = scheduler.triggerJob(id);
    if (Object.keys(given).length > 0) runner.giveParams(run, read.params);
    askedRuns.add(run, id);
    return { job: id, run };
  }

  function cancel({ target, by }: Parameters<Commands['cancel']>[0]): CancelAnswer {
    const { config } = runner.inForce();
    const all = scheduler.runsInFlight();
    const ofJob = all.filter(({ jobId }) => jobId === target);
    if (ofJob.length > 0) return { runs: scheduler.cancelJobRuns(target, by.user).map((run) => runJson(run, config)) };
    if (config.jobs.has(target)) throw new ControlError('refused', `no run of "${target}" is going or waits`);
    const [found, other] = all.filter(({ runId }) => runId.startsWith(target.toLowerCase()));
    if (found && other) {
      throw new ControlError(
        'unknown-run',
        `"${target}" begins the ids of several runs, ${found.runId} and ${other.runId} among them`,
      );
    }
    if (found) return { runs: scheduler.cancelRun(found.runId, by.user).map((run) => runJson(run, config)) };
    const near = instead(target, [...config.jobs.keys()]);
    throw new ControlError('unknown-run', `no run "${target}" is going, and there is no such job${near}`);
  }

  async function run({ run: id, wait = '0', until = 'ended' }: Parameters<Commands['run']>[0]): Promise<RunAnswer> {
    const answer = await askedRuns.answer(id, Number(wait) * 1000, until);
    if (answer) return answer;
    throw new ControlError('unknown-run', `no run "${id}" was asked for by hand lately; \`volnux runs show\` has all`);
  }

  return { status, plan, pause, resume, reload, trigger, cancel, run };
}

function instead(word: string, ids: readonly string[]): string {
  if (ids.length === 0) return '; there are no jobs';
  return `; ${didYouMean(word, ids) ?? `the jobs are ${listNames(ids)}`}`;
}
