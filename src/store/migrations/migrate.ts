import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store-error.ts';
import { FIRE_TIMES } from './001-fire-times.ts';
import { JOBS } from './002-jobs.ts';
import { RERUN } from './003-rerun.ts';
import { OUTPUT } from './004-output.ts';
import { OVERRIDES } from './007-overrides.ts';
import { GENERATIONS } from './005-generations.ts';
import { RETENTION } from './006-retention.ts';
import { RETRIES } from './008-retries.ts';
import { TOLD } from './009-told.ts';
import { STARTED } from './010-started.ts';

/** What makes each version of the one before it, from 1 on. One that was released is never changed: what comes later is another one. */
const MIGRATIONS: readonly string[] = [
  FIRE_TIMES,
  JOBS,
  RERUN,
  OUTPUT,
  GENERATIONS,
  RETENTION,
  OVERRIDES,
  RETRIES,
  TOLD,
  STARTED,
];

/** The version of a database that this volnux writes. */
export const NEWEST_VERSION: number = MIGRATIONS.length;

/**
 * Brings the database in `directory` to the newest version, one version after the other, each in a transaction: what ends it in between leaves a
 * version that is whole. Throws `StoreError` for a database that a newer volnux has written.
 */
export function migrate(database: DatabaseSync, directory: string): void {
  while (versionOf(database, directory) < NEWEST_VERSION) {
    database.exec('BEGIN IMMEDIATE');
    try {
      // Asked again: another process may have done it meanwhile.
      const version = versionOf(database, directory);
      const migration = MIGRATIONS[version];
      if (migration !== undefined) database.exec(`${migration}; PRAGMA user_version = ${version + 1}`);
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}

/** The version of the database in `directory`; 0: from before there were any, or empty. Throws `StoreError` for one newer than this volnux knows. */
export function versionOf(database: DatabaseSync, directory: string): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version <= NEWEST_VERSION) return version;
  throw new StoreError(
    `the store in ${directory} has version ${version}, and this volnux knows none after ${NEWEST_VERSION}: use the volnux that wrote it, or a newer one`,
  );
}
