import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { askDatabase, FILE } from './open-database.ts';
import { StoreError } from '../store-error.ts';

/**
 * Writes a copy of the database in `directory`, as it is at one moment and without the room it has left, to `file`, and returns its size in bytes; only its
 * owner may read it. A runner may be going, and is not held up. What is at `file` is written over only with `force`, and then at once: nobody sees half of
 * it. `null`: there is no database. Throws `StoreError`.
 */
export function backUpDatabase(directory: string, file: string, { force }: { readonly force: boolean }): number | null {
  if (!existsSync(join(directory, FILE))) return null;
  if (existsSync(file) && statSync(file).isDirectory()) throw new StoreError(`${file} is a directory; name a file in it`);
  if (!force && existsSync(file)) throw exists(file);
  if (isOwn(directory, file)) throw new StoreError(`${file} is the store itself; name another file`);
  const part = join(dirname(resolve(file)), `.volnux-backup-${process.pid}`);
  try {
    closeSync(openSync(part, 'wx', 0o600));
    // By one read of it all: what a runner writes meanwhile is not in it, and waits for nothing.
    const answer = askDatabase(directory, (database) => {
      // Not within a transaction: it has one of its own.
      database.exec('COMMIT');
      database.prepare('VACUUM INTO ?').run(part);
      return true;
    });
    if (answer === null) return null;
    sync(part);
    place(part, file, force);
    return statSync(file).size;
  } catch (cause) {
    if (cause instanceof StoreError || !(cause instanceof Error && 'code' in cause)) throw cause;
    throw new StoreError(`cannot write ${file}: ${cause.message}`, { cause });
  } finally {
    rmSync(part, { force: true });
  }
}

/** A link fails where something is, a rename would not. */
function place(part: string, file: string, force: boolean): void {
  if (force) return renameSync(part, file);
  try {
    linkSync(part, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') throw exists(file);
    // Not every file system has links.
    if (existsSync(file)) throw exists(file);
    renameSync(part, file);
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function exists(file: string): StoreError {
  return new StoreError(`${file} is there already; --force writes over it`);
}

/** SQLite's files beside the database are as much it. */
function isOwn(directory: string, file: string): boolean {
  return ['', '-wal', '-shm'].some((suffix) => resolve(file) === resolve(directory, FILE) + suffix);
}
