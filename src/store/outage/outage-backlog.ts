import { StoreError } from '../store-error.ts';

/** A store that cannot be used is tried again after this, and then after twice as long each time, */
const FIRST_RETRY_MS = 1000;
/** but never after more. */
const LONGEST_RETRY_MS = 10_000;
/** Records that wait for the store at most, but for those that must: some MB. */
const MOST = 10_000;

export interface OutageOptions {
  /** Calls `wake` once after about `delayMs`, unless the returned function is called first. */
  readonly after: (delayMs: number, wake: () => void) => () => void;
  /** Told when an outage begins. */
  readonly onOutage: (error: StoreError) => void;
  /** Told when it is over: what was recorded late, and what was not. */
  readonly onRecovery: (reason: string) => void;
  /** Told of what is not recorded for another reason than the outage. */
  readonly onFailure: (error: Error) => void;
}

/** A write that waits for the store to work again. */
interface Write {
  /** How many records it is about. */
  readonly records: number;
  readonly write: () => Promise<unknown>;
}

/**
 * What could not be written, in order, and tried again: an outage lasts from the first write that fails with a `StoreError` until none is left.
 * Meanwhile no other is tried, or it would be done before those that wait.
 */
export class OutageBacklog {
  readonly #with: OutageOptions;
  #outage: StoreError | null = null;
  #waiting: Write[] = [];
  #written = 0;
  #dropped = 0;
  #flushing: Promise<void> | null = null;
  #stopTimer: () => void = () => {};
  #retryMs = FIRST_RETRY_MS;
  #isClosed = false;

  constructor(options: OutageOptions) {
    this.#with = options;
  }

  /** What `call` gives; during an outage, and if it begins one, what `later` gives. */
  async attempt<T>(call: () => Promise<T>, later: (outage: StoreError) => T): Promise<T> {
    if (this.#outage === null) {
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof StoreError) || this.#isClosed) throw error;
        this.#begin(error);
        return later(error);
      }
    }
    return later(this.#outage);
  }

  hasRoom(records: number): boolean {
    return this.#waiting.reduce((sum, each) => sum + each.records, records) <= MOST;
  }

  /** Waits for the store to work again. `false`: there is no room, and it will not be recorded; what `must` be always has room. */
  keep(records: number, write: () => Promise<unknown>, must: boolean): boolean {
    const isKept = must || this.hasRoom(records);
    if (isKept) this.#waiting.push({ records, write });
    else this.#dropped += records;
    return isKept;
  }

  /** Tries a last time; answers what is to be told of records that are lost, `null` when none is. */
  async close(): Promise<StoreError | null> {
    this.#isClosed = true;
    this.#stopTimer();
    await this.#flushing;
    if (this.#outage !== null) await this.#flush();
    if (this.#outage === null) return null;
    const lost = this.#waiting.reduce((sum, { records }) => sum + records, this.#dropped);
    const { message, code } = this.#outage;
    const sentence = `${count(lost)} could not be written to the last, and the next start takes runs that ended for interrupted: ${message}`;
    return new StoreError(sentence, { code, cause: this.#outage });
  }

  #begin(error: StoreError): void {
    const isFirst = this.#outage === null;
    this.#outage = error;
    if (!isFirst) return;
    this.#retryMs = FIRST_RETRY_MS;
    this.#arm();
    this.#with.onOutage(error);
  }

  #arm(): void {
    if (this.#isClosed) return;
    this.#stopTimer = this.#with.after(this.#retryMs, () => {
      this.#flushing = this.#flush();
    });
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  /** Never rejects. */
  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const writes = this.#waiting;
      this.#waiting = [];
      const results = await Promise.allSettled(writes.map(({ write }) => write()));
      this.#waiting.unshift(...writes.filter((write, index) => !this.#isDone(write, results[index])));
      if (results.some((result) => isOutage(result))) return this.#arm();
    }
    this.#end();
  }

  #isDone({ records }: Write, result: PromiseSettledResult<unknown> | undefined): boolean {
    if (isOutage(result)) {
      this.#outage = result.reason;
      return false;
    }
    if (result?.status === 'rejected') this.#with.onFailure(result.reason as Error);
    else this.#written += records;
    return true;
  }

  #end(): void {
    const [written, dropped] = [this.#written, this.#dropped];
    this.#outage = null;
    this.#written = 0;
    this.#dropped = 0;
    const late = `${count(written)} written late`;
    this.#with.onRecovery(dropped === 0 ? late : `${late}; ${dropped} more have no record: there were too many`);
  }
}

function count(records: number): string {
  return records === 1 ? '1 record' : `${records} records`;
}

function isOutage(result: PromiseSettledResult<unknown> | undefined): result is PromiseRejectedResult & { reason: StoreError } {
  return result?.status === 'rejected' && result.reason instanceof StoreError;
}
