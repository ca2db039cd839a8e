import { matchesGlob, resolve } from 'node:path';
import type { FileReader } from '../../src/config/read/read-file.ts';

/** Files by name, relative to the working directory. */
export function inMemory(files: Readonly<Record<string, string>>): FileReader {
  const texts = new Map(Object.entries(files).map(([name, text]) => [resolve(name), text]));
  return {
    readFile: async (path) => {
      const text = texts.get(path);
      if (text === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
      return new TextEncoder().encode(text);
    },
    now: () => 0,
    isFile: async (path) => texts.has(path),
    isDirectory: async (path) => [...texts.keys()].some((file) => file.startsWith(`${path}/`)),
    glob: async (pattern) => [...texts.keys()].filter((file) => matchesGlob(file, pattern)).toSorted((a, b) => (a < b ? -1 : 1)),
  };
}
