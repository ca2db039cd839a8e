import { watch, type FSWatcher } from 'chokidar';
import { basename, dirname } from 'node:path';
import { fixedFolder } from '../config/read/fixed-folder.ts';
import type { Sources } from './content-key.ts';

/** Editors and ConfigMap updates write several times in a row. */
const DEBOUNCE_MS = 100;
/** Finds what no event tells of: file systems without inotify, a watch that went deaf. */
const POLL_MS = 5000;

export interface FileWatch {
  /** Watches these instead, from now on. */
  setSources(sources: Sources): void;
  close(): Promise<void>;
}

/**
 * Calls `onChange` some time after one of the files may have changed; what really changed is for the caller to see. The directories
 * are watched, not the files: a rename or a symlink swap puts another file under the same name.
 */
export function watchFiles(onChange: () => void): FileWatch {
  let names = new Set<string>();
  /** Directories in which any file may be one more of the schedule; new ones below them are found by the poll. */
  let searched = new Set<string>();
  let directories = '';
  let watcher: FSWatcher | null = null;
  let debounce: NodeJS.Timeout | undefined;
  let isClosed = false;
  const poll = setInterval(onChange, POLL_MS);

  function lookSoon(): void {
    clearTimeout(debounce);
    debounce = setTimeout(onChange, DEBOUNCE_MS);
  }

  function watchDirectories(wanted: readonly string[]): FSWatcher {
    const watcher = watch([...wanted], { depth: 0, ignoreInitial: true, ignorePermissionErrors: true });
    watcher.on('all', (_event, path) => {
      // Kubernetes swaps the symlink `..data`, under which the mounted file lives.
      if (names.has(basename(path)) || searched.has(dirname(path)) || basename(path).startsWith('..')) lookSoon();
    });
    // What was written before the watch was in force gave no event.
    watcher.on('ready', lookSoon);
    // The poll goes on, so a watcher that fails costs seconds, not changes.
    watcher.on('error', () => {});
    return watcher;
  }

  return {
    setSources({ files, globs }) {
      names = new Set(files.map((file) => basename(file)));
      searched = new Set([...globs.map(fixedFolder), ...(globs.length > 0 ? files.map((file) => dirname(file)) : [])]);
      const wanted = [...new Set([...files.map((file) => dirname(file)), ...searched])].sort();
      if (isClosed || wanted.join('\n') === directories) return;
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
