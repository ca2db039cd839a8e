import type { DatabaseSync } from 'node:sqlite';
import type { Keep, PrunePosition, PruneResult, PruneStep } from './prune-step.ts';

interface Row {
  readonly fireTime: number;
  readonly kind: string | null;
  readonly settledAt: number;
  /** Not settled, or to be run again. */
  readonly isNeeded: 0 | 1;
}

/** What a job costs of which nothing goes, in records looked at. */
const SEEKS = 10;
const RAN = "run_id IS NOT NULL AND outcome IS NOT 'skipped'";

/**
 * Prunes a database step by step (docs/adr/0025-retention.md). To be called within a transaction. It keeps what is not settled or is to be run again, the
 * last run of a job that is there, and every fire time that something may yet claim: those from the job's next one on; of a job that runs after others
 * those from the earliest one on that any job still owes, or has going. What goes is noted, so that a clock that is set back does not claim it anew.
 */
export function createPruning(database: DatabaseSync): (step: PruneStep) => PruneResult {
  const nextJob = database.prepare('SELECT min(job_id) AS id FROM fire_times WHERE job_id > ?');
  const jobNow = database.prepare('SELECT next_fire_time AS nextFireTime FROM jobs WHERE job_id = ?');
  const owed = database.prepare(
    `SELECT min(t) AS t FROM (
       SELECT min(next_fire_time) AS t FROM jobs
       UNION ALL SELECT min(fire_time) FROM fire_times WHERE outcome IS NULL
       UNION ALL SELECT min(fire_time) FROM fire_times WHERE outcome = 'interrupted' AND interrupted_run_id = run_id)`,
  );
  const oldest = database.prepare(
    `SELECT fire_time AS fireTime, kind, ifnull(ended_at, decided_at) AS settledAt,
       outcome IS NULL OR (outcome = 'interrupted' AND interrupted_run_id IS run_id) AS isNeeded
     FROM fire_times WHERE job_id = ? AND fire_time > ? AND fire_time < ? ORDER BY fire_time LIMIT ?`,
  );
  const nthLastRun = database.prepare(
    `SELECT fire_time AS t FROM fire_times WHERE job_id = ? AND ${RAN} AND kind IS NULL ORDER BY fire_time DESC LIMIT 1 OFFSET ?`,
  );
  const lastRun = database.prepare(
    `SELECT fire_time AS t FROM fire_times WHERE job_id = ? AND ${RAN} ORDER BY fire_time DESC LIMIT 1`,
  );
  const remove = database.prepare('DELETE FROM fire_times WHERE job_id = ? AND fire_time = ?');
  const note = database.prepare(
    `INSERT INTO pruned (job_id, since, until) VALUES (?1, ?2, ?3)
     ON CONFLICT DO UPDATE SET since = min(since, excluded.since), until = max(until, excluded.until)`,
  );
  const isLeft = database.prepare('SELECT 1 FROM fire_times WHERE job_id = ? LIMIT 1');
  const forget = database.prepare('DELETE FROM pruned WHERE job_id = ?');

  const instantOf = (row: Record<string, unknown> | undefined): number | null => (row?.['t'] ?? null) as number | null;

  function positionAfter(jobId: string): PrunePosition | null {
    const id = nextJob.get(jobId)?.['id'] as string | null;
    return id === null ? null : { jobId: id, fireTime: Number.MIN_SAFE_INTEGER, surplusBefore: null };
  }

  /** Fire times from here on may yet be claimed. */
  function horizonOf(jobId: string, nextFireTime: number | null, { now, followers }: PruneStep): number {
    const own = Math.min(now, nextFireTime ?? Infinity);
    return followers.has(jobId) ? Math.min(own, instantOf(owed.get()) ?? Infinity) : own;
  }

  function surplusOf(jobId: string, { runs }: Keep): number {
    return runs === null ? -Infinity : (instantOf(nthLastRun.get(jobId, runs - 1)) ?? -Infinity);
  }

  /** Goes through one job from `position` on, as far as `most` records. */
  function pruneJob(position: PrunePosition, step: PruneStep, most: number): Omit<PruneResult, 'bytes'> & { looked: number } {
    const { jobId } = position;
    const job = jobNow.get(jobId) as { nextFireTime: number | null } | undefined;
    const keep = job === undefined ? { ...step.keep, runs: null } : (step.jobs.get(jobId) ?? step.keep);
    const keptSince = Math.max(keep.forMs === null ? -Infinity : step.now - keep.forMs, step.keptSince ?? -Infinity);
    const surplusBefore = position.surplusBefore ?? surplusOf(jobId, keep);
    const last = job === undefined ? null : instantOf(lastRun.get(jobId));
    const horizon = horizonOf(jobId, job?.nextFireTime ?? null, step);
    const going: number[] = [];
    let [looked, end] = [0, position.fireTime];
    let [oldestKept, isThrough] = [null as number | null, false];
    // One by one: mostly the first one stays, and so do all after it.
    for (const each of oldest.iterate(jobId, position.fireTime, horizon, most)) {
      const row = each as unknown as Row;
      looked++;
      end = row.fireTime;
      const isBackfill = row.kind === 'backfill';
      const goes = row.settledAt < keptSince || (!isBackfill && row.fireTime < surplusBefore);
      if (row.isNeeded === 1 || row.fireTime === last) continue;
      if (goes) {
        going.push(row.fireTime);
        continue;
      }
      oldestKept ??= row.settledAt;
      // What a backfill made lies long past and is young; what comes after any other is younger still.
      isThrough = !isBackfill;
      if (isThrough) break;
    }
    for (const fireTime of going) remove.run(jobId, fireTime);
    const [first, final] = [going[0], going.at(-1)];
    if (first !== undefined && final !== undefined) note.run(jobId, first, final);
    const done = { removed: going.length, looked, oldest: oldestKept };
    if (!isThrough && looked === most) return { ...done, next: { jobId, fireTime: end, surplusBefore } };
    if (job === undefined && isLeft.get(jobId) === undefined) forget.run(jobId);
    return { ...done, next: positionAfter(jobId) };
  }

  return (step) => {
    let position = step.from ?? positionAfter('');
    let [removed, looked] = [0, 0];
    let oldestKept: number | null = null;
    while (position !== null && looked < step.most) {
      const done = pruneJob(position, step, step.most - looked);
      removed += done.removed;
      looked += done.looked + SEEKS;
      if (done.oldest !== null) oldestKept = Math.min(done.oldest, oldestKept ?? Infinity);
      position = done.next;
    }
    return { removed, next: position, bytes: usedBytes(database), oldest: oldestKept };
  };
}

function usedBytes(database: DatabaseSync): number {
  const pragma = (name: string): number => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}
