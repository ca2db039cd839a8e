import { chmodSync, closeSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { makeDirectory } from './make-directory.ts';
import { FILE } from './open-database.ts';
import { StoreError } from '../store-error.ts';

/**
 * Writes all that a database holds to where it was opened, after its file was deleted there: as long as it is open, nothing of it is lost. The
 * database stays what it was, a file without a name; close it, and open the new one. Throws `StoreError` when there is another file in its place.
 */
export function putBackDatabase(database: DatabaseSync, directory: string): void {
  makeDirectory(directory, 0o700);
  const path = join(directory, FILE);
  const copy = `${path}.new`;
  rmSync(copy, { force: true });
  try {
    database.prepare('VACUUM INTO ?').run(copy);
    chmodSync(copy, 0o600);
    sync(copy);
    // Never over another file, as a rename would.
    linkSync(copy, path);
    sync(directory);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
    throw new StoreError(
      `${path} was replaced while the runner had it open: restart the runner to use what is there now; what it records until then is lost`,
      { code: 'gone', cause },
    );
  } finally {
    rmSync(copy, { force: true });
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
