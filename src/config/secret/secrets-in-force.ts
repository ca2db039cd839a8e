import { createMask, type Mask } from './mask.ts';

/** Secrets of former configs that are kept in mind though no run has them: a hook may still be telling. */
const MOST_FORMER = 200;

/** The secrets of a config and of those before it: a run that began under a former one goes on with its secrets. */
export class SecretsInForce {
  #former: readonly string[] = [];
  #current: readonly string[];
  #mask: Mask;

  constructor(secrets: readonly string[]) {
    this.#current = secrets;
    this.#mask = createMask(secrets);
  }

  /** Hides all of them. */
  get mask(): Mask {
    return this.#mask;
  }

  /**
   * From now on these are the secrets of the config.
   *
   * @param inUse those of former configs that runs still have, however long ago that was.
   */
  add(secrets: readonly string[], inUse: Iterable<readonly string[]> = []): void {
    // Most edits change none of them, and the mask of a thousand takes a while to make.
    if (isSame(secrets, this.#current)) return;
    const latest = new Set([...this.#current, ...this.#former]).values().take(MOST_FORMER);
    this.#former = [...new Set([...latest, ...[...inUse].flat()])];
    this.#current = secrets;
    this.#mask = createMask([...secrets, ...this.#former]);
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((secret, index) => secret === other[index]);
}
