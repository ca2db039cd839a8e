import { basename, dirname, join, relative, resolve } from 'node:path';
import type { FileReader } from './read-file.ts';

/** A file that a schedule is made of. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** To call it by in diagnostics. */
  readonly name: string;
}

/** Files, and the glob patterns (absolute) that found them: another match would be another result. */
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly globs: readonly string[];
}

/** What of a directory belongs to a schedule. */
const IN_DIRECTORY = '*.{yaml,yml}';

/** The files of the paths that somebody gave: a file is itself, a directory its `*.yaml` and `*.yml`. Each once, in this order. */
export async function findGiven(given: readonly string[], reader: FileReader): Promise<FoundFiles> {
  const found = await Promise.all(
    given.map(async (name): Promise<FoundFiles> => {
      const path = resolve(name);
      if (!(await reader.isDirectory(path))) return { files: [{ path, name }], globs: [] };
      const pattern = join(path, IN_DIRECTORY);
      const inside = await reader.glob(pattern);
      // None is a file that is missing.
      const files = inside.length > 0 ? inside : [join(path, '*.yaml')];
      return { files: files.map((file) => ({ path: file, name: join(name, basename(file)) })), globs: [pattern] };
    }),
  );
  return { files: eachOnce(found.flatMap(({ files }) => files)), globs: found.flatMap(({ globs }) => globs) };
}

/** The files that a pattern in the file `from` matches; a pattern without wildcards is a file, there or not. */
export async function findIncluded(pattern: string, from: FoundFile, reader: FileReader): Promise<FoundFiles> {
  const folder = dirname(from.path);
  const path = resolve(folder, pattern);
  const isGlob = /[*?[{]/.test(pattern);
  const paths = isGlob ? await reader.glob(path) : [path];
  // Called as the file that includes them was: relative where that was.
  const files = paths.map((file) => ({ path: file, name: join(dirname(from.name), relative(folder, file)) }));
  return { files, globs: isGlob ? [path] : [] };
}

function eachOnce(files: readonly FoundFile[]): readonly FoundFile[] {
  const byPath = new Map<string, FoundFile>();
  for (const file of files) if (!byPath.has(file.path)) byPath.set(file.path, file);
  return [...byPath.values()];
}
