import type { FireTimeRecord, JobRecord } from '../../store/store.ts';

/** The records of one moment: collected first, then claimed in one transaction, before anything runs. */
export class ClaimBatch {
  readonly records: FireTimeRecord[] = [];
  /** When all of it was decided, Unix ms. */
  readonly decidedAt: number;
  /** Whether its fire times are claimed again, after a run that was interrupted. */
  readonly isAgain: boolean;
  /** When the jobs fire next: recorded along with the claims. */
  readonly jobs: readonly JobRecord[];
  readonly #committed = Promise.withResolvers<void>();
  #isNew: readonly boolean[] = [];
  #isAllNew = false;
  #failure: { readonly error: unknown } | null = null;

  constructor(decidedAt: number, { jobs = [], isAgain = false }: { jobs?: readonly JobRecord[]; isAgain?: boolean } = {}) {
    this.decidedAt = decidedAt;
    this.jobs = jobs;
    this.isAgain = isAgain;
  }

  /** Resolves when the store has answered, or failed: from then on `isNew` knows. One promise for all, so that their runs start in a row. */
  get committed(): Promise<void> {
    return this.#committed.promise;
  }

  /** The place of the record in the batch. */
  add(record: FireTimeRecord): number {
    return this.records.push(record) - 1;
  }

  /** Whether all fire times of it were new, as they mostly are. */
  get isAllNew(): boolean {
    return this.#isAllNew;
  }

  /** Whether the fire time at this place was new. Throws what the store threw when it could not record the batch. */
  isNew(index: number): boolean {
    if (this.#failure) throw this.#failure.error;
    return this.#isNew[index] === true;
  }

  /** The store has answered for `records`, in order. */
  resolve(isNew: readonly boolean[]): void {
    this.#isNew = isNew;
    this.#isAllNew = this.records.every((_, index) => isNew[index] === true);
    this.#committed.resolve();
  }

  /** The store could not record them. No promise rejects: whoever asks `isNew` reports it, and a waiting run may do so much later. */
  fail(error: unknown): void {
    this.#failure = { error };
    this.#committed.resolve();
  }
}
