/**
 * Generations are kept as a list: with the commit of the schedule, and what each of them changed. Those that are not in force yet have a negative
 * number. `jobs` of old ones becomes empty.
 */
export const GENERATIONS = `
  ALTER TABLE generations ADD COLUMN commit_id TEXT;
  ALTER TABLE generations ADD COLUMN plan TEXT;
`;
