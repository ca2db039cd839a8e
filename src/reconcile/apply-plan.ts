import type { Job } from '../config/config.ts';
import { endsRuns } from '../plan/ends-runs.ts';
import type { Change, Jobs, Plan } from '../plan/plan.ts';
import type { PolicyOptions } from '../scheduler/jobs/job-policy.ts';
import type { Runnable } from '../scheduler/pipeline.ts';
import { REASON } from '../scheduler/record/reason.ts';
import type { PipelineScheduler } from '../scheduler/pipeline-scheduler.ts';
import type { AddJobOptions } from '../scheduler/scheduler-options.ts';
import { inTurns } from './in-turns.ts';

interface Target {
  readonly scheduler: PipelineScheduler;
  readonly runnableOf: (job: Job) => Runnable;
}

/**
 * Carries out a plan that was made from `before`. Only `add` and an update that says so anchor a job, at this moment; every other change
 * leaves its next fire time as it is, and jobs the plan does not name are not touched. All or nothing: when a change fails, those
 * carried out are taken back, phases and next fire times too, and it rejects with the error. Runs in flight are ended (`on_change: cancel`) once nothing
 * can fail any more. A plan of thousands takes several turns of the event loop, in which jobs fire: as they are then. One of a few is
 * applied when this returns, and every job has its id.
 */
export async function applyPlan({ changes }: Plan, before: Jobs, target: Target): Promise<void> {
  const { scheduler } = target;
  const undo: (() => void)[] = [];
  const cancels: (() => void)[] = [];
  // With the renames of the store, which come in the order of calls: a run that ended in between would settle under an id that is no more.
  const named = changes.findLastIndex(({ kind }) => kind === 'move') + 1;
  try {
    for (const change of changes.slice(0, named)) carryOut(change);
    await inTurns(changes.slice(named).values().map(carryOut));
  } catch (error) {
    await inTurns(
      undo
        .toReversed()
        .values()
        .map((putBack) => putBack()),
    );
    throw error;
  }
  for (const cancel of cancels) cancel();

  function carryOut(change: Change): void {
    const putBack = scheduler.checkpoint(change.kind === 'move' ? change.from : change.jobId);
    undo.push(() => putBack('the edit could not be applied'));
    if (endsRuns(change, before)) {
      // Those that are going before the change: it may let one start that waited.
      const cancel = scheduler.cancelOf(change.jobId);
      cancels.push(() => cancel(REASON.endedByEdit(change.kind === 'remove' ? 'removed' : 'changed')));
    }
    applyChange(change, target);
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

function policyOptions({ maxInstances, coalesce, misfireGraceTimeMs, overlap, concurrency, catchUpLimit }: Job): PolicyOptions {
  const misfireGraceTime = misfireGraceTimeMs === null ? null : misfireGraceTimeMs / 1000;
  return { maxInstances, coalesce, misfireGraceTime, overlap, concurrency, catchUpLimit };
}
