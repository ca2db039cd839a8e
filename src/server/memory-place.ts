import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lockState, readStateOwner } from '../store/database/state-lock.ts';

/** Who may do what in such a directory: its owner, all. */
const PRIVATE = 0o700;

/**
 * Where a runner that keeps no state is found: a directory for its control socket, named after its user and the schedule. Whoever asks needs the same
 * `$XDG_RUNTIME_DIR`, or none.
 *
 * @param paths as the runner was given the schedule.
 * @param parent default: the folder of what lasts as long as its user is logged in, else that for temporary files.
 */
export function memoryPlace(paths: readonly string[], parent: string = process.env['XDG_RUNTIME_DIR'] || tmpdir()): string {
  const names = paths.map((path) => resolve(path)).join('\0');
  return join(parent, `volnux-${ownUid()}-${createHash('sha256').update(names).digest('hex').slice(0, 16)}`);
}

/**
 * Makes the place, for this process alone, and returns what removes it. Throws where another runner of the schedule, or another user, has it.
 */
export function takeMemoryPlace(place: string): () => void {
  mkdirSync(place, { recursive: true, mode: PRIVATE });
  if (!isOwn(place)) throw new Error(`${place} belongs to another user, or others may write there`);
  const unlock = lock(place);
  return () => {
    unlock();
    rmSync(place, { recursive: true, force: true });
  };
}

function lock(place: string): () => void {
  try {
    return lockState(place);
  } catch (cause) {
    const owner = readStateOwner(place);
    if (owner === null) throw cause;
    throw new Error(`another runner of this schedule, pid ${owner.pid}, has ${place}`, { cause });
  }
}

/** Whether the directory is there, and nobody else can put anything in it: anybody can make one of that name first. */
export function isOwn(place: string): boolean {
  const stats = lstatSync(place, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && stats.uid === ownUid() && (stats.mode & 0o777) === PRIVATE;
}

function ownUid(): number {
  return process.geteuid?.() ?? 0;
}
