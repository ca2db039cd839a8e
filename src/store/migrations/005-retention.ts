/**
 * What is pruned of each job, as the fire times of the first and last record that went, so that none of them is claimed again; and which records a
 * backfill made (`kind`; `NULL`: whatever fires jobs otherwise).
 */
export const RETENTION = `
  ALTER TABLE fire_times ADD COLUMN kind TEXT;
  CREATE TABLE pruned (job_id TEXT NOT NULL PRIMARY KEY, since INTEGER NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;
