import type { Config, Job } from '../config/config.ts';
import type { EventFields } from '../event/event.ts';
import type { EventName } from '../event/event-mask.ts';
import type { RetryWaits } from '../run/retry-waits.ts';
import { type JobRunOptions, runJob } from '../run/run-job.ts';
import type { Runnable } from '../scheduler/pipeline.ts';
import type { StepRecorder } from '../store/steps/step-recorder.ts';
import type { RunsGoing } from './runs-going.ts';

interface RunSurroundings extends Pick<JobRunOptions, 'executor' | 'kill' | 'noRetry' | 'onOutput' | 'onStep'> {
  readonly runs: RunsGoing;
  readonly recorder: StepRecorder;
  readonly retries: RetryWaits;
  /** Those in force when a run begins. */
  readonly secretsNow: () => Config['secrets'];
  readonly publish: (name: EventName, fields: EventFields) => void;
}

/** A function that makes of a job what the scheduler can start: its runs are recorded, tried again, and go on where a former process left them. */
export function runnableJobs(surroundings: RunSurroundings): (job: Job) => Runnable {
  const { runs, recorder, retries, secretsNow, publish, ...passedOn } = surroundings;
  const { running, attempts, waiting, given } = runs;

  return function runnableOf(job) {
    const { id, params, trigger, outputMaxBytes } = job;
    return {
      run: async ({ runId, fireTime, signal, aside }) => {
        running.set(runId, { job, secrets: secretsNow() });
        const former = waiting.get(runId) ?? null;
        recorder.begin(runId, outputMaxBytes, former?.lastBlock);
        const givenParams = former?.progress.params ?? given.get(runId) ?? null;
        const run = {
          jobId: id,
          runId,
          fireTime,
          timezone: trigger.timezone,
          params: givenParams ?? params,
          isGiven: givenParams !== null,
        };
        const options: JobRunOptions = {
          ...passedOn,
          signal,
          aside,
          retries,
          onEvent: (name, reason, stepId) => publish(name, { jobId: retries.jobIdOf(runId), runId, stepId, fireTime, reason }),
          onAttempt: (attempt) => void (attempt > 1 && attempts.set(runId, attempt)),
        };
        retries.begin(runId, id);
        try {
          await runJob(job, run, options, former);
        } finally {
          retries.end(runId);
          recorder.end(runId);
        }
      },
    };
  };
}
