import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate, versionOf } from '../migrations/migrate.ts';
import { privateFile } from './private-file.ts';
import { lockState } from './state-lock.ts';
import { StoreError, storeError } from '../store-error.ts';

/** The database within a state directory. */
export const FILE = 'volnux.db';
/** The caller's thread waits as long, so it is short; the embedded store has one writer. */
const LOCK_TIMEOUT_MS = 250;

/** What a commit waits for: `full`, until it is on disk; `normal`, until the system has it, which a loss of power survives only after the next checkpoint. */
export type Durability = 'full' | 'normal';

/** A database that nobody else writes to. */
export interface OwnDatabase {
  readonly database: DatabaseSync;
  /** Whether the file is still where it was opened. */
  readonly isInPlace: () => boolean;
  readonly close: () => void;
}

/**
 * The database of a state directory, to be read and written: made where there is none, brought to the newest version, WAL, synced as `durability`
 * says. Only its owner may read it: it holds the environment of jobs, though no secret. It is locked until it is closed: a second writer would take the
 * runs of the first for those of a dead one. Throws `StoreError` when it cannot be opened, or is locked.
 */
export function openDatabase(directory: string, durability: Durability = 'full'): OwnDatabase {
  return orStoreError(`cannot open the store in ${directory}`, null, () => {
    const unlock = lockState(directory);
    try {
      const database = prepared(directory, durability);
      const opened = identityOf(directory);
      return { database, isInPlace: () => identityOf(directory) === opened, close: () => closeBoth(database, unlock) };
    } catch (error) {
      unlock();
      throw error;
    }
  });
}

/** Another one for another file; `null`: there is none. */
function identityOf(directory: string): string | null {
  const found = statSync(join(directory, FILE), { throwIfNoEntry: false });
  return found ? `${found.dev} ${found.ino}` : null;
}

function prepared(directory: string, durability: Durability): DatabaseSync {
  const database = new DatabaseSync(privateFile(directory, FILE), { timeout: LOCK_TIMEOUT_MS });
  try {
    // First: nothing of a newer one is touched.
    versionOf(database, directory);
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`);
    migrate(database, directory);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function closeBoth(database: DatabaseSync, unlock: () => void): void {
  try {
    database.close();
  } finally {
    unlock();
  }
}

/**
 * Asks the database of a state directory, without writing anything, also while a runner writes to it: `null` where there is none, or one without
 * tables yet. It may be of an older version. Throws `StoreError` when there is one that cannot be read, and for one of a newer version.
 */
export function askDatabase<T>(directory: string, question: (database: DatabaseSync) => T): T | null {
  const path = join(directory, FILE);
  if (!existsSync(path)) return null;
  return orStoreError(
    `cannot read the store in ${directory}`,
    `${FILE} there must be a database of volnux that you may read`,
    () => {
      const database = new DatabaseSync(path, { readOnly: true, timeout: LOCK_TIMEOUT_MS });
      try {
        versionOf(database, directory);
        // All of the question sees one state of it.
        database.exec('BEGIN');
        const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
        return isEmpty ? null : question(database);
      } finally {
        database.close();
      }
    },
  );
}

/** What `attempt` gives; `storeError(what, …, advice)` when SQLite or the disk refuses. */
export function orStoreError<T>(what: string, advice: string | null, attempt: () => T): T {
  try {
    return attempt();
  } catch (cause) {
    // SQLite and the disk give codes; what has none is a mistake of ours, or somebody else's error.
    if (cause instanceof StoreError || !(cause instanceof Error && 'code' in cause)) throw cause;
    throw storeError(what, cause, advice);
  }
}
