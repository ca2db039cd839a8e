import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { groupCommit } from '../../../src/store/calls/group-commit.ts';
import type { StoreCall, StoreMethods, StoreReply } from '../../../src/store/calls/store-call.ts';

interface Notes {
  readonly commit: (calls: readonly StoreCall[]) => StoreReply[];
  /** Whatever is on disk. */
  readonly written: () => unknown[];
  readonly database: DatabaseSync;
}

/** A store of a single table, with a method that writes and one that writes before it fails. */
function notes(): Notes {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  database.exec('CREATE TABLE notes (text TEXT NOT NULL UNIQUE) STRICT');
  const insert = database.prepare('INSERT INTO notes VALUES (?)');
  // Prepared anew: SQLite answers with what was in force when it was.
  const level = (): unknown => database.prepare('PRAGMA synchronous').get()?.['synchronous'];
  const methods = {
    write: (...texts: readonly string[]): number => texts.map((text) => insert.run(text)).length,
    give: (): unknown[] => written(),
    recordSteps: level,
    level,
  };
  const written = (): unknown[] =>
    database
      .prepare('SELECT text FROM notes ORDER BY rowid')
      .all()
      .map(({ text }) => text);
  return { commit: groupCommit(database, methods as unknown as StoreMethods, 'state'), written, database };
}

const write = (...args: readonly string[]): StoreCall => ({ method: 'write', args });

test('each call is answered, in order, and sees what those before it have written', () => {
  const { commit } = notes();
  expect(commit([write('a'), { method: 'give', args: [] }, write('b', 'c')])).toEqual([
    { kind: 'done', value: 1 },
    { kind: 'done', value: ['a'] },
    { kind: 'done', value: 2 },
  ]);
});

test('a call that fails changes nothing, alone or among others, which are done', () => {
  const { commit, written } = notes();
  expect(commit([write('a', 'a')])).toMatchObject([{ kind: 'failed', error: { code: null } }]);
  expect(commit([write('a'), write('b', 'a'), write('c')]).map(({ kind }) => kind)).toEqual(['done', 'failed', 'done']);
  expect(written()).toEqual(['a', 'c']);
});

test('a call that is too much for the disk does not take the others along', () => {
  const { commit, written, database } = notes();
  database.exec('PRAGMA max_page_count = 6');
  const replies = commit([write('a'), write('x'.repeat(100_000)), write('b')]);
  expect(replies).toMatchObject([
    { kind: 'done' },
    {
      kind: 'failed',
      error: { code: 'disk-full', message: 'the store in state cannot be used: database or disk is full; make room on its disk' },
    },
    { kind: 'done' },
  ]);
  expect(written()).toEqual(['a', 'b']);
});

test('only a group of nothing but output of steps is not synced', () => {
  const { commit } = notes();
  const levelsOf = (...methods: readonly string[]): unknown[] =>
    commit(methods.map((method) => ({ method, args: [] }))).map((reply) => reply.kind === 'done' && reply.value);
  const [normal, full] = [1, 2];
  expect(levelsOf('recordSteps', 'recordSteps')).toEqual([normal, normal]);
  expect(levelsOf('recordSteps', 'level')).toEqual([full, full]);
});
