import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FILE, LAST_GENERATION, LOCK_TIMEOUT_MS, StoreError } from './sqlite-store.ts';
import type { AppliedGeneration } from './store.ts';

/** What `PRAGMA user_version` says of the newest database that this version knows. */
const NEWEST_FORMAT = 0;

/**
 * What `read` makes of the database of a state directory, which nothing is written to and a runner may have open; `null` where there is none.
 * Throws `StoreError` when there is one that cannot be read, or that a newer version of volnux made.
 */
export function readDatabase<T>(directory: string, read: (database: DatabaseSync) => T): T | null {
  const path = join(directory, FILE);
  if (!existsSync(path)) return null;
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: LOCK_TIMEOUT_MS });
    refuseNewer(database, directory);
    return read(database);
  } catch (cause) {
    // Whatever else is thrown in there is a mistake of ours, and is told as one.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_SQLITE_ERROR')) throw cause;
    const message = `cannot read the store in ${directory}: ${cause.message}; ${FILE} there must be a database of volnux that you may read`;
    throw new StoreError(message, { cause });
  } finally {
    database?.close();
  }
}

/** What a runner last applied; `null` where none has. Throws `StoreError` as `readDatabase` does. */
export function readLastGeneration(directory: string): AppliedGeneration | null {
  return readDatabase(directory, lastGeneration);
}

/** The same of a database that is open. */
export function lastGeneration(database: DatabaseSync): AppliedGeneration | null {
  return (database.prepare(LAST_GENERATION).get() as unknown as AppliedGeneration | undefined) ?? null;
}

function refuseNewer(database: DatabaseSync, directory: string): void {
  const format = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (format <= NEWEST_FORMAT) return;
  throw new StoreError(
    `the store in ${directory} was made by a newer volnux (format ${format}, this one reads up to ${NEWEST_FORMAT}); ask with that version`,
  );
}
