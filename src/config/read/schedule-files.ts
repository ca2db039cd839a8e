import { basename, dirname, join, relative, resolve } from 'node:path';
import { fixedFolder } from './fixed-folder.ts';
import { type FileReader, type ReadFile, toReadFile } from './read-file.ts';

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
      // Of a directory that cannot be read no file can be, which reading one tells.
      const inside = await reader.glob(pattern).catch(() => []);
      // None is a file that is missing.
      const files = inside.length > 0 ? inside : [join(path, '*.yaml')];
      return { files: files.map((file) => ({ path: file, name: join(name, basename(file)) })), globs: [pattern] };
    }),
  );
  return { files: eachOnce(found.flatMap(({ files }) => files)), globs: found.flatMap(({ globs }) => globs) };
}

/** The files that a pattern in the file `from` matches; a pattern without wildcards is a file, there or not. */
export async function findIncluded(
  pattern: string,
  from: FoundFile,
  reader: FileReader,
): Promise<FoundFiles & { readonly unread: ReadFile | null }> {
  const folder = dirname(from.path);
  const path = resolve(folder, pattern);
  const isGlob = /[*?[{]/.test(pattern);
  const { paths, unread } = isGlob ? await tryGlob(path, reader) : { paths: [path], unread: null };
  // Called as the file that includes them was: relative where that was.
  const files = paths.map((file) => ({ path: file, name: join(dirname(from.name), relative(folder, file)) }));
  return { files, globs: isGlob ? [path] : [], unread };
}

/** A folder that is not there, or cannot be read, is no empty one: a mount that is lost must not pass for jobs that were removed. */
async function tryGlob(pattern: string, reader: FileReader): Promise<{ paths: readonly string[]; unread: ReadFile | null }> {
  const folder = fixedFolder(pattern);
  if (!(await reader.isDirectory(folder))) return { paths: [], unread: { kind: 'missing', path: folder } };
  try {
    return { paths: await reader.glob(pattern), unread: null };
  } catch (error) {
    return { paths: [], unread: toReadFile(folder, error) };
  }
}

function eachOnce(files: readonly FoundFile[]): readonly FoundFile[] {
  const byPath = new Map<string, FoundFile>();
  for (const file of files) if (!byPath.has(file.path)) byPath.set(file.path, file);
  return [...byPath.values()];
}
