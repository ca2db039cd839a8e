/** When a run began, which may be long after its claim. `null`: it never did, or an older volnux or a crash left it so. */
export const STARTED = `
  ALTER TABLE fire_times ADD COLUMN started_at INTEGER;
`;
