interface Waiting<T> {
  readonly write: () => T;
  readonly written: PromiseWithResolvers<T>;
}

/**
 * Writes of one turn of the event loop are one transaction: a thousand runs that end at once wait for the disk once, and not a thousand times,
 * during which nothing would fire.
 */
export class GroupCommit<T> {
  #waiting: Waiting<T>[] = [];
  readonly #transaction: (write: () => T[]) => T[];

  /** `transaction` does all that it is handed, or throws and nothing is done. */
  constructor(transaction: (write: () => T[]) => T[]) {
    this.#transaction = transaction;
  }

  /** Resolves to what the write returns once it is on disk; rejects, with all that were to be written with it, when that failed. */
  add(write: () => T): Promise<T> {
    const written = Promise.withResolvers<T>();
    if (this.#waiting.push({ write, written }) === 1) setImmediate(() => this.flush());
    return written.promise;
  }

  /** Writes what waits now. */
  flush(): void {
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 0) return;
    try {
      const results = this.#transaction(() => group.map(({ write }) => write()));
      for (const [index, result] of results.entries()) group[index]?.written.resolve(result);
    } catch (error) {
      for (const { written } of group) written.reject(error);
    }
  }
}
