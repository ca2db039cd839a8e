import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const SOCKET = 'volnux.sock';
/** Says where the socket is if not beside it. */
const POINTER = 'volnux.sock.path';
const FOLDER = 'volnux-';
/** Of the path of a unix socket, in bytes, without the NUL behind it: sockaddr_un(7) on Linux, unix(4) elsewhere. */
const LONGEST = process.platform === 'linux' ? 107 : 103;

/** Where the runner of a state directory listens. */
export interface ControlAddress {
  readonly path: string;
  /** Removes what was made for it. */
  readonly remove: () => void;
}

/**
 * A path to listen on, for the one who has the lock of the state directory: what a former runner left there is removed. Where the directory's own path
 * is too long for a socket, it is in a new folder for temporary files, and a file in the directory says where. Throws where neither can be.
 *
 * @param parent where that folder is made.
 */
export function makeControlAddress(
  directory: string,
  parent: string = process.env['XDG_RUNTIME_DIR'] || tmpdir(),
): ControlAddress {
  const own = join(directory, SOCKET);
  removeFormer(directory);
  if (fits(own)) return { path: own, remove: () => rmSync(own, { force: true }) };

  if (!fits(join(parent, `${FOLDER}XXXXXX`, SOCKET))) {
    throw new Error(`${own} is longer than the ${LONGEST} bytes that a unix socket's path may have, and so is one in ${parent}`);
  }
  // Only its owner can enter it.
  const folder = mkdtempSync(join(parent, FOLDER));
  const path = join(folder, SOCKET);
  const pointer = join(directory, POINTER);
  // By a rename: nobody reads half of it.
  writeFileSync(`${pointer}.new`, path, { mode: 0o600 });
  renameSync(`${pointer}.new`, pointer);
  return {
    path,
    remove: () => {
      rmSync(pointer, { force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where the runner of a state directory would listen, if there is one; `null`: that was never said. */
export function controlPath(directory: string): string | null {
  const own = join(directory, SOCKET);
  return fits(own) ? own : readPointer(directory);
}

/** Killed runners leave their sockets behind. */
function removeFormer(directory: string): void {
  rmSync(join(directory, SOCKET), { force: true });
  const former = readPointer(directory);
  rmSync(join(directory, POINTER), { force: true });
  // Whatever else the file may say, nothing but such a folder is removed.
  if (former === null || basename(former) !== SOCKET || !basename(dirname(former)).startsWith(FOLDER)) return;
  rmSync(former, { force: true });
  rmSync(dirname(former), { recursive: true, force: true });
}

function readPointer(directory: string): string | null {
  try {
    return readFileSync(join(directory, POINTER), 'utf8');
  } catch {
    return null;
  }
}

function fits(path: string): boolean {
  return Buffer.byteLength(path) <= LONGEST;
}
