import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { readGeneration, readGenerations, readLastGeneration } from '../../../src/store/history/read-generations.ts';
import { isStateLocked } from '../../../src/store/database/state-lock.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { fireTimeRecord, testStore } from '../store-conformance.ts';

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

  test('has one owner at a time, in one process too, and asking what it holds gives nothing of that away', async () => {
    const state = newDirectory();
    const store = openSqliteStore(state);
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(() => openSqliteStore(state)).toThrow(`another volnux, pid ${process.pid}, since `);
      expect(readLastGeneration(state)).toBeNull();
    }
    expect(await store.claim([fireTimeRecord()])).toEqual([true]);
    await store.close();
    await openSqliteStore(state).close();
  });

  test('a run that waits for its next attempt is not interrupted by the end of its process; one that waits no more is', async () => {
    const state = newDirectory();
    const former = openSqliteStore(state);
    const note = { retryAt: 5000, progress: '{"attempt":2}', failure: 'it failed' };
    await former.claim([
      fireTimeRecord(),
      fireTimeRecord({ fireTime: 2000, runId: 'run-2' }),
      fireTimeRecord({ fireTime: 3000, runId: 'run-3' }),
    ]);
    for (const runId of ['run-1', 'run-2', 'run-3']) await former.noteRetry({ runId, ...note });
    await former.noteRetry({ runId: 'run-2', retryAt: null, progress: null, failure: null });
    await former.settle({ jobId: 'a', fireTime: 3000, outcome: 'success', reason: null, endedAt: 4000 });
    await former.close();
    const store = openSqliteStore(state);
    expect(await store.interruptUnsettled(9000)).toMatchObject([{ runId: 'run-2' }]);
    const { generation } = fireTimeRecord();
    expect(await store.waitingRetries()).toEqual([
      { jobId: 'a', fireTime: 1000, runId: 'run-1', generation, lastBlock: 0, ...note },
    ]);
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
    const generation = { generation: 3, hash: 'x', appliedAt: 5, commit: 'c0ffee', plan: '{}' };
    await store.saveGeneration(generation, new Map([['a', '{}']]));
    expect(readLastGeneration(state)).toBeNull();
    await store.applyGeneration(3, new Map());
    expect(readLastGeneration(state)).toEqual({ ...generation, jobs: ['{}'] });
    await store.close();
    expect(readLastGeneration(state)).toEqual({ ...generation, jobs: ['{}'] });
  });

  test('the jobs of the last fifty generations are kept, and of a thousand what they changed', async () => {
    const state = newDirectory();
    const store = openSqliteStore(state);
    const keep = async (generation: number, jobs: Record<string, string | null>): Promise<void> => {
      await store.saveGeneration(
        { generation, hash: 'x', appliedAt: 5, commit: null, plan: '{}' },
        new Map(Object.entries(jobs)),
      );
      await store.applyGeneration(generation, new Map());
    };
    await keep(1, { steady: '0', edited: '1', gone: '0' });
    await keep(2, { edited: '2', gone: null });
    for (let generation = 3; generation <= 60; generation++) await keep(generation, { edited: String(generation) });
    expect(readGeneration(state, 10)).toMatchObject({ plan: '{}', jobs: null });
    for (const generation of [11, 40, 60])
      expect(readGeneration(state, generation)?.jobs?.toSorted()).toEqual(['0', String(generation)]);
    const database = new DatabaseSync(join(state, 'volnux.db'), { readOnly: true });
    // One that has not changed, and fifty of the other.
    expect(database.prepare('SELECT count(*) AS rows FROM generation_jobs').get()).toEqual({ rows: 51 });
    database.close();
    await keep(1060, {});
    expect(readGenerations(state, 100)?.map(({ generation }) => generation)).toEqual([1060]);
    expect(readLastGeneration(state)?.jobs?.toSorted()).toEqual(['0', '60']);
    await store.close();
  });

  test('whether a state directory is in use can be asked without a trace', async () => {
    const state = newDirectory();
    expect(isStateLocked(state)).toBe(false);
    expect(existsSync(state)).toBe(false);
    const store = openSqliteStore(state);
    expect(isStateLocked(state)).toBe(true);
    await store.close();
    expect(isStateLocked(state)).toBe(false);
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

  test('keeps when jobs fire next, along with claims or without, and over a move; a claim that fails changes none', async () => {
    const state = newDirectory();
    const former = openSqliteStore(state);
    const job = { jobId: 'a', fingerprint: 'x', anchor: 500, nextFireTime: 1000, seenAt: 500 };
    const [b, c] = [
      { ...job, jobId: 'b', nextFireTime: null },
      { ...job, jobId: 'c' },
    ];
    await former.saveJobs([job, b, c], []);
    await former.claim([fireTimeRecord()], [{ ...job, nextFireTime: 2000 }]);
    const broken = { ...fireTimeRecord({ fireTime: 2000 }), decidedAt: null as unknown as number };
    await expect(former.claim([broken], [{ ...job, nextFireTime: 3000 }])).rejects.toThrow('NOT NULL');
    await former.saveJobs([], ['c']);
    await former.moveJobs(
      new Map([
        ['d', 'a'],
        ['b', 'd'],
      ]),
    );
    await former.close();
    const store = openSqliteStore(state);
    expect(await store.jobs()).toEqual([b]);
    await store.moveJobs(new Map([['e', 'b']]));
    expect(await store.jobs()).toEqual([{ ...b, jobId: 'e' }]);
    await store.close();
  });

  test('claims an interrupted fire time again once, if it was noted for that, and keeps the id of the run that was interrupted', async () => {
    const state = newDirectory();
    const crash = async (rerun: readonly string[], claim: (store: Store) => Promise<unknown>): Promise<Store> => {
      const former = openSqliteStore(state);
      await claim(former);
      await former.close();
      const store = openSqliteStore(state);
      await store.interruptUnsettled(9000, new Set(rerun));
      return store;
    };
    const again = fireTimeRecord({ runId: 'run-2', decidedAt: 9001 });
    const first = await crash(['a'], (store) => store.claim([fireTimeRecord(), fireTimeRecord({ jobId: 'b' })]));
    expect(await first.toRerun()).toMatchObject([{ jobId: 'a', runId: 'run-1', outcome: 'interrupted' }]);
    await first.close();

    // Noted still after a crash in between, and claimed once.
    const second = await crash(['a'], async () => {});
    expect(await second.claimAgain([again, { ...again, jobId: 'b' }, again])).toEqual([true, false, false]);
    expect(await second.records('a')).toEqual([again]);
    expect(await second.toRerun()).toEqual([]);
    await second.close();

    const third = await crash(['a'], async () => {});
    expect(await third.toRerun()).toEqual([]);
    expect(await third.records('a')).toMatchObject([{ runId: 'run-2', outcome: 'interrupted' }]);
    await third.close();
  });

  test('what is no longer to be run again is forgotten, and does not come back', async () => {
    const state = newDirectory();
    const former = openSqliteStore(state);
    await former.claim([fireTimeRecord()]);
    await former.interruptUnsettled(9000, new Set(['a']));
    await former.interruptUnsettled(9001, new Set());
    expect(await former.toRerun()).toEqual([]);
    await former.interruptUnsettled(9002, new Set(['a']));
    expect(await former.toRerun()).toEqual([]);
    await former.close();
  });
});
