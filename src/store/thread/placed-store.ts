import { groupCommit } from '../calls/group-commit.ts';
import { openDatabase, type Durability } from '../database/open-database.ts';
import { putBackDatabase } from '../database/put-back-database.ts';
import { sqliteMethods } from '../sqlite/sqlite-store.ts';
import { sentError, type StoreCall, type StoreReply } from '../calls/store-call.ts';

interface Opened extends ReturnType<typeof openDatabase> {
  readonly commit: (calls: readonly StoreCall[]) => StoreReply[];
  readonly methods: readonly string[];
}

/**
 * The database of a state directory, and its methods, which stays where it belongs: if its file is deleted while it is open, that is put back with all that it
 * held, before anything more is written.
 */
export class PlacedStore {
  readonly #directory: string;
  readonly #durability: Durability;
  readonly #onPutBack: () => void;
  #opened: Opened | null;

  /** Throws `StoreError` when it cannot be opened. */
  constructor(directory: string, durability: Durability, onPutBack: () => void) {
    this.#directory = directory;
    this.#durability = durability;
    this.#onPutBack = onPutBack;
    this.#opened = this.#open();
  }

  /** The names of what it can be asked. */
  get methods(): readonly string[] {
    return this.#opened?.methods ?? [];
  }

  /** Does the calls, as `groupCommit` does. Never throws: what the store cannot do, each of the replies says. */
  perform(calls: readonly StoreCall[]): readonly StoreReply[] {
    try {
      if (this.#opened?.isInPlace() === false) this.#putBack(this.#opened);
      this.#opened ??= this.#open();
      return this.#opened.commit(calls);
    } catch (error) {
      const reply: StoreReply = { kind: 'failed', error: sentError(error, this.#directory) };
      return calls.map(() => reply);
    }
  }

  /** Throws when all that it held could not be kept. */
  close(): void {
    const opened = this.#opened;
    if (opened === null) return;
    try {
      if (!opened.isInPlace()) this.#putBack(opened);
    } finally {
      if (this.#opened !== null) opened.close();
      this.#opened = null;
    }
  }

  /** Leaves it open if that fails: there is no other place that has it. */
  #putBack(opened: Opened): void {
    putBackDatabase(opened.database, this.#directory);
    // Before the new one is opened: a database that is closed deletes the log beside it by its name.
    opened.close();
    this.#opened = null;
    this.#onPutBack();
  }

  #open(): Opened {
    const own = openDatabase(this.#directory, this.#durability);
    const methods = sqliteMethods(own.database);
    return { ...own, methods: Object.keys(methods), commit: groupCommit(own.database, methods, this.#directory) };
  }
}
