import type { AppliedGeneration, FireTimeRecord, Store } from './store.ts';

/** A store that lives and dies with the process, and keeps the last `keep` records of all jobs together. */
export function createMemoryStore({ keep = 10_000 }: { keep?: number } = {}): Store {
  /** Oldest first. */
  const records = new Map<string, FireTimeRecord>();
  let applied: AppliedGeneration | null = null;

  function claimOne(record: FireTimeRecord): boolean {
    const key = keyOf(record);
    if (records.has(key)) return false;
    records.set(key, record);
    if (records.size > keep) dropOldestSettled(records);
    return true;
  }

  return {
    claim: async (claimed) => claimed.map(claimOne),
    settle: async (settlement, following = []) => {
      const key = keyOf(settlement);
      const record = records.get(key);
      if (record?.outcome === null) records.set(key, { ...record, ...settlement });
      return following.map(claimOne);
    },
    records: async (jobId) =>
      [...records.values()].filter((record) => record.jobId === jobId).sort((a, b) => a.fireTime - b.fireTime),
    interruptUnsettled: async () => [],
    saveGeneration: async (generation) => {
      applied = generation;
    },
    lastGeneration: async () => applied,
    close: async () => {},
  };
}

function keyOf({ jobId, fireTime }: Pick<FireTimeRecord, 'jobId' | 'fireTime'>): string {
  return `${fireTime} ${jobId}`;
}

/** Unsettled ones stay: their run will want to settle them. */
function dropOldestSettled(records: Map<string, FireTimeRecord>): void {
  for (const [key, record] of records) {
    if (record.outcome === null) continue;
    records.delete(key);
    return;
  }
}
