import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../store-error.ts';

const FILE = 'volnux.key';
const BYTES = 32;

/**
 * The random key of a state directory, for fingerprints of what must not be kept as it is; made if it is not there. A file of its
 * own, so that a copy of the database alone tells nothing. Only its owner may read it. Throws `StoreError` when it cannot be
 * written.
 */
export function openStateKey(directory: string): Uint8Array {
  const kept = readStateKey(directory);
  if (kept !== null) return kept;
  const key = randomBytes(BYTES);
  write(directory, key);
  return key;
}

/** Puts the key back where it was, if it is there no more: fingerprints made with another one would all differ. `onFailure`: when it cannot. */
export function keepStateKey(directory: string, key: Uint8Array, onFailure: (error: StoreError) => void): void {
  if (existsSync(join(directory, FILE))) return;
  try {
    write(directory, key);
  } catch (error) {
    onFailure(error as StoreError);
  }
}

function write(directory: string, key: Uint8Array): void {
  try {
    writeFileSync(join(directory, FILE), key, { mode: 0o600 });
  } catch (cause) {
    throw new StoreError(`cannot write ${join(directory, FILE)}: ${String(cause)}`, { cause });
  }
}

/** The same where there is one, without writing anything; `null` where there is none. */
export function readStateKey(directory: string): Uint8Array | null {
  try {
    const key = readFileSync(join(directory, FILE));
    return key.length === BYTES ? key : null;
  } catch {
    return null;
  }
}
