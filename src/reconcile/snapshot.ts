import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadSchedule } from '../config/load-config.ts';

const FILE = 'volnux.snapshot';
const FORMAT = 1;

/** The last schedule that was applied, as text: what it names (env files, secrets, modules) is not in it, and so no secret but one written in clear. */
export interface Snapshot {
  readonly generation: number;
  /** In ms. */
  readonly appliedAt: number;
  /** Absolute paths that the schedule was given by. */
  readonly paths: readonly string[];
  readonly schedules: readonly ReadSchedule[];
}

interface Header extends Omit<Snapshot, 'schedules'> {
  readonly format: number;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/**
 * Keeps a snapshot in a state directory, in place of the former one: whoever reads it finds the one or the other, also after a crash. Only its owner
 * may read it. Rejects when it cannot be written.
 */
export async function writeSnapshot(directory: string, { schedules, ...about }: Snapshot): Promise<void> {
  const files = schedules.map(({ path, bytes }) => ({ path, bytes: bytes.length }));
  const header = JSON.stringify({ format: FORMAT, ...about, files } satisfies Header);
  const path = join(directory, FILE);
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    // Bytes as they are, behind a line that says what they are: a person can read it.
    await file.writeFile(Buffer.concat([Buffer.from(`${header}\n`), ...schedules.map(({ bytes }) => bytes)]));
    // Else a crash of the machine may leave the name of the new one on nothing.
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

/** The snapshot in a state directory; `null` when there is none that can be made out. Rejects when there is one that cannot be read. */
export async function readSnapshot(directory: string): Promise<Snapshot | null> {
  const content = await readFile(join(directory, FILE)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (content === null) return null;
  const headerEnd = content.indexOf('\n');
  const header = parseHeader(content.toString('utf8', 0, headerEnd));
  if (header === null) return null;
  let at = headerEnd + 1;
  const schedules = header.files.map(({ path, bytes }): ReadSchedule => ({ path, bytes: content.subarray(at, (at += bytes)) }));
  if (at !== content.length) return null;
  const { generation, appliedAt, paths } = header;
  return { generation, appliedAt, paths, schedules };
}

function parseHeader(line: string): Header | null {
  try {
    const header = JSON.parse(line) as Header;
    return header.format === FORMAT ? header : null;
  } catch {
    return null;
  }
}
