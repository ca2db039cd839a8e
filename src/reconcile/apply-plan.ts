import type { Job } from '../config/config.ts';
import { afterChange, type Change, type Jobs, type Plan, reverseMoves } from '../plan/plan.ts';
import { planChanges } from '../plan/plan-changes.ts';
import type { PolicyOptions } from '../scheduler/job-policy.ts';
import type { Runnable } from '../scheduler/pipeline.ts';
import type { PipelineScheduler } from '../scheduler/pipeline-scheduler.ts';
import type { AddJobOptions } from '../scheduler/scheduler-options.ts';

interface Target {
  readonly scheduler: PipelineScheduler;
  readonly runnableOf: (job: Job) => Runnable;
}

/**
 * Carries out a plan that was made from `before`. Only `add` and an update that says so anchor a job, at this moment; every other change
 * leaves its next fire time as it is, and jobs the plan does not name are not touched. All or nothing: when a change fails, those
 * carried out are taken back, and the error is thrown.
 */
export function applyPlan(plan: Plan, before: Jobs, target: Target): void {
  let done = 0;
  try {
    for (const change of plan.changes) {
      applyChange(change, target);
      done += 1;
    }
  } catch (error) {
    const actual = plan.changes.slice(0, done).reduce(afterChange, before);
    for (const change of planChanges(actual, before, reverseMoves(plan.changes)).changes) applyChange(change, target);
    throw error;
  }
}

function applyChange(change: Change, { scheduler, runnableOf }: Target): void {
  switch (change.kind) {
    case 'remove':
      scheduler.removeJob(change.jobId);
      break;
    case 'move':
      scheduler.moveJob(change.from, change.jobId, runnableOf(change.job));
      break;
    case 'pause':
      scheduler.pauseJob(change.jobId);
      break;
    case 'resume':
      scheduler.resumeJob(change.jobId);
      break;
    case 'update':
      scheduler.modifyJob(change.jobId, {
        pipeline: runnableOf(change.job),
        ...policyOptions(change.job),
        ...(change.isAnchored && { trigger: change.job.trigger }),
      });
      break;
    case 'add':
      scheduler.addJob(runnableOf(change.job), addJobOptions(change.job));
      break;
  }
}

function addJobOptions(job: Job): AddJobOptions {
  return { id: job.id, trigger: job.trigger, paused: job.paused, ...policyOptions(job) };
}

function policyOptions({ maxInstances, coalesce, misfireGraceTimeMs, overlap, concurrency, catchUpLimit }: Job): PolicyOptions {
  const misfireGraceTime = misfireGraceTimeMs === null ? null : misfireGraceTimeMs / 1000;
  return { maxInstances, coalesce, misfireGraceTime, overlap, concurrency, catchUpLimit };
}
