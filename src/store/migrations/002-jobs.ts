/** When each job fires next, so that what becomes due while no runner is there can be made up for. */
export const JOBS = `
  CREATE TABLE jobs (
    job_id TEXT NOT NULL PRIMARY KEY, fingerprint TEXT NOT NULL, anchor INTEGER NOT NULL, next_fire_time INTEGER, seen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
