import type { DatabaseSync } from 'node:sqlite';
import { askDatabase } from './open-database.ts';
import { LAST_GENERATION } from './sqlite-store.ts';
import type { AppliedGeneration } from './store.ts';

/** What a runner last applied, asked without writing anything; `null` where none has. Throws `StoreError` as `askDatabase` does. */
export function readLastGeneration(directory: string): AppliedGeneration | null {
  return askDatabase(directory, lastGeneration);
}

/** The same of a database that is open. */
export function lastGeneration(database: DatabaseSync): AppliedGeneration | null {
  return (database.prepare(LAST_GENERATION).get() as unknown as AppliedGeneration | undefined) ?? null;
}
