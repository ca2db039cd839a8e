/** What operators have decided about jobs while a runner went, until they take it back. */
export const OVERRIDES = `
  CREATE TABLE overrides (
    job_id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, reason TEXT, user TEXT NOT NULL, uid INTEGER NOT NULL,
    since INTEGER NOT NULL, until INTEGER
  ) STRICT, WITHOUT ROWID;
`;
