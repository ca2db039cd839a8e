import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
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
