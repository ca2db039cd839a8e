import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { KeptRecord, History } from '../../../src/store/history/history.ts';
import { readHistory } from '../../../src/store/history/read-history.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import type { FireTimeRecord } from '../../../src/store/store.ts';
import { fireTimeRecord } from '../store-conformance.ts';

const directory = mkdtempSync(join(tmpdir(), 'volnux-history-'));
afterAll(() => rmSync(directory, { recursive: true }));

let made = 0;
async function ask<T>(records: readonly FireTimeRecord[], question: (history: History) => T): Promise<T | null> {
  const state = join(directory, String(++made));
  const store = openSqliteStore(state);
  await store.claim(records);
  await store.close();
  return readHistory(state, question);
}

const EVERYTHING = { jobId: null, states: null, since: null, limit: 20 };

test('the latest of all jobs are the same by a walk along the jobs as by going through all records', async () => {
  // Scattered, but the same each time: some jobs fire often, some have stopped.
  const records = Array.from({ length: 600 }, (_, index) =>
    fireTimeRecord({ jobId: `job-${(index * 7) % 23}`, fireTime: ((index * index) % 997) * 10 + ((index * 7) % 23) * 300 }),
  );
  const [walks, whole] = (await ask(records, (history) => [
    [1, 5, 20, 100].map((limit) => history.recent({ ...EVERYTHING, limit })),
    history.recent({ ...EVERYTHING, limit: 10_000 }),
  ])) as [KeptRecord[][], KeptRecord[]];
  expect(walks).toEqual([1, 5, 20, 100].map((limit) => whole.slice(0, limit)));
  const since = whole[12]?.fireTime ?? 0;
  const few = await ask(records, (history) => history.recent({ ...EVERYTHING, since }));
  expect(few).toEqual(whole.filter(({ fireTime }) => fireTime >= since).slice(0, 20));
});

test('an empty store has no job, no run and no generation', async () => {
  const answers = await ask([], (history) => [
    history.recent(EVERYTHING),
    history.jobIds(),
    history.runs('', 5),
    history.lastGeneration(),
    history.decisionsAround(0),
    history.from('a', 0),
  ]);
  expect(answers).toEqual([[], [], [], null, { last: null, next: null }, null]);
});

test('it tells the ids of jobs, the records next to an instant, and when anything was decided', async () => {
  const records = [1000, 2000, 3000].map((fireTime) => fireTimeRecord({ fireTime, decidedAt: fireTime + 1 }));
  const answers = await ask([...records, fireTimeRecord({ jobId: 'b', fireTime: 5 })], (history) => [
    history.jobIds(),
    history.before('a', 2000)?.fireTime,
    history.from('a', 2000)?.fireTime,
    history.from('a', 2001)?.fireTime,
    history.before('a', 1000),
    history.decisionsAround(2500),
  ]);
  expect(answers).toEqual([['a', 'b'], 1000, 2000, 3000, null, { last: 2001, next: 3001 }]);
});

test('there is no history where there is no store', () => {
  expect(readHistory(join(directory, 'nowhere'), () => 'asked')).toBeNull();
});

test('a mistake in the asking is not taken for one of the store', async () => {
  const asking = ask([], () => {
    throw new TypeError('a bug');
  });
  await expect(asking).rejects.toThrow(TypeError);
});
