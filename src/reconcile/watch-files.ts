import { watch } from 'chokidar';
import { basename, dirname } from 'node:path';

/** Editors and ConfigMap updates write several times in a row. */
const DEBOUNCE_MS = 100;
/** Finds what no event tells of: file systems without inotify, a watch that went deaf. */
const POLL_MS = 5000;

export interface FileWatch {
  /** Watches these instead, from now on. */
  setFiles(files: readonly string[]): void;
  close(): Promise<void>;
}

/**
 * Calls `onChange` some time after one of the files may have changed; what really changed is for the caller to see. The directories
 * are watched, not the files: a rename or a symlink swap puts another file under the same name.
 */
export function watchFiles(onChange: () => void): FileWatch {
  let names = new Set<string>();
  let directories: string[] = [];
  let debounce: NodeJS.Timeout | undefined;
  const watcher = watch([], { depth: 0, ignoreInitial: true, ignorePermissionErrors: true });
  const poll = setInterval(onChange, POLL_MS);

  watcher.on('all', (_event, path) => {
    // Kubernetes swaps the symlink `..data`, under which the mounted file lives.
    if (!names.has(basename(path)) && !basename(path).startsWith('..')) return;
    clearTimeout(debounce);
    debounce = setTimeout(onChange, DEBOUNCE_MS);
  });
  // The poll goes on, so a watcher that fails costs seconds, not changes.
  watcher.on('error', () => {});

  return {
    setFiles(files) {
      names = new Set(files.map((file) => basename(file)));
      const wanted = [...new Set(files.map((file) => dirname(file)))];
      watcher.unwatch(directories.filter((directory) => !wanted.includes(directory)));
      watcher.add(wanted.filter((directory) => !directories.includes(directory)));
      directories = wanted;
    },
    async close() {
      clearInterval(poll);
      clearTimeout(debounce);
      await watcher.close();
    },
  };
}
