import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadSchedule } from '../config/load-config.ts';

const FILE = 'volnux.snapshot';
/** In front, as it stands: what the file is, and of which format. */
const MAGIC = Buffer.from('volnux snapshot 1\n');
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The last schedule that was applied, as text: what it names (env files, secrets, modules) is not in it. */
export interface Snapshot {
  readonly generation: number;
  /** In ms. */
  readonly appliedAt: number;
  /** Absolute paths that the schedule was given by. */
  readonly paths: readonly string[];
  readonly schedules: readonly ReadSchedule[];
}

interface Header extends Omit<Snapshot, 'schedules'> {
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/**
 * Keeps a snapshot in a state directory, in place of the former one: whoever reads it finds the one or the other, also after a crash. Encrypted, because
 * somebody may have written a secret in the schedule in clear, and nothing that is kept holds one. Rejects when it cannot be written.
 *
 * @param key of the state directory.
 */
export async function writeSnapshot(directory: string, key: Uint8Array, { schedules, ...about }: Snapshot): Promise<void> {
  const files = schedules.map(({ path, bytes }) => ({ path, bytes: bytes.length }));
  const header = Buffer.from(`${JSON.stringify({ ...about, files } satisfies Header)}\n`);
  const path = join(directory, FILE);
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(encrypt(Buffer.concat([header, ...schedules.map(({ bytes }) => bytes)]), key));
    // Else a crash of the machine may leave the name of the new one on nothing.
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

/**
 * The snapshot in a state directory; `null` when there is none that can be made out. Rejects when there is one that cannot be read.
 *
 * @param key of the state directory.
 */
export async function readSnapshot(directory: string, key: Uint8Array): Promise<Snapshot | null> {
  const kept = await readFile(join(directory, FILE)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  const content = kept && decrypt(kept, key);
  if (content === null) return null;
  const headerEnd = content.indexOf('\n');
  const { files, ...about } = JSON.parse(content.toString('utf8', 0, headerEnd)) as Header;
  let at = headerEnd + 1;
  const schedules = files.map(({ path, bytes }): ReadSchedule => ({ path, bytes: content.subarray(at, (at += bytes)) }));
  return { ...about, schedules };
}

function encrypt(content: Buffer, key: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, snapshotKey(key), nonce);
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([MAGIC, nonce, cipher.getAuthTag(), sealed]);
}

/** `null`: it is of another format, damaged, or of another key. */
function decrypt(kept: Buffer, key: Uint8Array): Buffer | null {
  const tagStart = MAGIC.length + NONCE_BYTES;
  const start = tagStart + TAG_BYTES;
  if (kept.length < start || !kept.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const decipher = createDecipheriv(CIPHER, snapshotKey(key), kept.subarray(MAGIC.length, tagStart));
  decipher.setAuthTag(kept.subarray(tagStart, start));
  try {
    return Buffer.concat([decipher.update(kept.subarray(start)), decipher.final()]);
  } catch {
    return null;
  }
}

/** One of its own: that of the directory makes fingerprints. */
function snapshotKey(key: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', FILE, 32));
}
