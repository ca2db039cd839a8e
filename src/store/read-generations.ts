import type { DatabaseSync } from 'node:sqlite';
import { askDatabase } from './open-database.ts';
import { JOBS_OF_GENERATION, WHOLE } from './sqlite-generations.ts';
import type { AppliedGeneration } from './store.ts';

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
  return askDatabase(directory, (database) => {
    const [last] = select(database, 1);
    const [found] = select(database, 1, generation);
    if (last === undefined || found === undefined) return null;
    const isWhole = generation > last.generation - WHOLE;
    return { ...found, jobs: isWhole ? jobsOf(database, generation) : null };
  });
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
