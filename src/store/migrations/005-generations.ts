/**
 * Generations are kept as a list: with the commit of the schedule, and what each of them changed. Of their jobs each has only those that are not as
 * before; NULL: it is gone. What is not in force yet has a negative number.
 */
export const GENERATIONS = `
  CREATE TABLE generation_jobs (
    job_id TEXT NOT NULL, generation INTEGER NOT NULL, job TEXT,
    PRIMARY KEY (job_id, generation)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX jobs_of_generation ON generation_jobs (generation);
  INSERT INTO generation_jobs SELECT json_extract(each.value, '$.id'), generation, each.value FROM generations, json_each(jobs) AS each;
  ALTER TABLE generations ADD COLUMN commit_id TEXT;
  ALTER TABLE generations ADD COLUMN plan TEXT;
  ALTER TABLE generations DROP COLUMN jobs;
`;
