import { memoryOverrides } from './memory-overrides.ts';
import type { AppliedGeneration, FireTimeRecord, Settlement, Store } from './store.ts';

interface Kept {
  /** As it was claimed. */
  record: FireTimeRecord;
  /** How it was settled since. */
  end: Pick<Settlement, 'outcome' | 'reason' | 'endedAt'> | null;
}

interface KeptGeneration {
  readonly fields: AppliedGeneration;
  /** All of them. */
  readonly jobs: ReadonlyMap<string, string | null>;
}

const NOTHING_FOLLOWS: Promise<readonly boolean[]> = Promise.resolve([]);

/** A store that lives and dies with the process, and keeps the last `keep` records of all jobs together. */
export function createMemoryStore({ keep = 10_000 }: { keep?: number } = {}): Store {
  /** Of each job, oldest fire time first. */
  const jobs = new Map<string, Kept[]>();
  /** Of all jobs, in the order they were claimed; those before `first` are dropped. */
  let all: Kept[] = [];
  let first = 0;
  let generations: readonly KeptGeneration[] = [];
  let saved: KeptGeneration | null = null;
  const { moveOverride, ...overrides } = memoryOverrides();

  function claimOne(record: FireTimeRecord): boolean {
    const kept: Kept = { record, end: null };
    const ofJob = jobs.get(record.jobId);
    if (ofJob === undefined) jobs.set(record.jobId, [kept]);
    else if (!insert(kept, ofJob)) return false;
    all.push(kept);
    if (all.length - first > keep) dropOldestSettled();
    return true;
  }

  /** Unsettled ones stay, as if claimed anew: their run will want to settle them. */
  function dropOldestSettled(): void {
    for (let left = all.length - first; left > 0; left--) {
      const oldest = all[first++];
      if (oldest === undefined) return;
      if (isSettled(oldest)) {
        drop(oldest.record);
        break;
      }
      all.push(oldest);
    }
    // Not each time: what is behind moves up.
    if (first > keep) {
      all = all.slice(first);
      first = 0;
    }
  }

  function drop({ jobId, fireTime }: FireTimeRecord): void {
    const ofJob = jobs.get(jobId) ?? [];
    const index = placeOf(fireTime, ofJob);
    if (index === 0) ofJob.shift();
    else ofJob.splice(index, 1);
    if (ofJob.length === 0) jobs.delete(jobId);
  }

  function moveRecords(from: string, id: string): void {
    const own = jobs.get(id) ?? [];
    const taken = new Set(own.map(({ record }) => record.fireTime));
    const records = Map.groupBy(jobs.get(from) ?? [], ({ record }) => !taken.has(record.fireTime));
    const [moved, left] = [records.get(true) ?? [], records.get(false) ?? []];
    for (const kept of moved) kept.record = { ...kept.record, jobId: id };
    jobs.delete(from);
    if (moved.length > 0)
      jobs.set(
        id,
        own.concat(moved).toSorted((a, b) => a.record.fireTime - b.record.fireTime),
      );
    if (left.length === 0) return;
    all = all.slice(first).filter((kept) => !left.includes(kept));
    first = 0;
  }

  function moveAll(moves: ReadonlyMap<string, string>): void {
    for (const [id, from] of moves) {
      moveRecords(from, id);
      moveOverride(from, id);
    }
  }

  return {
    ...overrides,
    isDurable: false,
    claim: async (records) => records.map(claimOne),
    settle: (settlement, following) => {
      const kept = find(settlement.fireTime, jobs.get(settlement.jobId) ?? []);
      if (kept && !isSettled(kept)) kept.end = settlement;
      return following === undefined ? NOTHING_FOLLOWS : Promise.resolve(following.map(claimOne));
    },
    records: async (jobId) => (jobs.get(jobId) ?? []).map(recordOf),
    lastSettled: async (jobIds) =>
      jobIds.flatMap((jobId) => {
        const last = jobs.get(jobId)?.findLast(isSettled);
        return last ? recordOf(last) : [];
      }),
    moveJobs: async (moves) => moveAll(moves),
    saveJobs: async () => {},
    jobs: async () => [],
    interruptUnsettled: async () => [],
    noteRetry: async () => {},
    waitingRetries: async () => [],
    toldNotes: async () => [],
    noteTold: async () => {},
    toRerun: async () => [],
    claimAgain: async (records) => records.map(() => false),
    claimBackfill: async (record, again) => {
      const kept = find(record.fireTime, jobs.get(record.jobId) ?? []);
      if (!kept) return claimOne(record);
      const { outcome } = recordOf(kept);
      if (outcome === null || !again.includes(outcome)) return false;
      kept.record = record;
      kept.end = null;
      return true;
    },
    prune: async () => ({ removed: 0, next: null, bytes: 0, oldest: null }),
    recordSteps: async () => {},
    saveGeneration: async (fields, changed) => {
      const jobs = new Map([...(generations.at(-1)?.jobs ?? []), ...changed]);
      saved = { fields, jobs: new Map([...jobs].filter(([, job]) => job !== null)) };
    },
    applyGeneration: async (generation, moves) => {
      // The former one is kept, to go back to.
      const earlier = generations.filter(({ fields }) => fields.generation <= generation).slice(-1);
      generations = saved?.fields.generation === generation ? [...earlier, saved] : earlier;
      saved = null;
      moveAll(moves);
    },
    lastGeneration: async () => generations.at(-1)?.fields ?? null,
    generationJobs: async (generation) => {
      const kept = generations.find(({ fields }) => fields.generation === generation);
      return [...(kept?.jobs.values() ?? [])].flatMap((job) => job ?? []);
    },
    close: async () => {},
  };
}

function isSettled({ record, end }: Kept): boolean {
  return end !== null || record.outcome !== null;
}

function recordOf({ record, end }: Kept): FireTimeRecord {
  return end === null ? record : { ...record, outcome: end.outcome, reason: end.reason, endedAt: end.endedAt };
}

/** That of a fire time, in a list with the oldest first. */
function find(fireTime: number, list: readonly Kept[]): Kept | undefined {
  const kept = list[placeOf(fireTime, list)];
  return kept?.record.fireTime === fireTime ? kept : undefined;
}

/** Puts it where it belongs in a list with the oldest first; false when there is one of its fire time. */
function insert(kept: Kept, list: Kept[]): boolean {
  const { fireTime } = kept.record;
  const index = placeOf(fireTime, list);
  if (list[index]?.record.fireTime === fireTime) return false;
  if (index === list.length) list.push(kept);
  else list.splice(index, 0, kept);
  return true;
}

/** Where a fire time is, or belongs, in a list with the oldest first. */
function placeOf(fireTime: number, list: readonly Kept[]): number {
  // Mostly it is the last one, or comes after it.
  const last = list.at(-1)?.record.fireTime ?? -Infinity;
  if (fireTime >= last) return fireTime === last ? list.length - 1 : list.length;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.record.fireTime ?? Infinity) < fireTime) low = middle + 1;
    else high = middle;
  }
  return low;
}
