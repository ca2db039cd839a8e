import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Check } from './check.ts';

/** A run takes some hundred bytes; the log of the database grows to a few megabytes before it is written back. */
const LEAST_FREE_BYTES = 50 * 2 ** 20;
/** Of statfs(2): file systems over a network, on which processes cannot share the memory that WAL needs (sqlite.org/wal.html). */
const NETWORK_TYPES: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
]);

/** Can the state directory be used, or be made? Writes nothing. */
export function checkState(state: string): Check {
  const check = { kind: 'state', name: state, usedBy: ['runner.state'] } as const;
  if (state === ':memory:') return { ...check, status: 'ok', detail: 'nothing is kept over a restart' };
  const existing = nearestExisting(state);
  const fault = faultOf(state, existing);
  if (fault !== null) return { ...check, status: 'missing', detail: fault };
  const warning = warningOf(existing);
  if (warning !== null) return { ...check, status: 'warn', detail: warning };
  return { ...check, status: 'ok', detail: existing === state ? null : 'will be made' };
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}

function faultOf(state: string, existing: string): string | null {
  if (!statSync(existing).isDirectory()) return `${existing} is not a directory: remove it, or name another one in runner.state`;
  const { R_OK, W_OK, X_OK } = constants;
  if (!isAccessible(existing, R_OK | W_OK | X_OK)) {
    const what = existing === state ? 'it' : `${existing}, in which it is to be made,`;
    return `${what} cannot be written to: mount a volume there, or give it to the user that volnux runs as`;
  }
  const database = join(state, 'volnux.db');
  if (!existsSync(database) || isAccessible(database, R_OK | W_OK)) return null;
  return `${database} cannot be written to: give it to the user that volnux runs as`;
}

function warningOf(existing: string): string | null {
  const { type, bavail, bsize } = statfsSync(existing);
  const network = NETWORK_TYPES.get(type);
  if (network !== undefined) return `it is on ${network}: SQLite wants a file system of this machine`;
  if (bavail * bsize >= LEAST_FREE_BYTES) return null;
  return `its file system has ${Math.floor((bavail * bsize) / 2 ** 20)} MB left: make room`;
}

function isAccessible(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
