import { createMask, type Mask } from './mask.ts';

/** Secrets of former configs that are kept in mind: beyond any number of runs that are still going. */
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

  /** From now on these are the secrets of the config. */
  add(secrets: readonly string[]): void {
    this.#former = [...new Set([...this.#current, ...this.#former])].slice(0, MOST_FORMER);
    this.#current = secrets;
    this.#mask = createMask([...secrets, ...this.#former]);
  }
}
