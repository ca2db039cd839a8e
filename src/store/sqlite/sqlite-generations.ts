import type { DatabaseSync } from 'node:sqlite';
import type { StoreMethods } from '../calls/store-call.ts';
import type { AppliedGeneration } from '../store.ts';

/** Of so many of the latest generations the jobs are kept. */
export const WHOLE = 50;
/** And of so many what they changed. */
const KEPT = 1000;
/** Numbers may be left out; what is superseded is looked for among so many generations. */
const GAP = 10;

/** Selects the jobs of the generation `$generation`. */
export const JOBS_OF_GENERATION: string = `
  SELECT job FROM generation_jobs AS each WHERE job IS NOT NULL AND generation = (
    SELECT max(generation) FROM generation_jobs WHERE job_id = each.job_id AND generation BETWEEN 1 AND $generation
  )`;

/** The part of the embedded store that keeps generations. `moveAll` is called within the transaction that puts one in force. */
export function sqliteGenerations(
  database: DatabaseSync,
  moveAll: (moves: ReadonlyMap<string, string>) => void,
): Pick<StoreMethods, 'saveGeneration' | 'applyGeneration' | 'lastGeneration' | 'generationJobs'> {
  const prepareAll = (...all: readonly string[]): ((values?: Readonly<Record<string, number>>) => void) => {
    const statements = all.map((sql) => database.prepare(sql));
    return (values = {}) => {
      for (const statement of statements) statement.run(values);
    };
  };
  const save = database.prepare(
    'INSERT INTO generations (generation, hash, applied_at, commit_id, plan) VALUES (-?, ?, ?, ?, ?)',
  );
  const saveJob = database.prepare('INSERT INTO generation_jobs (generation, job_id, job) VALUES (-?, ?, ?)');
  const forgetSaved = prepareAll(
    'DELETE FROM generations WHERE generation < 0',
    'DELETE FROM generation_jobs WHERE generation < 0',
  );
  const apply = prepareAll(
    'DELETE FROM generations WHERE generation > $generation',
    'DELETE FROM generation_jobs WHERE generation > $generation',
    'UPDATE generations SET generation = $generation WHERE generation = -$generation',
    'UPDATE generation_jobs SET generation = $generation WHERE generation = -$generation',
  );
  const forgetOld = prepareAll(
    `DELETE FROM generations WHERE generation BETWEEN 1 AND $whole - ${KEPT - WHOLE}`,
    // What the oldest whole one, or one just before it, has otherwise is superseded by that.
    `DELETE FROM generation_jobs WHERE generation > 0 AND job_id IN (
       SELECT job_id FROM generation_jobs WHERE generation BETWEEN $whole - ${GAP} AND $whole
     ) AND generation < (
       SELECT max(generation) FROM generation_jobs AS newer WHERE newer.job_id = generation_jobs.job_id AND newer.generation <= $whole
     )`,
    `DELETE FROM generation_jobs WHERE generation BETWEEN max(1, $whole - ${GAP}) AND $whole AND job IS NULL`,
  );
  const last = database.prepare(`
    SELECT generation, hash, applied_at AS appliedAt, commit_id AS "commit", plan FROM generations
    WHERE generation > 0 ORDER BY generation DESC LIMIT 1`);
  const jobsOf = database.prepare(JOBS_OF_GENERATION);

  return {
    saveGeneration: ({ generation, hash, appliedAt, commit, plan }, jobs) => {
      forgetSaved();
      save.run(generation, hash, appliedAt, commit, plan);
      for (const [jobId, job] of jobs) saveJob.run(generation, jobId, job);
    },
    applyGeneration: (generation, moves) => {
      apply({ $generation: generation });
      forgetSaved();
      moveAll(moves);
      forgetOld({ $whole: generation - WHOLE + 1 });
    },
    lastGeneration: () => (last.get() as unknown as AppliedGeneration | undefined) ?? null,
    generationJobs: (generation) => jobsOf.all({ $generation: generation }).map(({ job }) => String(job)),
  };
}
