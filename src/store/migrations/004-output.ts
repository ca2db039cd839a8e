/**
 * What steps did, and what they wrote: text in blocks of whole lines, numbered within the run. What lies between the blocks up to `after_seq` and those
 * behind was left out. All of it goes with the record of its run, whoever deletes that.
 */
export const OUTPUT = `
  CREATE TABLE attempts (
    run_id TEXT NOT NULL, step_id TEXT NOT NULL, attempt INTEGER NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER,
    outcome TEXT, reason TEXT, exit_code INTEGER, output_bytes INTEGER NOT NULL,
    PRIMARY KEY (run_id, step_id, attempt)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE output (
    run_id TEXT NOT NULL, seq INTEGER NOT NULL, step_id TEXT NOT NULL, attempt INTEGER NOT NULL, stream TEXT NOT NULL, at INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (run_id, seq)
  ) STRICT;
  CREATE TABLE output_cuts (
    run_id TEXT NOT NULL PRIMARY KEY, after_seq INTEGER NOT NULL, lines INTEGER NOT NULL, bytes INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER forget_run AFTER DELETE ON fire_times WHEN old.run_id IS NOT NULL BEGIN
    DELETE FROM attempts WHERE run_id IN (old.run_id, old.interrupted_run_id);
    DELETE FROM output WHERE run_id IN (old.run_id, old.interrupted_run_id);
    DELETE FROM output_cuts WHERE run_id IN (old.run_id, old.interrupted_run_id);
  END;
`;
