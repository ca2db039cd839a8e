import type { FireTimeRecord, Store } from '../store/store.ts';

/** The records of one wake-up: collected first, then claimed in one transaction, before anything runs. */
export class ClaimBatch {
  readonly #records: FireTimeRecord[] = [];
  readonly #claim = Promise.withResolvers<readonly boolean[]>();

  /** Resolves after `commit` to whether the fire time was new; rejects when the store could not record it. */
  add(record: FireTimeRecord): Promise<boolean> {
    const index = this.#records.push(record) - 1;
    const isNew = this.#claim.promise.then((claimed) => claimed[index] === true);
    // Whoever awaits it reports the failure; a waiting run may do so much later.
    isNew.catch(() => {});
    return isNew;
  }

  commit(store: Store): void {
    if (this.#records.length === 0) return;
    // A store that throws is the same as one that rejects.
    void Promise.try(() => store.claim(this.#records)).then(this.#claim.resolve, this.#claim.reject);
  }
}
