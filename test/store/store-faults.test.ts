import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database/open-database.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { startStoreThread } from '../../src/store/thread/store-thread.ts';
import type { Store } from '../../src/store/store.ts';
import { fireTimeRecord } from './store-conformance.ts';

const directory = mkdtempSync(join(tmpdir(), 'volnux-store-faults-'));
// Somebody else than root must be able to get there.
chmodSync(directory, 0o755);
afterAll(() => rmSync(directory, { recursive: true }));

let made = 0;
const newDirectory = (): string => join(directory, String(++made));

const NOBODY = 65_534;

/** Without the rights of root, which no file mode keeps out. */
async function unprivileged<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

async function outcomeOf(store: Store, jobId: string): Promise<unknown> {
  return (await store.records(jobId)).map(({ outcome }) => outcome);
}

const success = { fireTime: 1000, outcome: 'success', reason: null, endedAt: 2000 } as const;

test('a directory that must not be written to is a sentence that says so', async () => {
  const state = newDirectory();
  mkdirSync(state, { mode: 0o555 });
  const error = {
    name: 'StoreError',
    code: 'read-only',
    message: expect.stringMatching(/; runner.state must be a directory that/),
  };
  await unprivileged(() => expect(startStoreThread(state)).rejects.toMatchObject(error));
  await unprivileged(() => expect(startStoreThread(join(state, 'below'))).rejects.toMatchObject(error));
});

test('a directory that becomes read-only while it is used is used on, and loses nothing', async () => {
  const state = newDirectory();
  mkdirSync(state);
  chmodSync(state, 0o777);
  await unprivileged(async () => {
    const store = openSqliteStore(state);
    await store.claim([fireTimeRecord()]);
    chmodSync(join(state, 'volnux.db'), 0o400);
    await store.settle({ ...success, jobId: 'a' });
    await store.close();
  });
  chmodSync(join(state, 'volnux.db'), 0o600);
  const store = openSqliteStore(state);
  expect(await outcomeOf(store, 'a')).toEqual(['success']);
  await store.close();
});

test('a file that is deleted while it is open is put back before the next write, and keeps its owner', async () => {
  const state = newDirectory();
  let putBack = 0;
  const store = await startStoreThread(state, { onPutBack: () => putBack++ });
  await store.claim([fireTimeRecord(), fireTimeRecord({ jobId: 'b' })]);
  rmSync(state, { recursive: true });
  expect(await store.settle({ ...success, jobId: 'a' })).toEqual([]);
  expect(putBack).toBe(1);
  expect(await store.claim([fireTimeRecord({ jobId: 'b' })])).toEqual([false]);
  expect(() => openSqliteStore(state)).toThrow(`another volnux, pid ${process.pid}`);
  rmSync(state, { recursive: true });
  await store.close();
  expect(putBack).toBe(2);
  const next = openSqliteStore(state);
  expect([await outcomeOf(next, 'a'), await outcomeOf(next, 'b')]).toEqual([['success'], [null]]);
  await next.close();
});

test('a file that was put in the place of the open one is not overwritten, and nothing is written to it', async () => {
  const [state, backup] = [newDirectory(), newDirectory()];
  const former = openSqliteStore(backup);
  await former.claim([fireTimeRecord({ jobId: 'old' })]);
  await former.close();
  const store = await startStoreThread(state);
  await store.claim([fireTimeRecord()]);
  for (const file of ['volnux.db', 'volnux.db-wal']) rmSync(join(state, file));
  copyFileSync(join(backup, 'volnux.db'), join(state, 'volnux.db'));
  const error = {
    name: 'StoreError',
    code: 'gone',
    message: expect.stringContaining('was replaced while the runner had it open'),
  };
  await expect(store.settle({ ...success, jobId: 'a' })).rejects.toMatchObject(error);
  await expect(store.claim([fireTimeRecord()])).rejects.toMatchObject(error);
  await expect(store.close()).rejects.toMatchObject(error);
  const next = openSqliteStore(state);
  expect([await outcomeOf(next, 'old'), await outcomeOf(next, 'a')]).toEqual([[null], []]);
  await next.close();
});

test('a damaged page fails what lies on it, and nothing else; it loses no outcome that was recorded elsewhere', async () => {
  const state = newDirectory();
  const path = join(state, 'volnux.db');
  const ids = Array.from({ length: 2000 }, (_, index) => `job-${String(index).padStart(4, '0')}`);
  const former = await startStoreThread(state);
  await former.claim(ids.map((jobId) => fireTimeRecord({ jobId })));
  await Promise.all(ids.map((jobId) => former.settle({ ...success, jobId })));
  await former.close();
  expect(existsSync(`${path}-wal`)).toBe(false);

  const bytes = readFileSync(path);
  // Where it is settled: it was in an index of what is not, too.
  const page = Math.floor(bytes.toString('latin1').search(/job-1000.{1,10}run-1success/s) / 4096);
  writeFileSync(path, bytes.fill(0xa5, page * 4096, (page + 1) * 4096));

  const store = await startStoreThread(state);
  const damaged = { name: 'StoreError', code: 'corrupt', message: expect.stringContaining('is damaged') };
  const again = fireTimeRecord({ jobId: 'job-1000' });
  const [bad, good] = await Promise.allSettled([store.claim([again]), store.claim([fireTimeRecord({ jobId: 'job-0000' })])]);
  expect(bad).toMatchObject({ reason: damaged });
  expect(good).toMatchObject({ value: [false] });
  await expect(store.records('job-1000')).rejects.toMatchObject(damaged);
  expect([await outcomeOf(store, 'job-0000'), await outcomeOf(store, 'job-1999')]).toEqual([['success'], ['success']]);
  expect(await store.claim([fireTimeRecord({ jobId: 'new' })])).toEqual([true]);
  await store.close();
});

test('durability says whether a commit waits for the disk', () => {
  for (const [durability, level] of [
    ['full', 2],
    ['normal', 1],
  ] as const) {
    const { database, close } = openDatabase(newDirectory(), durability);
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: level });
    close();
  }
});
