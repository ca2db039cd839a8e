import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FILE, openDatabase, orStoreError } from './open-database.ts';

/**
 * Gives the room that pruned records have left in the database of `directory` back to the disk; returns its size in bytes before and after. Nobody else may
 * use the directory meanwhile: throws `StoreError`, which names who does. `null`: there is no database.
 */
export function vacuumDatabase(directory: string): { readonly before: number; readonly after: number } | null {
  const path = join(directory, FILE);
  if (!existsSync(path)) return null;
  const before = sizeOf(path);
  const { database, close } = openDatabase(directory);
  try {
    return orStoreError(`cannot vacuum the store in ${directory}`, 'it needs as much room again as it holds', () => {
      database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
      return { before, after: sizeOf(path) };
    });
  } finally {
    close();
  }
}

/** With what was written and is not in the file itself yet: after a crash that may be most of it. */
function sizeOf(path: string): number {
  return [path, `${path}-wal`].reduce((bytes, file) => bytes + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}
