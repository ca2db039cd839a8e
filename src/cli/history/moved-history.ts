import type { Moves } from '../../plan/plan.ts';
import type { History, KeptRecord } from '../../store/history/history.ts';
import type { FireTimeRecord } from '../../store/store.ts';

/**
 * The history as it is once the renames of the schedule are applied: what is recorded under the former id of a job is that of the new id. Where both
 * have a record of one fire time, that of the new id stands (docs/adr/0011-moved-jobs.md).
 */
export function movedHistory(history: History, moves: Moves): History {
  if (moves.size === 0) return history;
  const latterIds = new Map([...moves].map(([id, from]) => [from, id]));

  /** What is found under the one id and the other, as far as there is something. */
  function both<T>(jobId: string, ask: (id: string) => T | null): readonly T[] {
    const former = moves.get(jobId);
    return [ask(jobId), former === undefined ? null : ask(former)].filter((found) => found !== null);
  }

  function records(jobId: string, ask: (id: string) => readonly KeptRecord[]): readonly KeptRecord[] {
    const [own = [], formers = []] = both(jobId, ask);
    const fireTimes = new Set(own.map(({ fireTime }) => fireTime));
    return [...own, ...formers.filter(({ fireTime }) => !fireTimes.has(fireTime)).map(renamed)];
  }

  function renamed<T extends FireTimeRecord>(record: T): T {
    return { ...record, jobId: latterIds.get(record.jobId) ?? record.jobId };
  }

  function record(jobId: string, ask: (id: string) => KeptRecord | null): readonly KeptRecord[] {
    return records(jobId, (id) => [ask(id) ?? []].flat());
  }

  return {
    ...history,
    recent: (filter) => {
      const { jobId, limit } = filter;
      if (jobId === null) return history.recent(filter).map(renamed);
      const found = records(jobId, (id) => history.recent({ ...filter, jobId: id }));
      return found.toSorted(byFireTime).toReversed().slice(0, limit);
    },
    before: (jobId, instant) => latest(record(jobId, (id) => history.before(id, instant))),
    from: (jobId, instant) => earliest(record(jobId, (id) => history.from(id, instant))),
    goingBeside: (asked) => latest(record(asked.jobId, (jobId) => history.goingBeside({ ...asked, jobId }))),
    runInstead: (asked) => earliest(record(asked.jobId, (jobId) => history.runInstead({ ...asked, jobId }))),
    between: (jobId, from, to) => records(jobId, (id) => history.between(id, from, to)).toSorted(byFireTime),
    pruned: (jobId) => both(jobId, (id) => history.pruned(id))[0] ?? null,
    job: (jobId) => both(jobId, (id) => history.job(id))[0] ?? null,
    runs: (prefix, most) => history.runs(prefix, most).map(renamed),
    rerunOf: (prefix, most) => history.rerunOf(prefix, most).map(renamed),
    lastRun: (jobId) => latest(record(jobId, (id) => history.lastRun(id))),
  };
}

function byFireTime(a: KeptRecord, b: KeptRecord): number {
  return a.fireTime - b.fireTime;
}

function earliest(records: readonly KeptRecord[]): KeptRecord | null {
  return records.toSorted(byFireTime)[0] ?? null;
}

function latest(records: readonly KeptRecord[]): KeptRecord | null {
  return records.toSorted(byFireTime).at(-1) ?? null;
}
