import { groupCommit } from './group-commit.ts';
import { openDatabase, type Durability } from './open-database.ts';
import { putBackDatabase } from './put-back-database.ts';
import { sqliteMethods } from './sqlite-store.ts';
import { sentError, type StoreCall, type StoreReply } from './store-call.ts';
import { StoreError } from './store-error.ts';

interface Opened extends ReturnType<typeof openDatabase> {
  readonly commit: (calls: readonly StoreCall[]) => StoreReply[];
  readonly methods: readonly string[];
}

/**
 * The database of a state directory, and its methods, which stays where it belongs: what would be written to a file that was deleted while it was open is
 * refused, once, so that somebody is told; then the file is put back with all that it held.
 */
export class PlacedStore {
  readonly #directory: string;
  readonly #durability: Durability;
  #opened: Opened | null;
  #isGoneTold = false;

  /** Throws `StoreError` when it cannot be opened. */
  constructor(directory: string, durability: Durability) {
    this.#directory = directory;
    this.#durability = durability;
    this.#opened = this.#open();
  }

  /** The names of what it can be asked. */
  get methods(): readonly string[] {
    return this.#opened?.methods ?? [];
  }

  /** Does the calls, as `groupCommit` does. Never throws: what the store cannot do, each of the replies says. */
  perform(calls: readonly StoreCall[]): readonly StoreReply[] {
    try {
      return this.#inPlace().commit(calls);
    } catch (error) {
      const reply: StoreReply = { kind: 'failed', error: sentError(error, this.#directory) };
      return calls.map(() => reply);
    }
  }

  /** Throws when all that it held could not be kept. */
  close(): void {
    const opened = this.#opened;
    this.#opened = null;
    if (opened === null) return;
    try {
      if (!opened.isInPlace()) putBackDatabase(opened.database, this.#directory);
    } finally {
      opened.close();
    }
  }

  #inPlace(): Opened {
    if (this.#opened?.isInPlace() === false) {
      if (!this.#isGoneTold) {
        this.#isGoneTold = true;
        throw new StoreError(`the store in ${this.#directory} was deleted while the runner had it open`, { code: 'gone' });
      }
      // Stays open if that fails: there is no other place that has it.
      putBackDatabase(this.#opened.database, this.#directory);
      // Before the new one is opened: a database that is closed deletes the log beside it by its name.
      this.#opened.close();
      this.#opened = null;
    }
    this.#opened ??= this.#open();
    this.#isGoneTold = false;
    return this.#opened;
  }

  #open(): Opened {
    const own = openDatabase(this.#directory, this.#durability);
    const methods = sqliteMethods(own.database);
    return { ...own, methods: Object.keys(methods), commit: groupCommit(own.database, methods, this.#directory) };
  }
}
