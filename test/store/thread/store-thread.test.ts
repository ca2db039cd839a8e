import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { startStoreThread } from '../../../src/store/thread/store-thread.ts';
import { fireTimeRecord, testStore } from '../store-conformance.ts';

const directory = mkdtempSync(join(tmpdir(), 'volnux-store-thread-'));
afterAll(() => rmSync(directory, { recursive: true }));

let opened = 0;
const newDirectory = (): string => join(directory, String(++opened));

describe('SQLite store in a thread', () => {
  testStore(() => startStoreThread(newDirectory()));

  test('closing it waits for what was called before, and gives the directory back', async () => {
    const state = newDirectory();
    const store = await startStoreThread(state);
    const claimed = store.claim([fireTimeRecord()]);
    const settled = store.settle({ jobId: 'a', fireTime: 1000, outcome: 'success', reason: null, endedAt: 3000 });
    await Promise.all([store.close(), store.close()]);
    expect(await claimed).toEqual([true]);
    await settled;
    await expect(store.records('a')).rejects.toThrow('the store is closed');
    const next = openSqliteStore(state);
    expect(await next.records('a')).toMatchObject([{ outcome: 'success' }]);
    await next.close();
  });

  test('what cannot be opened rejects with the sentence that says why, and leaves no thread behind', async () => {
    const state = newDirectory();
    mkdirSync(state);
    writeFileSync(join(state, 'volnux.db'), 'not a database, but long enough to be taken for the header of one');
    const error = {
      name: 'StoreError',
      code: 'corrupt',
      message: expect.stringContaining(`cannot open the store in ${state}: `),
    };
    await expect(startStoreThread(state)).rejects.toMatchObject(error);
    const other = openSqliteStore(newDirectory());
    await expect(startStoreThread(join(directory, String(opened)))).rejects.toMatchObject({ code: 'in-use' });
    await other.close();
  });

  test('a call that fails is told to its caller, as the error that it is, and the others are done', async () => {
    const store = await startStoreThread(newDirectory());
    const broken = { ...fireTimeRecord({ fireTime: 2000 }), decidedAt: null as unknown as number };
    const first = store.claim([fireTimeRecord()]);
    const [failed, done] = await Promise.allSettled([
      store.claim([broken]),
      store.settle({ jobId: 'a', fireTime: 1000, outcome: 'success', reason: null, endedAt: 3000 }),
    ]);
    expect(await first).toEqual([true]);
    expect(failed).toMatchObject({ reason: { name: 'Error', message: expect.stringContaining('NOT NULL') } });
    expect(done.status).toBe('fulfilled');
    await store.close();
  });
});
