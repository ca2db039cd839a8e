import { glob, stat } from 'node:fs/promises';
import { readRegularFile } from './read-regular-file.ts';

/** The machine, as far as loading a schedule needs it. Paths are absolute. */
export interface FileReader {
  /** The content of a file. Rejects as `fs.readFile` does, with a `code` like `ENOENT`, or with the reason as its message. */
  readFile(path: string): Promise<Uint8Array>;
  /** Is there a file (not a directory) at the path? */
  isFile(path: string): Promise<boolean>;
  isDirectory(path: string): Promise<boolean>;
  /** The files that a glob pattern matches, sorted. Rejects never: where nothing can be read there is nothing. */
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
    for await (const path of glob(pattern)) if (await diskFiles.isFile(path)) found.push(path);
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
    if (!(error instanceof Error)) throw error;
    const code = 'code' in error ? String(error.code) : error.message;
    // ENOTDIR: a part of the path is a file, so there is nothing at its end.
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing', path };
    return { kind: 'unreadable', path, reason: REASONS[code] ?? code };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
  ELOOP: 'its symbolic links go in a circle',
  ENXIO: 'it is not a file',
  EPERM: 'permission denied',
};
