import type { EventFields } from '../event/event.ts';
import type { Jobs } from '../plan/plan.ts';
import type { Overrides } from '../reconcile/overrides.ts';
import type { RunProgress } from '../run/run-job.ts';
import type { FireTimeRecord, RetryRecord, Store } from '../store/store.ts';
import type { RunsGoing } from './runs-going.ts';

/** Settles what a former process did not end, once and before anything is claimed, and gives it back; what is to run again is noted with it. */
export function interruptRuns(store: Store, jobs: Jobs, overrides: Overrides): Promise<readonly FireTimeRecord[]> {
  const rerun = [...jobs.values()].filter(
    ({ id, rerunInterrupted, paused }) => rerunInterrupted && !paused && overrides.get(id) === null,
  );
  return store.interruptUnsettled(Date.now(), new Set(rerun.map(({ id }) => id)));
}

/** What is to be told of each run that was interrupted: also that it is run again, if it is. */
export function interruptionsToTell(
  interrupted: readonly FireTimeRecord[],
  rerun: readonly FireTimeRecord[],
): readonly EventFields[] {
  const again = new Set(rerun.map(({ runId }) => runId));
  return interrupted.map(({ jobId, runId, fireTime, outcome, generation, reason: recorded }) => {
    const reason = `${recorded}${again.has(runId) ? '; it is run again, once, because rerun_interrupted is true' : ''}`;
    return { jobId, runId, fireTime, outcome, generation, reason, exception: new Error(reason) };
  });
}

/** What a former process left to do: what is to run again, and what waited for its next attempt, which is put where its runs look for it. */
export async function leftRuns(
  store: Store,
  runs: RunsGoing,
): Promise<{ readonly rerun: readonly FireTimeRecord[]; readonly waiting: readonly RetryRecord[] }> {
  const rerun = await store.toRerun();
  const waiting = await store.waitingRetries();
  for (const { runId, retryAt, progress, failure, lastBlock } of waiting)
    runs.waiting.set(runId, { retryAt, progress: JSON.parse(progress) as RunProgress, failure, lastBlock });
  return { rerun, waiting };
}
