import type { FireTimeRecord } from '../store/store.ts';

/** The records of one moment: collected first, then claimed in one transaction, before anything runs. */
export class ClaimBatch {
  readonly records: FireTimeRecord[] = [];
  readonly #claim = Promise.withResolvers<readonly boolean[]>();

  /** Resolves, once the batch is written, to whether the fire time was new; rejects when the store could not record it. */
  add(record: FireTimeRecord): Promise<boolean> {
    const index = this.records.push(record) - 1;
    const isNew = this.#claim.promise.then((claimed) => claimed[index] === true);
    // Whoever awaits it reports the failure; a waiting run may do so much later.
    isNew.catch(() => {});
    return isNew;
  }

  /** Settles what `add` gave, by what the store answers for `records`. */
  settleBy(written: Promise<readonly boolean[]>): void {
    // An empty batch has nobody to tell.
    if (this.records.length > 0) written.then(this.#claim.resolve, this.#claim.reject);
  }
}
