import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from './make-directory.ts';

/** The path of a file in `directory` that only its owner may read; made, empty, if it is not there, and the directory too. */
export function privateFile(directory: string, name: string): string {
  makeDirectory(directory, 0o700);
  const path = join(directory, name);
  // SQLite would make it readable for all; its own files beside it get the mode of this one. One that is there is not opened: closing it again
  // would end the locks that this process may hold on it (POSIX locks are a process's, not a descriptor's).
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  return path;
}
