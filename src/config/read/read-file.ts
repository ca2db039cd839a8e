import { readFile, stat } from 'node:fs/promises';

/** The machine, as far as loading a schedule needs it. */
export interface FileReader {
  /** The content of a file. Rejects as `fs.readFile` does, with a `code` like `ENOENT`. */
  readFile(path: string): Promise<Uint8Array>;
  /** Is there a file (not a directory) at the path? */
  isFile(path: string): Promise<boolean>;
  /** The present moment, in ms. It decides what lint says, and nothing else. */
  now(): number;
}

/** The real files. */
export const diskFiles: FileReader = {
  readFile: (path) => readFile(path),
  isFile: async (path) => {
    try {
      return (await stat(path)).isFile();
    } catch {
      return false;
    }
  },
  now: () => Date.now(),
};

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
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
};
