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
});
