import { renderPretty } from '../config/diagnostic/render-pretty.ts';
import { withGivenParams } from '../config/params/given-params.ts';
import { describePlan } from '../plan/describe-plan.ts';
import type { CancelAnswer, PauseAnswer, ReloadAnswer, ResumeAnswer, TriggerAnswer } from './answers.ts';
import { ControlError } from './control-error.ts';
import type { Controlled } from './controlled.ts';
import { instead, jobNamed } from './job-named.ts';
import { nextFireTimeOf, overrideJson, runJson, zoneOf } from './status.ts';

interface By {
  readonly user: string;
  readonly uid: number;
}

/** What a runner is told to do. Each throws `ControlError` where it is not carried out. */
export interface Orders {
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
}

export function createOrders(runner: Controlled): Orders {
  const { scheduler, overrides, askedRuns } = runner;

  async function pause({ job: id, by, reason, for_ms: forMs }: Parameters<Orders['pause']>[0]): Promise<PauseAnswer> {
    const job = jobNamed(id, runner.inForce().config);
    const { config } = runner.inForce();
    const runs = scheduler
      .runsInFlight()
      .filter(({ jobId }) => jobId === id)
      .map((run) => runJson(run, config));
    if (job.paused) return { job: id, override: null, kept: true, runs };
    const since = runner.now();
    const until = forMs === undefined ? null : since + forMs;
    const why = reason === undefined || reason === '' ? null : runner.hide(reason);
    const override = { jobId: id, kind: 'pause', reason: why, user: by.user, uid: by.uid, since, until } as const;
    const kept = await overrides.pause(override);
    return { job: id, override: overrideJson(override, zoneOf(id, config)), kept, runs };
  }

  async function resume({ job: id, by }: Parameters<Orders['resume']>[0]): Promise<ResumeAnswer> {
    const job = jobNamed(id, runner.inForce().config);
    if (job.paused) {
      throw new ControlError('refused', `"${id}" is paused by the schedule (paused: true), and goes on when that is edited`);
    }
    if (overrides.get(id) === null) return { job: id, resumed: false, kept: true, next_fire_time: nextFireTimeOf(id, runner) };
    const kept = await overrides.resume(id, `by ${by.user}`);
    return { job: id, resumed: true, kept, next_fire_time: nextFireTimeOf(id, runner) };
  }

  async function reload({ force = false }: Parameters<Orders['reload']>[0]): Promise<ReloadAnswer> {
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

  function trigger({ job: id, with: given = {} }: Parameters<Orders['trigger']>[0]): TriggerAnswer {
    const job = jobNamed(id, runner.inForce().config);
    if (runner.isDraining()) throw new ControlError('refused', 'the runner is draining: it starts no run any more');
    const read = withGivenParams(job, Object.entries(given));
    if (read.kind === 'fault') throw new ControlError('bad-request', runner.hide(read.message));
    const run = scheduler.triggerJob(id);
    if (Object.keys(given).length > 0) runner.giveParams(run, read.params);
    askedRuns.add(run, id);
    return { job: id, run };
  }

  function cancel({ target, by }: Parameters<Orders['cancel']>[0]): CancelAnswer {
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

  return { pause, resume, reload, trigger, cancel };
}
