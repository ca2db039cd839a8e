import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate, versionOf } from './migrations/migrate.ts';
import { StoreError } from './store-error.ts';

const FILE = 'volnux.db';
/** The caller's thread waits as long, so it is short; the embedded store has one writer. */
const LOCK_TIMEOUT_MS = 250;

/**
 * The database of a state directory, to be read and written: made where there is none, brought to the newest version, WAL, synced at each commit.
 * Only its owner may read it: it holds the environment of jobs, though no secret. Throws `StoreError` when it cannot be opened.
 */
export function openDatabase(directory: string): DatabaseSync {
  return orStoreError(directory, 'open', () => {
    const database = new DatabaseSync(privateFile(directory, FILE), { timeout: LOCK_TIMEOUT_MS });
    try {
      // First: nothing of a newer one is touched.
      versionOf(database, directory);
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
      migrate(database, directory);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  });
}

/**
 * Asks the database of a state directory, without writing anything, also while a runner writes to it: `null` where there is none, or one without
 * tables yet. It may be of an older version. Throws `StoreError` when there is one that cannot be read, and for one of a newer version.
 */
export function askDatabase<T>(directory: string, question: (database: DatabaseSync) => T): T | null {
  const path = join(directory, FILE);
  if (!existsSync(path)) return null;
  return orStoreError(directory, 'read', () => {
    const database = new DatabaseSync(path, { readOnly: true, timeout: LOCK_TIMEOUT_MS });
    try {
      versionOf(database, directory);
      const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
      return isEmpty ? null : question(database);
    } finally {
      database.close();
    }
  });
}

/** The path of a file that only its owner may read; made, empty, if it is not there, and the directory too. */
function privateFile(directory: string, name: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, name);
  // SQLite would make it readable for all; its own files beside it get the mode of this one. One that is there is not opened: closing it again
  // would end the locks that this process may hold on it (POSIX locks are a process's, not a descriptor's).
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  return path;
}

function orStoreError<T>(directory: string, verb: string, attempt: () => T): T {
  try {
    return attempt();
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    const message = `cannot ${verb} the store in ${directory}: ${why}; runner.state must be a directory that volnux may write to`;
    throw new StoreError(message, { cause });
  }
}
