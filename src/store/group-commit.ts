interface Waiting {
  readonly write: () => void;
  readonly done: PromiseWithResolvers<void>;
}

/**
 * Writes that come in the same turn of the event loop are one transaction: a thousand runs that end at once then wait for the disk once, and
 * not a thousand times, during which nothing would fire.
 */
export class GroupCommit {
  #waiting: Waiting[] = [];
  readonly #transaction: (write: () => void) => void;

  constructor(transaction: (write: () => void) => void) {
    this.#transaction = transaction;
  }

  /** Resolves when the write is on disk; rejects, as all that were to be written with it, when the transaction failed. */
  add(write: () => void): Promise<void> {
    const done = Promise.withResolvers<void>();
    if (this.#waiting.push({ write, done }) === 1) setImmediate(() => this.flush());
    return done.promise;
  }

  /** Writes what waits now. */
  flush(): void {
    const writes = this.#waiting;
    this.#waiting = [];
    if (writes.length === 0) return;
    try {
      this.#transaction(() => {
        for (const { write } of writes) write();
      });
      for (const { done } of writes) done.resolve();
    } catch (error) {
      for (const { done } of writes) done.reject(error);
    }
  }
}
