import type { AppliedGeneration, FireTimeRecord, Settlement, Store } from './store.ts';

/** A store that lives and dies with the process, and keeps the last `keep` fire times of each job. */
export function createMemoryStore({ keep = 1000 }: { keep?: number } = {}): Store {
  const jobs = new Map<string, Map<number, FireTimeRecord>>();
  let applied: AppliedGeneration | null = null;

  function claimOne(record: FireTimeRecord): boolean {
    const records = jobs.get(record.jobId) ?? new Map<number, FireTimeRecord>();
    jobs.set(record.jobId, records);
    if (records.has(record.fireTime)) return false;
    records.set(record.fireTime, record);
    if (records.size > keep) dropOldestSettled(records);
    return true;
  }

  return {
    claim: async (records) => records.map(claimOne),
    settle: async (settlement: Settlement) => {
      const records = jobs.get(settlement.jobId);
      const record = records?.get(settlement.fireTime);
      if (records && record?.outcome === null) records.set(settlement.fireTime, { ...record, ...settlement });
    },
    records: async (jobId) => [...(jobs.get(jobId)?.values() ?? [])].sort((a, b) => a.fireTime - b.fireTime),
    interruptUnsettled: async () => [],
    saveGeneration: async (generation) => {
      applied = generation;
    },
    lastGeneration: async () => applied,
    close: async () => {},
  };
}

/** Unsettled ones stay: their run will want to settle them. */
function dropOldestSettled(records: Map<number, FireTimeRecord>): void {
  for (const [fireTime, record] of records) {
    if (record.outcome === null) continue;
    records.delete(fireTime);
    return;
  }
}
