import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { fireTimeRecord, testStore } from './store-conformance.ts';

describe('memory store', () => {
  testStore(createMemoryStore);

  test('drops the oldest settled records beyond its limit, never one whose run goes on', async () => {
    const store = createMemoryStore({ keep: 2 });
    await store.claim([fireTimeRecord({ fireTime: 1 })]);
    for (const fireTime of [2, 3, 4]) await store.claim([fireTimeRecord({ fireTime, outcome: 'missed', endedAt: 9 })]);
    expect((await store.records('a')).map(({ fireTime }) => fireTime)).toEqual([1, 4]);
  });

  test('keeps its limit for as long as it goes on, over all jobs together', async () => {
    const store = createMemoryStore({ keep: 3 });
    for (let fireTime = 1; fireTime <= 20; fireTime++) {
      await store.claim([fireTimeRecord({ jobId: fireTime % 2 === 0 ? 'even' : 'odd', fireTime, outcome: 'missed' })]);
    }
    const kept = [...(await store.records('even')), ...(await store.records('odd'))];
    expect(kept.map(({ fireTime }) => fireTime)).toEqual([18, 20, 19]);
  });
});
