import { matchesGlob, resolve } from 'node:path';
import type { FileReader } from '../../src/config/read/read-file.ts';

/** What there is at a path: a text, bytes, or the error that reading it gives. */
export type Content = string | Uint8Array | Error;

/** Files by name, relative to the working directory. */
export function inMemory(files: Readonly<Record<string, Content>>): FileReader {
  const contents = new Map(Object.entries(files).map(([name, content]) => [resolve(name), content]));
  return {
    readFile: async (path) => {
      const content = contents.get(path);
      if (content === undefined) throw errorWith('ENOENT');
      if (content instanceof Error) throw content;
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    now: () => 0,
    isFile: async (path) => contents.has(path),
    isDirectory: async (path) => [...contents.keys()].some((file) => file.startsWith(`${path}/`)),
    glob: async (pattern) =>
      [...contents.keys()].filter((file) => matchesGlob(file, pattern)).toSorted((a, b) => (a < b ? -1 : 1)),
  };
}

/** An error as the file system gives it. */
export function errorWith(code: string): Error {
  return Object.assign(new Error(code), { code });
}
