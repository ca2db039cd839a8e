import type { Job } from '../config/config.ts';
import { endsRuns } from '../plan/ends-runs.ts';
import type { Change, Jobs, Plan } from '../plan/plan.ts';
import type { PolicyOptions } from '../scheduler/job-policy.ts';
import type { Runnable } from '../scheduler/pipeline.ts';
import { REASON } from '../scheduler/reason.ts';
import type { PipelineScheduler } from '../scheduler/pipeline-scheduler.ts';
import type { AddJobOptions } from '../scheduler/scheduler-options.ts';

interface Target {
  readonly scheduler: PipelineScheduler;
  readonly runnableOf: (job: Job) => Runnable;
}

/**
 * Carries out a plan that was made from `before`. Only `add` and an update that says so anchor a job, at this moment; every other change
 * leaves its next fire time as it is, and jobs the plan does not name are not touched. All or nothing: when a change fails, those
 * carried out are taken back, phases and next fire times too, and the error is thrown. Runs in flight are ended (`on_change: cancel`) once nothing
 * can fail any more.
 */
export function applyPlan({ changes }: Plan, before: Jobs, target: Target): void {
  const { scheduler } = target;
  const undo: (() => void)[] = [];
  const cancels: (() => void)[] = [];
  try {
    for (const change of changes) {
      const putBack = scheduler.checkpoint(change.kind === 'move' ? change.from : change.jobId);
      undo.push(() => putBack('the edit could not be applied'));
      if (endsRuns(change, before)) {
        // Those that are going before the change: it may let one start that waited.
        const cancel = scheduler.cancelOf(change.jobId);
        cancels.push(() => cancel(REASON.endedByEdit(change.kind === 'remove' ? 'removed' : 'changed')));
      }
      applyChange(change, target);
    }
  } catch (error) {
    for (const putBack of undo.toReversed()) putBack();
    throw error;
  }
  for (const cancel of cancels) cancel();
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
      if (!change.isAnchored) scheduler.respellTrigger(change.jobId, change.job.trigger);
      break;
    case 'add':
      scheduler.addJob(runnableOf(change.job), addJobOptions(change.job));
      break;
  }
}

function addJobOptions(job: Job): AddJobOptions {
  return { id: job.id, trigger: job.trigger, paused: job.paused, ...policyOptions(job) };
}

function policyOptions({ maxInstances, coalesce, misfireGraceTimeMs, overlap, catchUpLimit }: Job): PolicyOptions {
  const misfireGraceTime = misfireGraceTimeMs === null ? null : misfireGraceTimeMs / 1000;
  return { maxInstances, coalesce, misfireGraceTime, overlap, catchUpLimit };
}
