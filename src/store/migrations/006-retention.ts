/**
 * What is pruned of each job, as the fire times of the first and last record that went, so that none of them is claimed again; and which records a
 * backfill made (`kind`; `NULL`: whatever fires jobs otherwise). What a run wrote goes with the record that names it last.
 */
export const RETENTION = `
  ALTER TABLE fire_times ADD COLUMN kind TEXT;
  CREATE TABLE pruned (job_id TEXT NOT NULL PRIMARY KEY, since INTEGER NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TRIGGER forget_former_run AFTER UPDATE OF interrupted_run_id ON fire_times
  WHEN old.interrupted_run_id IS NOT new.interrupted_run_id AND old.interrupted_run_id IS NOT new.run_id BEGIN
    DELETE FROM attempts WHERE run_id = old.interrupted_run_id;
    DELETE FROM output WHERE run_id = old.interrupted_run_id;
    DELETE FROM output_cuts WHERE run_id = old.interrupted_run_id;
  END;
`;
