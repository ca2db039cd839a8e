import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from '../../src/store/migrations/migrate.ts';
import type { FireTimeRecord, JobRecord, Settlement } from '../../src/store/store.ts';

interface RawRecorder {
  claim(records: readonly FireTimeRecord[], jobs: readonly JobRecord[]): void;
  settle(settlements: readonly Settlement[]): void;
  close(): void;
}

/** The same tables, statements and transactions as the store's, by nothing but `node:sqlite` in the caller's thread. */
export function rawRecorder(directory: string): RawRecorder {
  mkdirSync(directory);
  const database = new DatabaseSync(join(directory, 'raw.db'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  migrate(database, directory);
  const [begin, commit] = [database.prepare('BEGIN'), database.prepare('COMMIT')];
  const insert = database.prepare(
    `INSERT INTO fire_times (job_id, fire_time, run_id, outcome, reason, generation, decided_at, ended_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const saveJob = database.prepare(
    'INSERT OR REPLACE INTO jobs (job_id, fingerprint, anchor, next_fire_time, seen_at) VALUES (?, ?, ?, ?, ?)',
  );
  const settle = database.prepare(
    'UPDATE fire_times SET outcome = ?, reason = ?, ended_at = ? WHERE job_id = ? AND fire_time = ? AND outcome IS NULL',
  );
  return {
    claim: (records, jobs) => {
      begin.run();
      for (const each of jobs) saveJob.run(each.jobId, each.fingerprint, each.anchor, each.nextFireTime, each.seenAt);
      for (const each of records) {
        const { jobId, fireTime, runId, outcome, reason, generation, decidedAt, endedAt } = each;
        insert.run(jobId, fireTime, runId, outcome, reason, generation, decidedAt, endedAt);
      }
      commit.run();
    },
    settle: (settlements) => {
      begin.run();
      for (const { outcome, reason, endedAt, jobId, fireTime } of settlements) {
        settle.run(outcome, reason, endedAt, jobId, fireTime);
      }
      commit.run();
    },
    close: () => database.close(),
  };
}
