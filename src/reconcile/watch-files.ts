import { watch, type FSWatcher } from 'chokidar';
import { basename, dirname } from 'node:path';
import type { WatchMode } from '../config/config.ts';
import type { Sources } from './content-key.ts';
import { type WatchedPlaces, watchedPlaces } from './watched-places.ts';

/** Editors and ConfigMap updates write several times in a row: it is quiet for so long before anybody looks. */
const DEBOUNCE_MS = 100;
/** In a folder where something is written all the time it is never quiet. */
const LONGEST_DEBOUNCE_MS = 1000;

/**
 * How often somebody looks without being told. It finds what no event tells of: file systems without inotify, a file that is mounted by itself (what
 * happens to it happens in another folder), a watch that went deaf, another content with the same size and times.
 */
const POLL_MS: Readonly<Record<WatchMode, number>> = { auto: 5000, poll: 1000 };

export interface FileWatch {
  /** Watches these instead, from now on. Resolves when the watch is set up, but for what the machine takes to tell of events. */
  follow(sources: Sources, mode: WatchMode): Promise<void>;
  close(): Promise<void>;
}

/**
 * Calls `onChange` some time after one of the files may have changed; what really changed is for the caller to see. The directories
 * are watched, not the files: a rename or a symlink swap puts another file under the same name.
 */
export function watchFiles(onChange: () => void): FileWatch {
  let places: WatchedPlaces = new Map();
  let watcher: FSWatcher | null = null;
  /** The directories of the watcher, one a line. */
  let directories = '';
  let debounce: NodeJS.Timeout | undefined;
  /** When the first of the events came that nobody has looked for yet; ms of `performance.now`. */
  let firstEventAt: number | null = null;
  let poll: NodeJS.Timeout | undefined;
  let polledAs: WatchMode | null = null;
  let latest = 0;
  let isClosed = false;

  function lookSoon(): void {
    const now = performance.now();
    firstEventAt ??= now;
    clearTimeout(debounce);
    debounce = setTimeout(look, Math.max(0, Math.min(DEBOUNCE_MS, firstEventAt + LONGEST_DEBOUNCE_MS - now)));
  }

  function look(): void {
    firstEventAt = null;
    onChange();
  }

  function pollAs(mode: WatchMode): void {
    if (mode === polledAs) return;
    polledAs = mode;
    clearInterval(poll);
    poll = setInterval(onChange, POLL_MS[mode]);
  }

  function decides(path: string): boolean {
    const names = places.get(dirname(path));
    // A watched directory that goes or comes takes what is in it along.
    return names === 'all' || names?.has(basename(path)) === true || places.has(path);
  }

  function watchDirectories(wanted: string[]): FSWatcher | null {
    if (wanted.length === 0) return null;
    // No wait of its own for a file that may come back: the debounce is that.
    const watcher = watch(wanted, {
      depth: 0,
      ignoreInitial: true,
      ignorePermissionErrors: true,
      followSymlinks: false,
      atomic: false,
    });
    watcher.on('all', (_event, path) => {
      if (decides(path)) lookSoon();
    });
    // What was written before the watch was in force gave no event.
    watcher.on('ready', lookSoon);
    // The poll goes on, so a watcher that fails costs seconds, not changes.
    watcher.on('error', () => {});
    return watcher;
  }

  return {
    async follow(sources, mode) {
      latest += 1;
      const call = latest;
      const found = mode === 'auto' ? await watchedPlaces(sources) : new Map();
      if (isClosed || call !== latest) return;
      pollAs(mode);
      places = found;
      const wanted = [...places.keys()].sort();
      if (wanted.join('\n') === directories) return;
      directories = wanted.join('\n');
      // A watcher that is closed says nothing more, so its end need not be awaited.
      void watcher?.close();
      watcher = watchDirectories(wanted);
    },
    async close() {
      isClosed = true;
      clearInterval(poll);
      clearTimeout(debounce);
      await watcher?.close();
    },
  };
}
