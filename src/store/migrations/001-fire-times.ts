/**
 * The fate of every fire time, and the generation that was last applied. Databases of before there were versions hold these tables already, or,
 * after a crash, some of them. The primary key is the promise that no fire time runs twice.
 */
export const FIRE_TIMES = `
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
