import type { FireTimeRecord, Store } from '../store/store.ts';

/** The records of one wake-up: collected first, then claimed in one transaction, before anything runs. */
export class ClaimBatch {
  readonly #records: FireTimeRecord[] = [];
  readonly #committed = Promise.withResolvers<void>();
  #isNew: readonly boolean[] = [];
  #failure: { readonly error: unknown } | null = null;

  /** Resolves when the store has answered, or failed: from then on `isNew` knows. One promise for all, so that their runs start in a row. */
  get committed(): Promise<void> {
    return this.#committed.promise;
  }

  /** The place of the record in the batch. */
  add(record: FireTimeRecord): number {
    return this.#records.push(record) - 1;
  }

  /** Whether the fire time at this place was new. Throws what the store threw when it could not record the batch. */
  isNew(index: number): boolean {
    if (this.#failure) throw this.#failure.error;
    return this.#isNew[index] === true;
  }

  /** Never rejects: whoever asks `isNew` reports the failure; a waiting run may do so much later. */
  async commit(store: Store): Promise<void> {
    if (this.#records.length === 0) return;
    try {
      this.#isNew = await store.claim(this.#records);
    } catch (error) {
      this.#failure = { error };
    }
    this.#committed.resolve();
  }
}
