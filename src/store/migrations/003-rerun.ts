/**
 * The run that a crash interrupted, of a fire time that is run again for it. As long as it is `run_id` too, that is still to be done.
 */
export const RERUN = `
  ALTER TABLE fire_times ADD COLUMN interrupted_run_id TEXT;
  CREATE INDEX to_rerun ON fire_times (job_id) WHERE outcome = 'interrupted' AND interrupted_run_id = run_id;
`;
