import type { DatabaseSync } from 'node:sqlite';
import { askDatabase } from './open-database.ts';
import type { AppliedGeneration } from './store.ts';

/** What a runner last applied, asked without writing anything; `null` where none has. Throws `StoreError` as `askDatabase` does. */
export function readLastGeneration(directory: string): AppliedGeneration | null {
  return askDatabase(directory, lastGeneration);
}

/** The same of a database that is open. */
export function lastGeneration(database: DatabaseSync): AppliedGeneration | null {
  return select(database, 'jobs', 'ORDER BY generation DESC LIMIT 1', {})[0] ?? null;
}

/** A generation by its number, its jobs empty if it lies long back; `null`: there is none, or it is forgotten. */
export function readGeneration(directory: string, generation: number): AppliedGeneration | null {
  return askDatabase(
    directory,
    (database) => select(database, 'jobs', 'AND generation = $generation', { $generation: generation })[0] ?? null,
  );
}

/** The latest generations, the latest first, `limit` at most; without their jobs. `null` where there is no store. */
export function readGenerations(directory: string, limit: number): readonly AppliedGeneration[] | null {
  return askDatabase(directory, (database) =>
    select(database, "'' AS jobs", 'ORDER BY generation DESC LIMIT $limit', { $limit: limit }),
  );
}

/** A database of an older version has no plans; one that is not in force yet has a negative number. */
function select(
  database: DatabaseSync,
  jobs: string,
  rest: string,
  values: Readonly<Record<string, number>>,
): readonly AppliedGeneration[] {
  const hasPlans = database.prepare("SELECT 1 FROM pragma_table_info('generations') WHERE name = 'plan'").get() !== undefined;
  const others = hasPlans ? 'commit_id AS "commit", plan' : 'NULL AS "commit", NULL AS plan';
  return database
    .prepare(
      `SELECT generation, hash, applied_at AS appliedAt, ${others}, ${jobs} FROM generations WHERE generation > 0 ${rest}`,
    )
    .all(values) as unknown as AppliedGeneration[];
}
