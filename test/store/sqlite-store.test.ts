import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openSqliteStore, readLastGeneration, StoreError } from '../../src/store/sqlite-store.ts';
import { fireTimeRecord, testStore } from './store-conformance.ts';

const directory = mkdtempSync(join(tmpdir(), 'volnux-store-'));
afterAll(() => rmSync(directory, { recursive: true }));

let opened = 0;
const newDirectory = (): string => join(directory, String(++opened));

describe('SQLite store', () => {
  testStore(() => openSqliteStore(newDirectory()));

  test('a fire time claimed by a former process is not claimed again', async () => {
    const state = newDirectory();
    const former = openSqliteStore(state);
    await former.claim([fireTimeRecord()]);
    await former.close();
    const store = openSqliteStore(state);
    expect(await store.claim([fireTimeRecord()])).toEqual([false]);
    await store.close();
  });

  test('closing it writes the settlements that wait', async () => {
    const state = newDirectory();
    const store = openSqliteStore(state);
    await store.claim([fireTimeRecord(), fireTimeRecord({ fireTime: 2000 })]);
    const settled = [1000, 2000].map((fireTime) =>
      store.settle({ jobId: 'a', fireTime, outcome: 'success', reason: null, endedAt: 3000 }),
    );
    await store.close();
    await Promise.all(settled);
    const next = openSqliteStore(state);
    expect(await next.records('a')).toMatchObject([{ outcome: 'success' }, { outcome: 'success' }]);
    await next.close();
  });

  test('only its owner may read it', async () => {
    const state = newDirectory();
    const store = openSqliteStore(state);
    await store.claim([fireTimeRecord()]);
    const modes = [state, ...readdirSync(state).map((file) => join(state, file))].map((path) => statSync(path).mode & 0o077);
    await store.close();
    expect(modes.length).toBeGreaterThan(1);
    expect(new Set(modes)).toEqual(new Set([0]));
  });

  test('the last generation can be read without writing, also while a runner has the store open', async () => {
    const state = newDirectory();
    expect(readLastGeneration(state)).toBeNull();
    expect(existsSync(state)).toBe(false);
    const store = openSqliteStore(state);
    expect(readLastGeneration(state)).toBeNull();
    const generation = { generation: 3, hash: 'x', appliedAt: 5, jobs: '[]' };
    await store.saveGeneration(generation);
    expect(readLastGeneration(state)).toEqual(generation);
    await store.close();
    expect(readLastGeneration(state)).toEqual(generation);
  });

  test('a file that is no database is a StoreError that names the directory', () => {
    const state = newDirectory();
    mkdirSync(state);
    writeFileSync(join(state, 'volnux.db'), 'not a database, but long enough to be taken for the header of one');
    expect(() => openSqliteStore(state)).toThrow(StoreError);
    expect(() => readLastGeneration(state)).toThrow(`cannot read the store in ${state}: `);
  });

  test('a transaction that fails changes nothing, and the store goes on', async () => {
    const store = openSqliteStore(newDirectory());
    const broken = { ...fireTimeRecord({ fireTime: 2000 }), decidedAt: null as unknown as number };
    await expect(store.claim([fireTimeRecord(), broken])).rejects.toThrow('NOT NULL');
    expect(await store.claim([fireTimeRecord()])).toEqual([true]);
    await store.close();
  });

  test('settles as interrupted what a former process left unsettled, once', async () => {
    const state = newDirectory();
    const former = openSqliteStore(state);
    await former.claim([fireTimeRecord(), fireTimeRecord({ fireTime: 2000, outcome: 'missed', endedAt: 2000 })]);
    await former.close();
    const store = openSqliteStore(state);
    const interrupted = await store.interruptUnsettled(9000);
    expect(interrupted).toMatchObject([{ jobId: 'a', fireTime: 1000, runId: 'run-1', outcome: 'interrupted', endedAt: 9000 }]);
    expect(await store.interruptUnsettled(9001)).toEqual([]);
    expect(await store.records('a')).toMatchObject([{ outcome: 'interrupted' }, { outcome: 'missed' }]);
    await store.close();
  });
});
