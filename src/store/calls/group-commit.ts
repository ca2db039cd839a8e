import type { DatabaseSync } from 'node:sqlite';
import { sentError, type StoreCall, type StoreMethods, type StoreReply } from './store-call.ts';

/** The methods that write what need not be on disk when they are answered. */
const UNSYNCED: ReadonlySet<string> = new Set<keyof StoreMethods>(['recordSteps', 'noteTold']);

/**
 * Does the calls that it is handed in one transaction, in order, and answers for each: a thousand runs that end at once wait for the disk once, and
 * not a thousand times. A call that fails changes nothing, and the others are done. Nothing but what is `UNSYNCED` is answered `done` before it is on disk.
 */
export function groupCommit(
  database: DatabaseSync,
  methods: StoreMethods,
  directory: string,
): (calls: readonly StoreCall[]) => StoreReply[] {
  const [begin, commit, mark, release, goBack] = [
    // Not IMMEDIATE: questions alone need no lock, and are answered of a database that cannot be written.
    'BEGIN',
    'COMMIT',
    'SAVEPOINT call',
    'RELEASE call',
    'ROLLBACK TO call',
  ].map((sql) => database.prepare(sql));
  const usual = Number(database.prepare('PRAGMA synchronous').get()?.['synchronous']);

  function commitAll(calls: readonly StoreCall[]): StoreReply[] {
    begin?.run();
    try {
      const replies = calls.map(calls.length === 1 ? answer : answerApart);
      commit?.run();
      return replies;
    } catch (error) {
      // A full disk has rolled back already; its error is the one to tell.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  function answer({ method, args }: StoreCall): StoreReply {
    const call = methods[method as keyof StoreMethods] as (...args: readonly unknown[]) => unknown;
    return { kind: 'done', value: call(...args) };
  }

  /** Without harm to the other calls, unless what it throws has ended the transaction. */
  function answerApart(call: StoreCall): StoreReply {
    mark?.run();
    try {
      const reply = answer(call);
      release?.run();
      return reply;
    } catch (error) {
      if (!database.isTransaction) throw error;
      goBack?.run();
      release?.run();
      return { kind: 'failed', error: sentError(error, directory) };
    }
  }

  function commitUnsynced(calls: readonly StoreCall[]): StoreReply[] {
    // In WAL mode NORMAL leaves out the sync of this commit, and the next one with FULL makes up for it.
    database.exec('PRAGMA synchronous = NORMAL');
    try {
      return commitAll(calls);
    } finally {
      database.exec(`PRAGMA synchronous = ${usual}`);
    }
  }

  return function commitGroup(calls: readonly StoreCall[]): StoreReply[] {
    try {
      return calls.every(({ method }) => UNSYNCED.has(method)) ? commitUnsynced(calls) : commitAll(calls);
    } catch (error) {
      // One may be too much for the disk and the others not.
      return calls.length > 1
        ? calls.flatMap((call) => commitGroup([call]))
        : [{ kind: 'failed', error: sentError(error, directory) }];
    }
  };
}
