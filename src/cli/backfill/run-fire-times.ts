import { randomUUID } from 'node:crypto';
import type { Job } from '../../config/config.ts';
import type { Outcome, RunOutcome } from '../../event/outcome.ts';
import type { Executor } from '../../executor/executor.ts';
import type { StepOutput } from '../../run/attempt-step.ts';
import { runJob } from '../../run/run-job.ts';
import type { StepRecorder } from '../../store/steps/step-recorder.ts';
import type { Store } from '../../store/store.ts';

/** A run of a backfill that has ended. */
export interface BackfillRun {
  readonly fireTime: number;
  readonly runId: string;
  readonly outcome: RunOutcome;
  readonly reason: string | null;
  readonly durationMs: number;
}

interface Options {
  readonly job: Job;
  readonly store: Pick<Store, 'claimBackfill' | 'settle'>;
  readonly executor: Executor;
  readonly recorder: Pick<StepRecorder, 'begin' | 'tellOutput' | 'tellStep' | 'end'>;
  /** So many runs at the same time. */
  readonly maxParallel: number;
  /** The outcomes whose record gives way. */
  readonly madeUp: readonly Outcome[];
  /** Aborted: no further run begins. */
  readonly drain: AbortSignal;
  /** Aborted: runs that are going are ended at once. */
  readonly kill: AbortSignal;
  readonly onOutput: (output: StepOutput) => void;
  readonly onEnd: (run: BackfillRun) => void;
  /** What of ids of steps, and of why a run failed, may be shown and kept. */
  readonly hide: (text: string) => string;
}

const ENDED_AT_ONCE = 'the backfill was told to end at once';

/**
 * Runs a job for past fire times, in their order. Each is claimed right before its run begins and settled when that has ended, so that a backfill which is
 * ended anywhere can be begun again: what was settled is not run again, what was only claimed is. Rejects when the store fails, and then begins no more.
 */
export async function runFireTimes(fireTimes: readonly number[], options: Options): Promise<void> {
  const { maxParallel, drain } = options;
  const waiting = fireTimes.values();
  const failed = new AbortController();

  async function work(): Promise<void> {
    for (const fireTime of waiting) {
      if (drain.aborted || failed.signal.aborted) return;
      try {
        await runOne(fireTime, options);
      } catch (error) {
        failed.abort();
        throw error;
      }
    }
  }

  const ends = await Promise.allSettled(Array.from({ length: maxParallel }, work));
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
}

async function runOne(fireTime: number, options: Options): Promise<void> {
  const { job, store, executor, recorder, madeUp, kill, onOutput, onEnd, hide } = options;
  const { id: jobId, params, trigger } = job;
  const runId = randomUUID();
  const decidedAt = Date.now();
  // Of no generation: it is run as the file has it now, which nobody may have applied.
  const claim = { jobId, fireTime, runId, outcome: null, reason: null, generation: null, decidedAt, endedAt: null };
  if (!(await store.claimBackfill(claim, madeUp))) return;
  const run = { jobId, runId, fireTime, timezone: trigger.timezone, params, isBackfill: true };
  const startedAt = Date.now();
  recorder.begin(runId, job.outputMaxBytes);
  const end = await runJob(job, run, {
    executor,
    signal: kill,
    kill,
    onOutput: (output) => {
      const { attempt, stream, text } = output;
      onOutput(output);
      recorder.tellOutput({ runId, stepId: hide(output.stepId), attempt, stream, text, at: Date.now() });
    },
    onStep: (event) => recorder.tellStep({ ...event, stepId: hide(event.stepId) }),
  }).then(
    () => ({ outcome: 'success', reason: null }) as const,
    (error: unknown) => endOf(error as Error, kill),
  );
  recorder.end(runId);
  const reason = end.reason === null ? null : hide(end.reason);
  const endedAt = Date.now();
  await store.settle({ jobId, fireTime, outcome: end.outcome, reason, endedAt, startedAt });
  onEnd({ fireTime, runId, outcome: end.outcome, reason, durationMs: endedAt - startedAt });
}

/** What is ended because the backfill is counts as interrupted: the next one runs it again. */
function endOf({ name, message }: Error, kill: AbortSignal): { readonly outcome: RunOutcome; readonly reason: string } {
  if (kill.aborted) return { outcome: 'interrupted', reason: ENDED_AT_ONCE };
  return { outcome: name === 'TimeoutError' ? 'timeout' : 'failure', reason: message };
}
