import { statSync } from 'node:fs';
import { findPackageJSON, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * An edit that follows another one this fast may leave no trace: file systems keep time in steps, of 10 ms for the most part, of a second
 * at worst.
 */
const TIME_STEP_MS = 1_000;

/**
 * The files that decide what the modules of this thread are, from the moment it is made: all that was imported or required, the links on the way there, and
 * the nearest package.json of each.
 */
export class LoadedFiles {
  readonly #stamps = new Map<string, string>();
  readonly #resolved = new Set<string>();
  #isCertain = true;

  constructor() {
    // Not when they are loaded: before that, so that what is edited meanwhile counts as changed.
    registerHooks({
      resolve: (specifier, context, nextResolve) => {
        try {
          const resolved = nextResolve(specifier, context);
          this.#note(specifier, context.parentURL, resolved.url);
          return resolved;
        } catch (error) {
          // Should it appear, the module is another one. Optional packages are missed all the time, and only an installation adds them.
          if (pathOf(specifier, context.parentURL) !== null) this.#isCertain = false;
          throw error;
        }
      },
    });
  }

  /** Whether all of them are as they were. What cannot be told counts as a change. */
  get areUnchanged(): boolean {
    return this.#isCertain && this.#stamps.entries().every(([path, stamp]) => stampOf(path).text === stamp);
  }

  #note(specifier: string, parent: string | undefined, url: string): void {
    const key = `${specifier}\n${parent}`;
    if (url.startsWith('node:') || this.#resolved.has(key)) return;
    this.#resolved.add(key);
    this.#stamp(pathOf(url));
    this.#stamp(packageFile(url));
    // By the name that leads there, too, which may be a link that is set to somewhere else.
    this.#stamp(pathOf(specifier, parent) ?? packageFile(specifier, parent));
  }

  #stamp(path: string | null): void {
    if (path === null || this.#stamps.has(path)) return;
    const { text, changedAt } = stampOf(path);
    if (Date.now() - changedAt < TIME_STEP_MS) this.#isCertain = false;
    this.#stamps.set(path, text);
  }
}

/** The file that a URL, or a specifier that is no name of a package, says; `null`: it says none. */
function pathOf(specifier: string, parent?: string): string | null {
  if (!/^(?:file:|\.{0,2}\/)/.test(specifier)) return null;
  try {
    return fileURLToPath(new URL(specifier, parent));
  } catch {
    return null;
  }
}

function packageFile(specifier: string, parent?: string): string | null {
  try {
    return findPackageJSON(specifier, parent) ?? null;
  } catch {
    return null;
  }
}

/** Differs whenever the file does, or is another one; also for one that is written with an old time stamp, as archives do. */
function stampOf(path: string): { readonly text: string; readonly changedAt: number } {
  try {
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (stat === undefined) return { text: 'none', changedAt: -Infinity };
    const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = stat;
    return { text: [dev, ino, size, mtimeNs, ctimeNs].join(), changedAt: Number(ctimeMs) };
  } catch {
    return { text: 'unknown', changedAt: Infinity };
  }
}
