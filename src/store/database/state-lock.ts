import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { privateFile } from './private-file.ts';
import { StoreError, storeErrorCode } from '../store-error.ts';

const LOCK = 'volnux.lock';
const OWNER = 'volnux.pid';
/** A runner that is about to end gets so long to do so. */
const TIMEOUT_MS = 250;

/** The process that has a state directory. */
export interface StateOwner {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
}

/**
 * Takes the state directory for this process, and returns what gives it back. Throws `StoreError` when somebody has it: the sentence says who, and
 * since when.
 *
 * A lock of the operating system on an empty file, `volnux.lock`: it ends with the process that holds it, whatever ends that, so that none is ever
 * stale; and where several containers share a volume it holds between them, though each has a pid 1. It is taken through SQLite because Node.js
 * has no call for it. `volnux.pid` beside it is for people, and for the sentence.
 */
export function lockState(directory: string): () => void {
  const lock = new DatabaseSync(privateFile(directory, LOCK), { timeout: TIMEOUT_MS });
  const owner = join(directory, OWNER);
  try {
    // Never committed: nothing is ever written to the file.
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if (storeErrorCode(cause) !== 'in-use') throw cause;
    const message = `${describe(readStateOwner(directory))} uses the state directory ${directory}: end it first, or use another state directory`;
    throw new StoreError(message, { code: 'in-use', cause });
  }
  writeOwner(owner);
  return () => {
    // First: once the lock is gone, the file may be another's.
    rmSync(owner, { force: true });
    lock.close();
  };
}

/** Whether a process has the state directory now. Nothing is written, or made. */
export function isStateLocked(directory: string): boolean {
  const path = join(directory, LOCK);
  if (!existsSync(path)) return false;
  const lock = new DatabaseSync(path, { readOnly: true, timeout: 0 });
  try {
    lock.prepare('PRAGMA schema_version').get();
    return false;
  } catch (error) {
    if (storeErrorCode(error) === 'in-use') return true;
    throw error;
  } finally {
    lock.close();
  }
}

function writeOwner(path: string): void {
  const owner: StateOwner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  // By a rename: nobody reads half of it.
  writeFileSync(`${path}.new`, `${JSON.stringify(owner)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Who has the state directory, going by what it wrote; `null`: nobody, or nobody who wrote it. What a runner that was killed left behind is nothing. */
export function readStateOwner(directory: string): StateOwner | null {
  try {
    // A pid alone says little: it may be a zombie's, or another's by now.
    if (!isStateLocked(directory)) return null;
    const owner = JSON.parse(readFileSync(join(directory, OWNER), 'utf8')) as StateOwner;
    return owner.host === hostname() && !isAlive(owner.pid) ? null : owner;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function describe(owner: StateOwner | null): string {
  if (owner === null) return 'another process';
  const where = owner.host === hostname() ? '' : ` on ${owner.host}`;
  return `another volnux, pid ${owner.pid}${where}, since ${owner.since},`;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
