import { DatabaseSync } from 'node:sqlite';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { GroupCommit } from './group-commit.ts';
import type { AppliedGeneration, FireTimeRecord, Store } from './store.ts';

// The primary key is the promise that no fire time runs twice.
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS fire_times (
    job_id TEXT NOT NULL, fire_time INTEGER NOT NULL, run_id TEXT, outcome TEXT, reason TEXT,
    generation INTEGER, decided_at INTEGER NOT NULL, ended_at INTEGER,
    PRIMARY KEY (job_id, fire_time)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS unsettled ON fire_times (job_id) WHERE outcome IS NULL;
  CREATE TABLE IF NOT EXISTS generations (
    generation INTEGER PRIMARY KEY, hash TEXT NOT NULL, applied_at INTEGER NOT NULL, jobs TEXT NOT NULL
  ) STRICT;
`;

const COLUMNS = 'job_id, fire_time, run_id, outcome, reason, generation, decided_at, ended_at';
const AS_RECORD =
  'job_id AS jobId, fire_time AS fireTime, run_id AS runId, outcome, reason, generation, decided_at AS decidedAt, ended_at AS endedAt';

const LAST_GENERATION =
  'SELECT generation, hash, applied_at AS appliedAt, jobs FROM generations ORDER BY generation DESC LIMIT 1';

const FILE = 'volnux.db';
/** The caller's thread waits as long, so it is short; the embedded store has one writer. */
const LOCK_TIMEOUT_MS = 250;

/** A store that cannot be opened; `message` says where, why, and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/**
 * The embedded store: one SQLite file, `volnux.db`, in `directory` (made if it is not there), WAL, synced at each commit. Only its
 * owner may read it: it holds the environment of jobs, though no secret.
 * Throws `StoreError` when it cannot be opened.
 */
export function openSqliteStore(directory: string): Store {
  const database = openDatabase(directory);
  const insert = database.prepare(`INSERT INTO fire_times (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const settle = database.prepare(
    'UPDATE fire_times SET outcome = ?, reason = ?, ended_at = ? WHERE job_id = ? AND fire_time = ? AND outcome IS NULL',
  );
  const select = database.prepare(`SELECT ${AS_RECORD} FROM fire_times WHERE job_id = ? ORDER BY fire_time`);
  const interrupt = database.prepare(
    `UPDATE fire_times SET outcome = 'interrupted', reason = 'the runner ended before the run did', ended_at = ? WHERE outcome IS NULL RETURNING ${AS_RECORD}`,
  );
  const move = database.prepare('UPDATE OR IGNORE fire_times SET job_id = ? WHERE job_id = ?');
  const forget = database.prepare('DELETE FROM fire_times WHERE job_id = ?');
  const saveGeneration = database.prepare('INSERT INTO generations (generation, hash, applied_at, jobs) VALUES (?, ?, ?, ?)');
  const forgetGenerations = database.prepare('DELETE FROM generations WHERE generation < ?');
  const lastGeneration = database.prepare(LAST_GENERATION);

  function transaction<T>(write: () => T): T {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = write();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk has rolled back already; its error is the one to tell.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  const settlements = new GroupCommit<readonly boolean[]>(transaction);

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

  return {
    claim: async (records) => transaction(() => records.map(isNew)),
    settle: ({ outcome, reason, endedAt, jobId, fireTime }, following = []) =>
      settlements.add(() => {
        settle.run(outcome, reason, endedAt, jobId, fireTime);
        return following.map(isNew);
      }),
    records: async (jobId) => select.all(jobId) as unknown as FireTimeRecord[],
    interruptUnsettled: async (endedAt) => interrupt.all(endedAt) as unknown as FireTimeRecord[],
    moveJobs: async (moves) =>
      transaction(() => {
        for (const [id, from] of moves) {
          move.run(id, from);
          forget.run(from);
        }
      }),
    saveGeneration: async ({ generation, hash, appliedAt, jobs }) =>
      transaction(() => {
        saveGeneration.run(generation, hash, appliedAt, jobs);
        forgetGenerations.run(generation);
      }),
    lastGeneration: async () => (lastGeneration.get() as unknown as AppliedGeneration | undefined) ?? null,
    close: async () => {
      settlements.flush();
      database.close();
    },
  };
}

/**
 * What a runner last applied, asked without writing anything: `null` where there is no store. Throws `StoreError` when there is one that
 * cannot be read.
 */
export function readLastGeneration(directory: string): AppliedGeneration | null {
  const path = join(directory, FILE);
  if (!existsSync(path)) return null;
  return orStoreError(directory, 'read', () => {
    const database = new DatabaseSync(path, { readOnly: true, timeout: LOCK_TIMEOUT_MS });
    try {
      return (database.prepare(LAST_GENERATION).get() as unknown as AppliedGeneration | undefined) ?? null;
    } finally {
      database.close();
    }
  });
}

function openDatabase(directory: string): DatabaseSync {
  return orStoreError(directory, 'open', () => {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const path = join(directory, FILE);
    // SQLite would make it readable for all; its own files beside it get the mode of this one.
    closeSync(openSync(path, 'a', 0o600));
    const database = new DatabaseSync(path, { timeout: LOCK_TIMEOUT_MS });
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${SCHEMA}`);
    return database;
  });
}

function orStoreError<T>(directory: string, verb: string, attempt: () => T): T {
  try {
    return attempt();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const message = `cannot ${verb} the store in ${directory}: ${why}; runner.state must be a directory that volnux may write to`;
    throw new StoreError(message, { cause });
  }
}
