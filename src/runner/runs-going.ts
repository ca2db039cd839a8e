import type { Config, Job, Params } from '../config/config.ts';
import type { WaitingRun } from '../run/run-job.ts';
import type { RetryRecord } from '../store/store.ts';

/** What is known of the runs that are going or are about to, by run. */
export interface RunsGoing {
  /** What is going: a run finishes under the definition it began with, its hooks and its secrets too. */
  readonly running: Map<string, { readonly job: Job; readonly secrets: Config['secrets'] }>;
  /** Which attempt of the runs that are going is, where it is not the first. */
  readonly attempts: Map<string, number>;
  /** What a former process left waiting. */
  readonly waiting: Map<string, WaitingRun & Pick<RetryRecord, 'lastBlock'>>;
  /** Params of runs that were asked for with others than those of their job. */
  readonly given: Map<string, Params>;
}

/** Nothing is going. */
export function createRunsGoing(): RunsGoing {
  return { running: new Map(), attempts: new Map(), waiting: new Map(), given: new Map() };
}

/** A run has ended: only what waits is left as it is. */
export function forgetRun({ running, attempts, given }: RunsGoing, runId: string): void {
  running.delete(runId);
  attempts.delete(runId);
  given.delete(runId);
}
