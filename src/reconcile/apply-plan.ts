import type { Job } from '../config/config.ts';
import type { Change, Plan } from '../plan/plan.ts';
import type { Runnable } from '../scheduler/pipeline.ts';
import type { AddJobOptions, PipelineScheduler } from '../scheduler/pipeline-scheduler.ts';
import type { PolicyOptions } from '../scheduler/job-policy.ts';

/**
 * Carries out a plan. Only `add` and an update of `trigger` anchor a job, at this moment; every other change leaves its next fire
 * time as it is, and jobs the plan does not name are not touched.
 */
export function applyPlan(plan: Plan, scheduler: PipelineScheduler, runnableOf: (job: Job) => Runnable): void {
  for (const change of plan.changes) applyChange(change, scheduler, runnableOf);
}

function applyChange(change: Change, scheduler: PipelineScheduler, runnableOf: (job: Job) => Runnable): void {
  switch (change.kind) {
    case 'remove':
      scheduler.removeJob(change.jobId);
      break;
    case 'pause':
      scheduler.pauseJob(change.jobId);
      break;
    case 'resume':
      scheduler.resumeJob(change.jobId);
      break;
    case 'update':
      scheduler.modifyJob(change.jobId, { pipeline: runnableOf(change.job), ...policyOptions(change.job) });
      if (change.fields.includes('trigger')) scheduler.rescheduleJob(change.jobId, { trigger: change.job.trigger });
      break;
    case 'add':
      scheduler.addJob(runnableOf(change.job), addJobOptions(change.job));
      break;
  }
}

function addJobOptions(job: Job): AddJobOptions {
  return { id: job.id, trigger: job.trigger, paused: job.paused, ...policyOptions(job) };
}

function policyOptions({ maxInstances, coalesce, misfireGraceTimeMs, overlap }: Job): PolicyOptions {
  return { maxInstances, coalesce, misfireGraceTime: misfireGraceTimeMs === null ? null : misfireGraceTimeMs / 1000, overlap };
}
