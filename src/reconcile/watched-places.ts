import { readlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, parse, sep } from 'node:path';
import { fixedFolder } from '../config/read/fixed-folder.ts';
import type { Sources } from './content-key.ts';

/** As many as Linux follows: path_resolution(7). */
const MOST_LINKS = 40;

/** Where something must happen for one of the files to be another, by directory: its real path. */
export type WatchedPlaces = ReadonlyMap<string, WatchedNames>;

/** Names in a directory; `all`: any of them, because a file that comes may be one more of the schedule. */
type WatchedNames = ReadonlySet<string> | 'all';

/**
 * The places that decide which files the sources are: each file, each symbolic link on the way to it (Kubernetes swaps `..data`, git-sync the folder
 * itself), and of what is missing the nearest folder that is there. No directory is named through a link: a watch on one goes on with the folder that
 * the link led to, and hears nothing of the next. Never rejects.
 */
export async function watchedPlaces({ files, globs }: Sources): Promise<WatchedPlaces> {
  const places = new Map<string, Set<string> | 'all'>();
  const walk = linkWalk((directory, name) => {
    const names = places.get(directory) ?? new Set<string>();
    if (names !== 'all') places.set(directory, names.add(name));
  });
  for (const file of files) {
    const at = await walk(file);
    if (at !== null && globs.length > 0) places.set(dirname(at), 'all');
  }
  for (const folder of new Set(globs.map(fixedFolder))) {
    const at = await walk(folder);
    if (at !== null) places.set(at, 'all');
  }
  return places;
}

/** What finds the real path of a path, telling of each place on the way; `null`: there is none. */
function linkWalk(tell: (directory: string, name: string) => void): (path: string) => Promise<string | null> {
  // Hundreds of files share their folders.
  const known = new Map<string, Promise<string | null | undefined>>();
  function targetOf(at: string): Promise<string | null | undefined> {
    const target = known.get(at) ?? linkTarget(at);
    known.set(at, target);
    return target;
  }

  return async (path) => {
    let links = 0;
    let { root: real } = parse(path);
    const rest = partsOf(path.slice(real.length));
    for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
      if (name === '..') {
        real = dirname(real);
        continue;
      }
      const at = join(real, name);
      const target = await targetOf(at);
      if (target !== null || rest.length === 0) tell(real, name);
      if (target === undefined) return null;
      if (target === null) {
        real = at;
        continue;
      }
      if (++links > MOST_LINKS) return null;
      if (isAbsolute(target)) real = parse(target).root;
      rest.unshift(...partsOf(target));
    }
    return real;
  };
}

function partsOf(path: string): string[] {
  return path.split(sep).filter((part) => part !== '' && part !== '.');
}

/** Where a symbolic link leads; `null`: it is none; `undefined`: nothing is there, or nobody may look. */
async function linkTarget(path: string): Promise<string | null | undefined> {
  try {
    return await readlink(path);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EINVAL' ? null : undefined;
  }
}
