import type { Finding } from './diagnostic/finding.ts';
import { formatPath, type Path } from './diagnostic/path.ts';
import { PathSet } from './diagnostic/path-set.ts';
import type { ShapedFile } from './shape/shape-file.ts';
import type { Sound } from './shape/sound-part.ts';
import type { WrittenConfig } from './written-config.ts';

/** A finding by its path in one of the files. */
export interface FileFinding {
  readonly file: ShapedFile;
  readonly finding: Finding;
}

/** All files of a schedule as if they were one. */
export interface MergedFiles {
  readonly written: Sound<WrittenConfig>;
  /** What was taken out of it. */
  readonly broken: PathSet;
  /** Whether no file, nor the top of one, is missing or unusable. */
  readonly isComplete: boolean;
  /** In the order of the files: plain objects put ids like `10` first. */
  readonly jobIds: readonly string[];
  /** What cannot stand side by side. */
  readonly findings: readonly FileFinding[];
  /** Which file says what is at a path, and at which path of its own. */
  readonly originOf: (path: Path) => { readonly file: ShapedFile; readonly path: Path };
}

const NAMED = ['jobs', 'pipelines'] as const;

/**
 * Puts jobs, pipelines and hooks together, hooks in the order of the files. Anything else is a setting, which one file may say: the same id
 * or setting in two files is a finding that names both places, and the first one counts.
 *
 * @param areAllRead whether every file that is named could be read.
 */
export function mergeFiles(files: readonly [ShapedFile, ...ShapedFile[]], areAllRead: boolean): MergedFiles {
  const [only, another] = files;
  if (another === undefined) return mergeOne(only, areAllRead);
  const merged: Record<string, unknown> = {};
  const owners = new Map<string, ShapedFile>();
  const hookOffsets = new Map<ShapedFile, number>();
  const findings: FileFinding[] = [];

  /** Whether the file may say what is at the path: nobody has before. */
  function claim(file: ShapedFile, path: Path): boolean {
    const key = JSON.stringify(path);
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, file);
    else findings.push({ file, finding: conflict(path, owner) });
    return owner === undefined;
  }

  for (const file of files) {
    for (const [key, value] of Object.entries(file.written)) {
      if (value === undefined) continue;
      if (key === 'hooks') {
        const hooks = (merged['hooks'] ??= []) as unknown[];
        hookOffsets.set(file, hooks.length);
        hooks.push(...(value as readonly unknown[]));
      } else if (key === 'jobs' || key === 'pipelines') {
        const all = (merged[key] ??= {}) as Record<string, unknown>;
        for (const [id, part] of Object.entries(value)) if (claim(file, [key, id])) all[id] = part;
      } else if (key === 'version' || claim(file, [key])) merged[key] = value;
    }
  }

  const broken = new PathSet();
  for (const file of files) {
    for (const path of file.broken.paths) {
      // A file says nothing of what another one has: and a section that is broken as a whole is only not complete.
      const isOthers = (owners.get(ownerKey(path)) ?? file) !== file;
      if (path.length > 0 && !isOthers && !isSection(path)) broken.add(toMerged(path, hookOffsets.get(file) ?? 0));
    }
  }
  const ids = files.flatMap((file) => (file.syntax?.keysAt(['jobs']) ?? []).filter((id) => owns(file, id)));
  function owns(file: ShapedFile, id: string): boolean {
    return owners.get(JSON.stringify(['jobs', id])) === file;
  }

  function originOf(path: Path): { file: ShapedFile; path: Path } {
    const [key, part] = path;
    if (key === 'hooks' && typeof part === 'number') {
      const [file, offset] = [...hookOffsets].findLast(([, start]) => start <= part) ?? [files[0], 0];
      return { file, path: [key, part - offset, ...path.slice(2)] };
    }
    const owner = owners.get(ownerKey(path));
    return { file: owner ?? files.find(({ written }) => key !== undefined && key in written) ?? files[0], path };
  }

  const isComplete =
    areAllRead && files.every(({ syntax, broken }) => syntax !== null && !broken.covers([]) && !broken.paths.some(isSection));
  return { written: merged, broken, isComplete, jobIds: [...new Set(ids)], findings, originOf };
}

/** Jobs and pipelines have owners one by one, anything else as a whole. */
function ownerKey(path: Path): string {
  return JSON.stringify(path.slice(0, NAMED.some((name) => name === path[0]) ? 2 : 1));
}

/** Is it all jobs, pipelines or hooks of a file? */
function isSection(path: Path): boolean {
  return path.length === 1 && (path[0] === 'hooks' || NAMED.some((name) => name === path[0]));
}

/** Most schedules are one file, which says everything itself. */
function mergeOne(file: ShapedFile, areAllRead: boolean): MergedFiles {
  const { written, syntax } = file;
  const broken = new PathSet();
  for (const path of file.broken.paths) if (path.length > 0) broken.add(path);
  return {
    written,
    broken,
    isComplete: areAllRead && syntax !== null && !file.broken.covers([]),
    jobIds: syntax?.keysAt(['jobs']) ?? [],
    findings: [],
    originOf: (path) => ({ file, path }),
  };
}

function toMerged(path: Path, hookOffset: number): Path {
  const [key, index, ...rest] = path;
  return key === 'hooks' && typeof index === 'number' ? [key, index + hookOffset, ...rest] : path;
}

function conflict(path: Path, { syntax, source }: ShapedFile): Finding {
  const { line } = source.positionOf(syntax?.keyOffset(path) ?? 0);
  const message = `${formatPath(path)} is defined twice, first in ${source.file}:${line}`;
  return { code: 'CONFIG_DUPLICATE_KEY', message, path, at: 'key' };
}
