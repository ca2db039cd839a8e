import type { Path } from './path.ts';

/** A set of paths that knows what is above and below. */
export class PathSet {
  readonly #paths: Map<string, Path> = new Map();

  add(path: Path): void {
    this.#paths.set(JSON.stringify(path), [...path]);
  }

  get paths(): readonly Path[] {
    return [...this.#paths.values()];
  }

  /** Is the path, or one above it, in the set? */
  covers(path: Path): boolean {
    if (this.#paths.size === 0) return false;
    for (let length = 0; length <= path.length; length++) if (this.#paths.has(JSON.stringify(path.slice(0, length)))) return true;
    return false;
  }

  /** Is the path, or one above or below it, in the set? */
  touches(path: Path): boolean {
    if (this.#paths.size === 0) return false;
    return this.covers(path) || this.paths.some((other) => path.every((part, index) => part === other[index]));
  }
}
