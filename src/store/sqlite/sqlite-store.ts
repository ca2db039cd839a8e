import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { CallQueue } from '../calls/call-queue.ts';
import { groupCommit } from '../calls/group-commit.ts';
import { openDatabase } from '../database/open-database.ts';
import { overridesTable } from './overrides-table.ts';
import { createPruning } from '../retention/prune-records.ts';
import { sqliteGenerations } from './sqlite-generations.ts';
import { createStepRecords } from '../steps/step-records.ts';
import type { StoreMethods } from '../calls/store-call.ts';
import { storeOf } from '../calls/store-of-calls.ts';
import type { FireTimeRecord, JobRecord, RetryRecord, Store } from '../store.ts';
import { toldTable } from './told-table.ts';

const COLUMNS = 'job_id, fire_time, run_id, outcome, reason, generation, decided_at, ended_at';
/** The columns of a `FireTimeRecord`. */
export const AS_RECORD: string =
  'job_id AS jobId, fire_time AS fireTime, run_id AS runId, outcome, reason, generation, decided_at AS decidedAt, ended_at AS endedAt';

/** Selects `JobRecord`s. */
export const SELECT_JOBS: string =
  'SELECT job_id AS jobId, fingerprint, anchor, next_fire_time AS nextFireTime, seen_at AS seenAt FROM jobs';

/** As the index `to_rerun` has it. */
const TO_RERUN = "outcome = 'interrupted' AND interrupted_run_id = run_id";

/** A clock that goes back by more was wrong before, as the scheduler has it; what was pruned by it is no reason to run nothing until then. */
const LARGEST_CORRECTION_MS = 3 * 3_600_000;

/** Whether records about this fire time (?2) of the job (?1) were pruned, at the moment of the claim (?7). */
const IS_PRUNED = `EXISTS (SELECT 1 FROM pruned WHERE job_id = ?1 AND ?2 BETWEEN since AND until AND until <= ?7 + ${LARGEST_CORRECTION_MS})`;

/**
 * The embedded store: one SQLite file, `volnux.db`, in `directory`, as `openDatabase` makes it. Throws `StoreError` when it cannot be opened. The
 * caller's thread waits for the disk; what is called in one turn of the event loop waits for it once.
 */
export function openSqliteStore(directory: string): Store {
  const { database, close } = openDatabase(directory);
  const methods = sqliteMethods(database);
  const commit = groupCommit(database, methods, directory);
  const calls = new CallQueue(async (take) => {
    await setImmediate();
    return commit(take());
  });
  return storeOf(Object.keys(methods), calls, async () => close());
}

/** What the store does with its database. Each method is called within a transaction, which `groupCommit` makes, and never awaits anything. */
export function sqliteMethods(database: DatabaseSync): StoreMethods {
  const insert = database.prepare(
    `INSERT INTO fire_times (${COLUMNS}) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT ${IS_PRUNED} ON CONFLICT DO NOTHING`,
  );
  const insertBackfill = database.prepare(
    `INSERT INTO fire_times (${COLUMNS}, kind) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'backfill') ON CONFLICT DO NOTHING`,
  );
  const claimBackfill = database.prepare(
    `UPDATE fire_times SET interrupted_run_id = ifnull(run_id, interrupted_run_id), run_id = ?3, outcome = ?4, reason = ?5, generation = ?6,
       decided_at = ?7, ended_at = ?8, started_at = NULL, kind = 'backfill'
     WHERE job_id = ?1 AND fire_time = ?2
       AND (outcome IN (SELECT value FROM json_each(?9)) OR (outcome IS NULL AND kind = 'backfill'))`,
  );
  const settle = database.prepare(
    'UPDATE fire_times SET outcome = ?, reason = ?, ended_at = ?, started_at = ? WHERE job_id = ? AND fire_time = ? AND outcome IS NULL',
  );
  const select = database.prepare(`SELECT ${AS_RECORD} FROM fire_times WHERE job_id = ? ORDER BY fire_time`);
  const lastSettled = database.prepare(
    `SELECT ${AS_RECORD} FROM fire_times WHERE job_id = ? AND outcome IS NOT NULL ORDER BY fire_time DESC LIMIT 1`,
  );
  const interrupt = database.prepare(
    `UPDATE fire_times SET outcome = 'interrupted', reason = 'the runner ended before the run did', ended_at = ? WHERE outcome IS NULL AND retry_at IS NULL RETURNING ${AS_RECORD}`,
  );
  // What has no outcome is few, and has an index.
  const noteRetry = database.prepare(
    'UPDATE fire_times SET retry_at = ?, retry_progress = ?, retry_failure = ? WHERE outcome IS NULL AND run_id = ?',
  );
  const waitingRetries = database.prepare(
    `SELECT job_id AS jobId, fire_time AS fireTime, run_id AS runId, generation, retry_at AS retryAt, retry_progress AS progress,
     retry_failure AS failure, (SELECT ifnull(max(seq), 0) FROM output WHERE output.run_id = fire_times.run_id) AS lastBlock FROM fire_times WHERE outcome IS NULL AND retry_at IS NOT NULL ORDER BY job_id, fire_time`,
  );
  // Only a first interruption: what is run again for one keeps that; and what a backfill began a backfill goes on with.
  const noteRerun = database.prepare(
    `UPDATE fire_times SET interrupted_run_id = run_id WHERE job_id = ? AND fire_time = ? AND interrupted_run_id IS NULL AND kind IS NULL`,
  );
  const forgetRerun = database.prepare(`UPDATE fire_times SET interrupted_run_id = NULL WHERE job_id = ? AND ${TO_RERUN}`);
  const toRerun = database.prepare(`SELECT ${AS_RECORD} FROM fire_times WHERE ${TO_RERUN} ORDER BY job_id, fire_time`);
  const claimAgain = database.prepare(
    `UPDATE fire_times SET run_id = ?, outcome = NULL, reason = NULL, generation = ?, decided_at = ?, ended_at = NULL, started_at = NULL
     WHERE job_id = ? AND fire_time = ? AND ${TO_RERUN}`,
  );
  const move = database.prepare('UPDATE OR IGNORE fire_times SET job_id = ? WHERE job_id = ?');
  const forget = database.prepare('DELETE FROM fire_times WHERE job_id = ?');
  const movePruned = database.prepare(
    `INSERT INTO pruned (job_id, since, until) SELECT ?, since, until FROM pruned WHERE job_id = ?
     ON CONFLICT DO UPDATE SET since = min(since, excluded.since), until = max(until, excluded.until)`,
  );
  const forgetPruned = database.prepare('DELETE FROM pruned WHERE job_id = ?');
  const saveJob = database.prepare(
    'INSERT OR REPLACE INTO jobs (job_id, fingerprint, anchor, next_fire_time, seen_at) VALUES (?, ?, ?, ?, ?)',
  );
  const selectJobs = database.prepare(SELECT_JOBS);
  const moveJob = database.prepare('UPDATE OR IGNORE jobs SET job_id = ? WHERE job_id = ?');
  const forgetJob = database.prepare('DELETE FROM jobs WHERE job_id = ?');

  const { moveOverride, ...overrides } = overridesTable(database);
  const told = toldTable(database);
  const prune = createPruning(database);

  const steps = createStepRecords(database);

  const isNew = (record: FireTimeRecord): boolean => insert.run(...valuesOf(record)).changes === 1;

  const save = ({ jobId, fingerprint, anchor, nextFireTime, seenAt }: JobRecord): unknown =>
    saveJob.run(jobId, fingerprint, anchor, nextFireTime, seenAt);

  function moveAll(moves: ReadonlyMap<string, string>): void {
    for (const [id, from] of moves) {
      move.run(id, from);
      forget.run(from);
      movePruned.run(id, from);
      forgetPruned.run(from);
      moveJob.run(id, from);
      forgetJob.run(from);
      moveOverride(from, id);
    }
  }

  const waiting = (): FireTimeRecord[] => toRerun.all() as unknown as FireTimeRecord[];

  return {
    ...overrides,
    ...told,
    claim: (records, jobs = []) => {
      for (const job of jobs) save(job);
      return records.map(isNew);
    },
    saveJobs: (jobs, gone) => {
      for (const jobId of gone) forgetJob.run(jobId);
      for (const job of jobs) save(job);
    },
    jobs: () => selectJobs.all() as unknown as JobRecord[],
    settle: ({ outcome, reason, endedAt, startedAt = null, jobId, fireTime }, following = []) => {
      settle.run(outcome, reason, endedAt, startedAt, jobId, fireTime);
      return following.map(isNew);
    },
    records: (jobId) => select.all(jobId) as unknown as FireTimeRecord[],
    lastSettled: (jobIds) => jobIds.flatMap((jobId) => (lastSettled.get(jobId) ?? []) as unknown as FireTimeRecord[]),
    interruptUnsettled: (endedAt, rerun = new Set()) => {
      const interrupted = interrupt.all(endedAt) as unknown as FireTimeRecord[];
      for (const record of interrupted) steps.interrupt(record);
      for (const { jobId, fireTime } of interrupted) if (rerun.has(jobId)) noteRerun.run(jobId, fireTime);
      for (const { jobId } of waiting()) if (!rerun.has(jobId)) forgetRerun.run(jobId);
      return interrupted;
    },
    noteRetry: ({ runId, retryAt, progress, failure }) => void noteRetry.run(retryAt, progress, failure, runId),
    waitingRetries: () => waitingRetries.all() as unknown as RetryRecord[],
    toRerun: waiting,
    claimAgain: (records) =>
      records.map(
        ({ jobId, fireTime, runId, generation, decidedAt }) =>
          claimAgain.run(runId, generation, decidedAt, jobId, fireTime).changes === 1,
      ),
    claimBackfill: (record, again) =>
      insertBackfill.run(...valuesOf(record)).changes === 1 ||
      claimBackfill.run(...valuesOf(record), JSON.stringify(again)).changes === 1,
    prune,
    recordSteps: steps.record,
    moveJobs: moveAll,
    ...sqliteGenerations(database, moveAll),
  };
}

/** In the order of `COLUMNS`. */
function valuesOf(record: FireTimeRecord): readonly (string | number | null)[] {
  const { jobId, fireTime, runId, outcome, reason, generation, decidedAt, endedAt } = record;
  return [jobId, fireTime, runId, outcome, reason, generation, decidedAt, endedAt];
}
