/**
 * Of a run that waits for its next attempt: when that is to begin, what it needs to go on, and why the last one failed. All null again once it begins; what
 * an earlier attempt left behind in a record that is settled means nothing.
 */
export const RETRIES = `
  ALTER TABLE fire_times ADD COLUMN retry_at INTEGER;
  ALTER TABLE fire_times ADD COLUMN retry_progress TEXT;
  ALTER TABLE fire_times ADD COLUMN retry_failure TEXT;
`;
