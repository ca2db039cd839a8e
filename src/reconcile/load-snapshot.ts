import { matchesGlob, resolve, sep } from 'node:path';
import type { Config } from '../config/config.ts';
import { loadConfig, type LoadOptions, type LoadResult, type SchedulePaths } from '../config/load-config.ts';
import { placeOf } from '../config/diagnostic/place-of.ts';
import { diskFiles, type FileReader } from '../config/read/read-file.ts';
import { readStateKey } from '../store/database/state-key.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';

/** What a state directory has to start with when the schedule itself has mistakes. */
export type LoadedSnapshot =
  | { readonly kind: 'loaded'; readonly snapshot: Snapshot; readonly result: LoadResult; readonly config: Config }
  /** `reason`: a sentence. */
  | { readonly kind: 'unusable'; readonly reason: string }
  | { readonly kind: 'none' };

/**
 * Loads the snapshot in a state directory: the files of the schedule as they were when it was last applied, with the present environment, env
 * files and secrets. Never rejects for what the disk says.
 *
 * @param paths of the schedule, as `loadConfig` gets them; the snapshot of another schedule is of no use.
 */
export async function loadSnapshot(
  directory: string,
  paths: Exclude<SchedulePaths, string>,
  env: LoadOptions['env'],
): Promise<LoadedSnapshot> {
  const key = directory === ':memory:' ? null : readStateKey(directory);
  if (key === null) return { kind: 'none' };
  let snapshot: Snapshot | null;
  try {
    snapshot = await readSnapshot(directory, key);
  } catch (error) {
    return { kind: 'unusable', reason: `the snapshot in ${directory} cannot be read: ${(error as Error).message}` };
  }
  if (snapshot === null) return { kind: 'none' };
  const given = paths.map((path) => resolve(path));
  if (given.join('\n') !== snapshot.paths.join('\n')) {
    return { kind: 'unusable', reason: `the snapshot in ${directory} is of another schedule: ${snapshot.paths.join(', ')}` };
  }
  const result = await loadConfig(paths, { env, files: filesOf(snapshot) });
  const { config, diagnostics } = result;
  if (config !== null) return { kind: 'loaded', snapshot, result, config };
  const first = diagnostics.find(({ severity }) => severity === 'error');
  const where = first === undefined ? '' : `, the first at ${placeOf(first)}: ${first.message}`;
  return { kind: 'unusable', reason: `the snapshot in ${directory} has mistakes now${where}` };
}

/** The files of the schedule as they were, and all others as they are. */
function filesOf({ schedules }: Snapshot): FileReader {
  const kept = new Map(schedules.map(({ path, bytes }) => [path, bytes]));
  const paths = [...kept.keys()];
  return {
    ...diskFiles,
    readFile: async (path) => kept.get(path) ?? diskFiles.readFile(path),
    isDirectory: async (path) => paths.some((file) => file.startsWith(`${path}${sep}`)) || diskFiles.isDirectory(path),
    // What matches it now may be what is broken.
    glob: async (pattern) => paths.filter((path) => matchesGlob(path, pattern)).sort(),
  };
}
