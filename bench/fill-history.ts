import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FILE } from '../src/store/database/open-database.ts';
import { openSqliteStore } from '../src/store/sqlite/sqlite-store.ts';

/** Of every job, Unix ms. */
export const FIRST_FIRE_TIME = 1_700_000_000_000;

/** A state directory with so many records: every job once a minute, one in 97 runs failed. */
export async function fillHistory(directory: string, records: number, jobs: number): Promise<void> {
  await openSqliteStore(directory).close();
  const database = new DatabaseSync(join(directory, FILE));
  database.exec(`PRAGMA synchronous = OFF;
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${records - 1}),
      times (i, job_id, at) AS (SELECT i, printf('job-%05d', i % ${jobs}), ${FIRST_FIRE_TIME} + i / ${jobs} * 60000 FROM n)
    INSERT INTO fire_times (job_id, fire_time, run_id, outcome, reason, generation, decided_at, ended_at)
    SELECT job_id, at, printf('0e3373d0-b8da-45eb-9ce8-%012x', i), iif(i % 97, 'success', 'failure'),
      iif(i % 97, NULL, 'step "load" exited with code 3'), 1, at + 5, at + 1005 FROM times`);
  database.close();
}
