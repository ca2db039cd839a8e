import { OutageBacklog, type OutageOptions } from './outage-backlog.ts';
import { StoreError } from '../store-error.ts';
import type { FireTimeRecord, JobRecord, Store } from '../store.ts';
import { unrecordedReason } from './unrecorded.ts';

/**
 * What becomes of fire times that cannot be recorded. `keep_running`: they run, and are recorded later. `buffer`: they do not run. `stop`: as
 * `buffer`, and whoever is told of the outage is to end the runner.
 */
export type OnStoreError = 'keep_running' | 'buffer' | 'stop';

export interface BridgeOptions extends OutageOptions {
  /** Asked anew for each fire time. */
  readonly onStoreError: () => OnStoreError;
}

/**
 * A store that bridges the outages of another one, whose `StoreError`s say that it cannot be used. Outcomes of runs, and when jobs fire next, are kept in
 * memory until they can be recorded. A claim is kept, and answered as `onStoreError` says now; where its runs must not start, it rejects with a
 * `StoreError` that `isKept`: they will be recorded as not run. The methods that only ask, or can be done without, fail each by itself. `close`
 * rejects with `StoreError` when something was not recorded to the last.
 */
export function bridgedStore(store: Store, { onStoreError, ...options }: BridgeOptions): Store {
  /** The fire times that run without a record. */
  const running = new Set<string>();
  const backlog = new OutageBacklog({
    ...options,
    onRecovery: (reason) => {
      running.clear();
      options.onRecovery(reason);
    },
  });

  function claimLater(records: readonly FireTimeRecord[], jobs: readonly JobRecord[], outage: StoreError): readonly boolean[] {
    const isRun = onStoreError() === 'keep_running' && backlog.hasRoom(records.length);
    const kept = isRun ? records : records.map((record) => notStarted(record, outage));
    const isKept = backlog.keep(records.length, () => store.claim(kept, jobs), false);
    if (!isRun) throw new StoreError(outage.message, { code: outage.code, isKept, cause: outage });
    return records.map(isNew);
  }

  /** As far as can be told without the store. */
  function isNew({ jobId, fireTime }: FireTimeRecord): boolean {
    const key = `${fireTime} ${jobId}`;
    return !running.has(key) && running.add(key).has(key);
  }

  function write(records: number, call: () => Promise<void>, must: boolean): Promise<void> {
    return backlog.attempt(call, () => void backlog.keep(records, call, must));
  }

  return {
    ...store,
    claim: (records, jobs = []) =>
      backlog.attempt(
        () => store.claim(records, jobs),
        (outage) => claimLater(records, jobs, outage),
      ),
    settle: (settlement, following = []) =>
      backlog.attempt(
        () => store.settle(settlement, following),
        (outage) => {
          // There are never more of them than runs that were claimed.
          backlog.keep(1, () => store.settle(settlement), true);
          return following.length === 0 ? [] : claimLater(following, [], outage);
        },
      ),
    saveJobs: (jobs, gone) => write(jobs.length + gone.length, () => store.saveJobs(jobs, gone), false),
    // Moves jobs, too.
    applyGeneration: (generation, moves) => write(1, () => store.applyGeneration(generation, moves), true),
    moveJobs: (moves) => write(moves.size, () => store.moveJobs(moves), true),
    close: async () => {
      const lost = await backlog.close();
      const failure: unknown = await store.close().then(
        () => null,
        (error: unknown) => error,
      );
      if (lost ?? failure) throw lost ?? failure;
    },
  };
}

function notStarted(record: FireTimeRecord, outage: StoreError): FireTimeRecord {
  if (record.outcome !== null) return record;
  return { ...record, outcome: 'skipped', reason: unrecordedReason(outage), endedAt: record.decidedAt };
}
