import { glob, readdir, stat } from 'node:fs/promises';
import { fixedFolder } from './fixed-folder.ts';
import { readRegularFile } from './read-regular-file.ts';

/** The machine, as far as loading a schedule needs it. Paths are absolute. */
export interface FileReader {
  /** The content of a file. Rejects as `fs.readFile` does, with a `code` like `ENOENT`, or with the reason as its message. */
  readFile(path: string): Promise<Uint8Array>;
  /** Is there a file (not a directory) at the path? */
  isFile(path: string): Promise<boolean>;
  isDirectory(path: string): Promise<boolean>;
  /**
   * What a glob pattern matches but for directories, sorted: a link that leads nowhere too, so that reading it tells. Rejects, as
   * `readFile`, when the folder above all matches cannot be read: it must not pass for an empty one.
   */
  glob(pattern: string): Promise<readonly string[]>;
  /** The present moment, in ms. It decides what lint says, and nothing else. */
  now(): number;
}

/** The real files. */
export const diskFiles: FileReader = {
  readFile: readRegularFile,
  isFile: async (path) => (await tryStat(path))?.isFile() ?? false,
  isDirectory: async (path) => (await tryStat(path))?.isDirectory() ?? false,
  glob: async (pattern) => {
    const found: string[] = [];
    await readdir(fixedFolder(pattern));
    for await (const path of glob(pattern)) if (!(await diskFiles.isDirectory(path))) found.push(path);
    return found.toSorted(byCode);
  },
  now: () => Date.now(),
};

/** The same everywhere: what comes first must not depend on the language of the machine. */
function byCode(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

async function tryStat(path: string): Promise<Awaited<ReturnType<typeof stat>> | null> {
  return stat(path).catch(() => null);
}

/** What came of reading a file. */
export type ReadFile =
  | { readonly kind: 'read'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string };

/** Reads a file. Never rejects for what the disk says. */
export async function tryRead(files: FileReader, path: string): Promise<ReadFile> {
  try {
    return { kind: 'read', path, bytes: await files.readFile(path) };
  } catch (error) {
    return toReadFile(path, error);
  }
}

/** What an error of reading says of the file. Throws it when it is none of the disk's. */
export function toReadFile(path: string, error: unknown): ReadFile {
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error ? String(error.code) : error.message;
  // ENOTDIR: a part of the path is a file, so there is nothing at its end.
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing', path };
  return { kind: 'unreadable', path, reason: REASONS[code] ?? code };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
  ELOOP: 'its symbolic links go in a circle',
  ENXIO: 'it is not a file',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  EPERM: 'permission denied',
};
