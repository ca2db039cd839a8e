import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { CallQueue } from './call-queue.ts';
import { groupCommit } from './group-commit.ts';
import { openDatabase } from './open-database.ts';
import { createStepRecords } from './step-records.ts';
import type { StoreMethods } from './store-call.ts';
import { storeOf } from './store-of-calls.ts';
import type { AppliedGeneration, FireTimeRecord, JobRecord, Store } from './store.ts';

const COLUMNS = 'job_id, fire_time, run_id, outcome, reason, generation, decided_at, ended_at';
/** The columns of a `FireTimeRecord`. */
export const AS_RECORD: string =
  'job_id AS jobId, fire_time AS fireTime, run_id AS runId, outcome, reason, generation, decided_at AS decidedAt, ended_at AS endedAt';

/** As the index `to_rerun` has it. */
const TO_RERUN = "outcome = 'interrupted' AND interrupted_run_id = run_id";

/** Selects the `AppliedGeneration`. */
export const LAST_GENERATION: string =
  'SELECT generation, hash, applied_at AS appliedAt, jobs FROM generations ORDER BY generation DESC LIMIT 1';

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
  const insert = database.prepare(`INSERT INTO fire_times (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const settle = database.prepare(
    'UPDATE fire_times SET outcome = ?, reason = ?, ended_at = ? WHERE job_id = ? AND fire_time = ? AND outcome IS NULL',
  );
  const select = database.prepare(`SELECT ${AS_RECORD} FROM fire_times WHERE job_id = ? ORDER BY fire_time`);
  const interrupt = database.prepare(
    `UPDATE fire_times SET outcome = 'interrupted', reason = 'the runner ended before the run did', ended_at = ? WHERE outcome IS NULL RETURNING ${AS_RECORD}`,
  );
  // Only a first interruption: what is run again for one keeps that.
  const noteRerun = database.prepare(
    `UPDATE fire_times SET interrupted_run_id = run_id WHERE job_id = ? AND fire_time = ? AND interrupted_run_id IS NULL`,
  );
  const forgetRerun = database.prepare(`UPDATE fire_times SET interrupted_run_id = NULL WHERE job_id = ? AND ${TO_RERUN}`);
  const toRerun = database.prepare(`SELECT ${AS_RECORD} FROM fire_times WHERE ${TO_RERUN} ORDER BY job_id, fire_time`);
  const claimAgain = database.prepare(
    `UPDATE fire_times SET run_id = ?, outcome = NULL, reason = NULL, generation = ?, decided_at = ?, ended_at = NULL
     WHERE job_id = ? AND fire_time = ? AND ${TO_RERUN}`,
  );
  const move = database.prepare('UPDATE OR IGNORE fire_times SET job_id = ? WHERE job_id = ?');
  const forget = database.prepare('DELETE FROM fire_times WHERE job_id = ?');
  const saveJob = database.prepare(
    'INSERT OR REPLACE INTO jobs (job_id, fingerprint, anchor, next_fire_time, seen_at) VALUES (?, ?, ?, ?, ?)',
  );
  const selectJobs = database.prepare(
    'SELECT job_id AS jobId, fingerprint, anchor, next_fire_time AS nextFireTime, seen_at AS seenAt FROM jobs',
  );
  const moveJob = database.prepare('UPDATE OR IGNORE jobs SET job_id = ? WHERE job_id = ?');
  const forgetJob = database.prepare('DELETE FROM jobs WHERE job_id = ?');
  const saveGeneration = database.prepare('INSERT INTO generations (generation, hash, applied_at, jobs) VALUES (?, ?, ?, ?)');
  const forgetGenerations = database.prepare('DELETE FROM generations WHERE generation < ?');
  const lastGeneration = database.prepare(LAST_GENERATION);

  const steps = createStepRecords(database);

  const isNew = (record: FireTimeRecord): boolean =>
    insert.run(
      record.jobId,
      record.fireTime,
      record.runId,
      record.outcome,
      record.reason,
      record.generation,
      record.decidedAt,
      record.endedAt,
    ).changes === 1;

  const save = ({ jobId, fingerprint, anchor, nextFireTime, seenAt }: JobRecord): unknown =>
    saveJob.run(jobId, fingerprint, anchor, nextFireTime, seenAt);

  const waiting = (): FireTimeRecord[] => toRerun.all() as unknown as FireTimeRecord[];

  return {
    claim: (records, jobs = []) => {
      for (const job of jobs) save(job);
      return records.map(isNew);
    },
    saveJobs: (jobs, gone) => {
      for (const jobId of gone) forgetJob.run(jobId);
      for (const job of jobs) save(job);
    },
    jobs: () => selectJobs.all() as unknown as JobRecord[],
    settle: ({ outcome, reason, endedAt, jobId, fireTime }, following = []) => {
      settle.run(outcome, reason, endedAt, jobId, fireTime);
      return following.map(isNew);
    },
    records: (jobId) => select.all(jobId) as unknown as FireTimeRecord[],
    interruptUnsettled: (endedAt, rerun = new Set()) => {
      const interrupted = interrupt.all(endedAt) as unknown as FireTimeRecord[];
      for (const record of interrupted) steps.interrupt(record);
      for (const { jobId, fireTime } of interrupted) if (rerun.has(jobId)) noteRerun.run(jobId, fireTime);
      for (const { jobId } of waiting()) if (!rerun.has(jobId)) forgetRerun.run(jobId);
      return interrupted;
    },
    toRerun: () => waiting(),
    claimAgain: (records) =>
      records.map(
        ({ jobId, fireTime, runId, generation, decidedAt }) =>
          claimAgain.run(runId, generation, decidedAt, jobId, fireTime).changes === 1,
      ),
    moveJobs: (moves) => {
      for (const [id, from] of moves) {
        move.run(id, from);
        forget.run(from);
        moveJob.run(id, from);
        forgetJob.run(from);
      }
    },
    recordSteps: (progress) => steps.record(progress),
    saveGeneration: ({ generation, hash, appliedAt, jobs }) => {
      saveGeneration.run(generation, hash, appliedAt, jobs);
      forgetGenerations.run(generation);
    },
    lastGeneration: () => (lastGeneration.get() as unknown as AppliedGeneration | undefined) ?? null,
  };
}
