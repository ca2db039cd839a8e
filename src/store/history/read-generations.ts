import type { DatabaseSync } from 'node:sqlite';
import { askDatabase } from '../database/open-database.ts';
import { JOBS_OF_GENERATION, WHOLE } from '../sqlite/sqlite-generations.ts';
import type { AppliedGeneration } from '../store.ts';

/** A generation with its jobs. */
export interface WholeGeneration extends AppliedGeneration {
  /** As JSON texts; `null`: it lies long back, and they are not kept any more. */
  readonly jobs: readonly string[] | null;
}

/** What a runner last applied, asked without writing anything; `null` where none has. Throws `StoreError` as `askDatabase` does. */
export function readLastGeneration(directory: string): WholeGeneration | null {
  return askDatabase(directory, lastGeneration);
}

/** The same of a database that is open. */
export function lastGeneration(database: DatabaseSync): WholeGeneration | null {
  const [last] = select(database, 1);
  return last === undefined ? null : { ...last, jobs: jobsOf(database, last.generation) };
}

/** A generation by its number; `null`: there is none, or it is forgotten. */
export function readGeneration(directory: string, generation: number): WholeGeneration | null {
  return askDatabase(directory, (database) => generationNumbered(database, generation));
}

/** The same of a database that is open. */
export function generationNumbered(database: DatabaseSync, generation: number): WholeGeneration | null {
  const [last] = select(database, 1);
  const [found] = select(database, 1, generation);
  if (last === undefined || found === undefined) return null;
  const isWhole = generation > last.generation - WHOLE;
  return { ...found, jobs: isWhole ? jobsOf(database, generation) : null };
}

/** The generation that was in force at `instant` (ms), of those that are kept; `null`: it is forgotten; `none`: there was none yet. */
export function generationAt(database: DatabaseSync, instant: number): WholeGeneration | 'none' | null {
  const numberBy = (sql: string, ...values: readonly number[]): number | null =>
    (database.prepare(`SELECT ${sql} AS number FROM generations WHERE generation > 0`).get(...values)?.['number'] as number) ??
    null;
  const number = numberBy('max(generation) FILTER (WHERE applied_at <= ?)', instant);
  if (number !== null) return generationNumbered(database, number);
  return numberBy('min(generation)') === 1 ? 'none' : null;
}

/** The first generation after `generation` that has a job of this id; `null`: none has it, or those after `generation` are not all kept whole. */
export function generationThatAdded(database: DatabaseSync, jobId: string, generation: number): AppliedGeneration | null {
  const [last] = select(database, 1);
  // Of those before the oldest whole one, what is superseded is gone.
  if (last === undefined || isOld(database) || generation < last.generation - WHOLE) return null;
  const sql = 'SELECT min(generation) AS number FROM generation_jobs WHERE job_id = ? AND generation > ? AND job IS NOT NULL';
  const number = database.prepare(sql).get(jobId, generation)?.['number'] as number | null;
  return number === null ? null : (select(database, 1, number)[0] ?? null);
}

/** The latest generations, the latest first, `limit` at most. `null` where there is no store. */
export function readGenerations(directory: string, limit: number): readonly AppliedGeneration[] | null {
  return askDatabase(directory, (database) => select(database, limit));
}

/** The latest ones, the latest first, or `only` this one. One that is not in force yet has a negative number. */
function select(database: DatabaseSync, limit: number, only?: number): readonly AppliedGeneration[] {
  const others = isOld(database) ? 'NULL AS "commit", NULL AS plan' : 'commit_id AS "commit", plan';
  return database
    .prepare(
      `SELECT generation, hash, applied_at AS appliedAt, ${others} FROM generations
       WHERE generation > 0 AND generation = coalesce($only, generation) ORDER BY generation DESC LIMIT $limit`,
    )
    .all({ $limit: limit, $only: only ?? null }) as unknown as AppliedGeneration[];
}

function jobsOf(database: DatabaseSync, generation: number): readonly string[] {
  if (!isOld(database))
    return database
      .prepare(JOBS_OF_GENERATION)
      .all({ $generation: generation })
      .map(({ job }) => String(job));
  const jobs = database.prepare('SELECT jobs FROM generations WHERE generation = ?').get(generation)?.['jobs'];
  return (JSON.parse(String(jobs)) as readonly unknown[]).map((job) => JSON.stringify(job));
}

/** Once the last generation was kept alone, with all jobs in one text. */
function isOld(database: DatabaseSync): boolean {
  return database.prepare("SELECT 1 FROM pragma_table_info('generations') WHERE name = 'jobs'").get() !== undefined;
}
