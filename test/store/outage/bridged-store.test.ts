import { describe, expect, test } from 'vitest';
import { bridgedStore, type OnStoreError } from '../../../src/store/outage/bridged-store.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import type { FireTimeRecord, Settlement, Store } from '../../../src/store/store.ts';
import { fireTimeRecord, testStore } from '../store-conformance.ts';

interface Bridged {
  readonly store: Store;
  /** The store behind it. */
  readonly behind: Store;
  /** From now on it cannot be used; `null`: it can. */
  readonly fail: (error: Error | null) => void;
  /** Lets the time pass after which it is tried again. */
  readonly retry: () => Promise<void>;
  /** What was told. */
  readonly told: string[];
  policy: OnStoreError;
}

const full = new StoreError('no room', { code: 'disk-full' });

function bridged(policy: OnStoreError = 'buffer'): Bridged {
  const told: string[] = [];
  const timers = new Set<() => void>();
  let failure: Error | null = null;
  const behind = createMemoryStore();
  const failing = <T>(call: () => Promise<T>): Promise<T> => (failure ? Promise.reject(failure) : call());
  const store = bridgedStore(
    {
      ...behind,
      claim: (...args) => failing(() => behind.claim(...args)),
      settle: (...args) => failing(() => behind.settle(...args)),
      moveJobs: (...args) => failing(() => behind.moveJobs(...args)),
    },
    {
      onStoreError: () => under.policy,
      after: (_delayMs, wake) => {
        timers.add(wake);
        return () => timers.delete(wake);
      },
      onOutage: ({ message }) => told.push(`outage: ${message}`),
      onRecovery: (reason) => told.push(`over: ${reason}`),
      onFailure: ({ message }) => told.push(`failure: ${message}`),
    },
  );
  async function retry(): Promise<void> {
    const due = [...timers];
    timers.clear();
    for (const wake of due) wake();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const under: Bridged = { store, behind, fail: (error) => (failure = error), retry, told, policy };
  return under;
}

const settlement = (fields: Partial<Settlement> = {}): Settlement => {
  return { jobId: 'a', fireTime: 1000, outcome: 'success', reason: null, endedAt: 1500, ...fields };
};

const outcomes = (records: readonly FireTimeRecord[]): unknown[] => records.map(({ fireTime, outcome }) => [fireTime, outcome]);

describe('a store that works', () => {
  testStore(() => bridged().store);
});

test('an outcome is kept until the store works again, and recorded then; the outage is told once, and its end', async () => {
  const { store, behind, fail, retry, told } = bridged();
  await store.claim([fireTimeRecord()]);
  fail(full);
  expect(await store.settle(settlement())).toEqual([]);
  await retry();
  expect(await behind.records('a')).toMatchObject([{ outcome: null }]);
  fail(null);
  await retry();
  expect(await behind.records('a')).toMatchObject([{ outcome: 'success', endedAt: 1500 }]);
  await retry();
  expect(told).toEqual(['outage: no room', 'over: 1 record written late']);
  await store.close();
});

test('buffer: what cannot be claimed does not start, and is recorded as not run; what did not run anyway is recorded as it was', async () => {
  const { store, behind, fail, retry } = bridged();
  fail(full);
  const missed = fireTimeRecord({ fireTime: 2000, runId: null, outcome: 'missed', reason: 'late', endedAt: 2001 });
  await expect(store.claim([fireTimeRecord(), missed])).rejects.toMatchObject({ name: 'StoreError', isKept: true });
  fail(null);
  // Not before what waits: the store is tried again first.
  await expect(store.claim([fireTimeRecord({ fireTime: 3000 })])).rejects.toMatchObject({ isKept: true });
  await retry();
  expect(await behind.records('a')).toMatchObject([
    { outcome: 'skipped', endedAt: 1001, reason: 'not started, because the store could not record it: no room' },
    missed,
    { fireTime: 3000, outcome: 'skipped' },
  ]);
  expect(await store.claim([fireTimeRecord({ fireTime: 4000 })])).toEqual([true]);
  await store.close();
});

test('buffer: the outcome of a run is kept, and what follows from it does not start', async () => {
  const { store, behind, fail, retry } = bridged();
  await store.claim([fireTimeRecord()]);
  fail(full);
  await expect(store.settle(settlement(), [fireTimeRecord({ jobId: 'b' })])).rejects.toMatchObject({ isKept: true });
  fail(null);
  await retry();
  expect(await behind.records('a')).toMatchObject([{ outcome: 'success' }]);
  expect(await behind.records('b')).toMatchObject([{ outcome: 'skipped' }]);
  await store.close();
});

test('keep_running: fire times run without a record, once, and are recorded with their outcomes when the store works again', async () => {
  const { store, behind, fail, retry } = bridged('keep_running');
  fail(full);
  expect(await store.claim([fireTimeRecord(), fireTimeRecord({ fireTime: 2000 })])).toEqual([true, true]);
  expect(await store.claim([fireTimeRecord()])).toEqual([false]);
  expect(await store.settle(settlement(), [fireTimeRecord({ jobId: 'b' })])).toEqual([true]);
  fail(null);
  await retry();
  expect(outcomes(await behind.records('a'))).toEqual([
    [1000, 'success'],
    [2000, null],
  ]);
  expect(outcomes(await behind.records('b'))).toEqual([[1000, null]]);
  await store.settle(settlement({ fireTime: 2000 }));
  expect(outcomes(await behind.records('a'))).toEqual([
    [1000, 'success'],
    [2000, 'success'],
  ]);
  await store.close();
});

test('keep_running: when too many wait, the next do not start', async () => {
  const { store, fail, retry, told } = bridged('keep_running');
  fail(full);
  const many = Array.from({ length: 10_000 }, (_, index) => fireTimeRecord({ fireTime: index }));
  expect((await store.claim(many)).every(Boolean)).toBe(true);
  await expect(store.claim([fireTimeRecord({ jobId: 'b' })])).rejects.toMatchObject({ isKept: false });
  expect(await store.settle(settlement({ fireTime: 0 }))).toEqual([]);
  fail(null);
  await retry();
  expect(told.at(-1)).toBe('over: 10001 records written late; 1 more have no record: there were too many');
  await store.close();
});

test('the policy is asked anew for each fire time', async () => {
  const under = bridged('buffer');
  under.fail(full);
  await expect(under.store.claim([fireTimeRecord()])).rejects.toThrow('no room');
  under.policy = 'keep_running';
  expect(await under.store.claim([fireTimeRecord({ fireTime: 2000 })])).toEqual([true]);
});

test('a move of jobs keeps its place among what waits', async () => {
  const { store, behind, fail, retry } = bridged();
  await store.claim([fireTimeRecord()]);
  fail(full);
  await store.moveJobs(new Map([['b', 'a']]));
  await store.settle(settlement({ jobId: 'b' }));
  fail(null);
  await retry();
  expect(await behind.records('b')).toMatchObject([{ jobId: 'b', outcome: 'success' }]);
  await store.close();
});

test('a write that fails again waits on, with its place, and those that do not are done', async () => {
  const under = bridged();
  const { behind, told } = under;
  let isBroken = true;
  // Of one job only, as where a single page is damaged.
  const store = bridgedStore(
    {
      ...behind,
      settle: (each, following) => (each.jobId === 'a' && isBroken ? Promise.reject(full) : behind.settle(each, following)),
    },
    {
      onStoreError: () => 'buffer',
      after: (_delayMs, wake) => {
        again = wake;
        return () => {};
      },
      onOutage: () => told.push('outage'),
      onRecovery: () => told.push('over'),
      onFailure: () => told.push('failure'),
    },
  );
  let again = (): void => {};
  await store.claim([fireTimeRecord(), fireTimeRecord({ jobId: 'b' })]);
  await store.settle(settlement());
  await store.settle(settlement({ jobId: 'b' }));
  again();
  await new Promise((resolve) => setImmediate(resolve));
  expect(outcomes([...(await behind.records('a')), ...(await behind.records('b'))])).toEqual([
    [1000, null],
    [1000, 'success'],
  ]);
  expect(told).toEqual(['outage']);
  isBroken = false;
  await store.close();
  expect(outcomes(await behind.records('a'))).toEqual([[1000, 'success']]);
});

test('a mistake of ours is no outage, in the first attempt or a later one', async () => {
  const { store, fail, retry, told } = bridged();
  fail(new Error('NOT NULL'));
  await expect(store.claim([fireTimeRecord()])).rejects.toThrow('NOT NULL');
  fail(full);
  await store.settle(settlement());
  fail(new Error('NOT NULL'));
  await retry();
  expect(told).toEqual(['outage: no room', 'failure: NOT NULL', 'over: 0 records written late']);
  await store.close();
});

test('closing tries a last time, and says what is lost', async () => {
  const first = bridged();
  first.fail(full);
  await first.store.settle(settlement());
  first.fail(null);
  await first.store.close();
  expect(first.told.at(-1)).toBe('over: 1 record written late');

  const second = bridged();
  second.fail(full);
  await second.store.settle(settlement());
  await expect(second.store.close()).rejects.toThrow(
    '1 record could not be written to the last, and the next start takes runs that ended for interrupted: no room',
  );
});
