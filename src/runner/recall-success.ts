import type { Since } from '../hook/late-watch.ts';
import type { JobRecord, Store } from '../store/store.ts';

interface Memory {
  readonly store: Pick<Store, 'records'>;
  /** The jobs as the store knew them at the start. */
  readonly jobs: readonly Pick<JobRecord, 'jobId' | 'anchor'>[];
  readonly onFailure: (error: Error) => void;
}

/**
 * A function that says since when a job has had no success: since the end of its last one, else since it was added. It never rejects: of a job whose
 * records cannot be read so much is known, too.
 */
export function successRecall({ store, jobs, onFailure }: Memory): (jobId: string) => Promise<Since> {
  const anchors = new Map(jobs.map(({ jobId, anchor }) => [jobId, anchor]));

  return async function recallSuccess(jobId) {
    const added = { at: anchors.get(jobId) ?? Date.now(), isSuccess: false };
    // Once: a job that is removed and comes back later is a new one.
    anchors.delete(jobId);
    try {
      const records = await store.records(jobId);
      const ends = records.flatMap(({ outcome, endedAt }) => (outcome === 'success' && endedAt !== null ? [endedAt] : []));
      return ends.length === 0 ? added : { at: ends.reduce((last, end) => Math.max(last, end)), isSuccess: true };
    } catch (error) {
      onFailure(error as Error);
      return added;
    }
  };
}
