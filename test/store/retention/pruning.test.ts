import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { PruneResult, PruneStep } from '../../../src/store/retention/prune-step.ts';
import { keepPruning, pruneOnce, type PruneRules } from '../../../src/store/retention/pruning.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { fireTimeRecord } from '../store-conformance.ts';

const NOW = 1_000_000_000;
const RULES: PruneRules = { keep: { runs: null, forMs: null }, jobs: new Map(), followers: new Set(), maxBytes: null };

function openStore(): Store {
  const directory = mkdtempSync(join(tmpdir(), 'volnux-pruning-'));
  const store = openSqliteStore(directory);
  onTestFinished(async () => {
    await store.close();
    rmSync(directory, { recursive: true });
  });
  return store;
}

/** So many runs of each job, a minute apart, each with half a kilobyte. */
async function fill(store: Store, jobIds: readonly string[], count: number): Promise<void> {
  for (const jobId of jobIds) {
    const times = Array.from({ length: count }, (_, index) => NOW - (count - index) * 60_000);
    await store.claim(
      times.map((fireTime) =>
        fireTimeRecord({ jobId, fireTime, outcome: 'success', reason: 'x'.repeat(500), decidedAt: fireTime, endedAt: fireTime }),
      ),
      [{ jobId, fingerprint: 'f', anchor: 0, nextFireTime: NOW, seenAt: NOW }],
    );
  }
}

const pass = (store: Pick<Store, 'prune'>, rules: Partial<PruneRules>, signal = new AbortController().signal): Promise<void> =>
  pruneOnce({ store, rulesNow: () => ({ ...RULES, ...rules }), now: () => NOW, wait: async () => {} }, signal);

test('one pass goes through all jobs, however many steps it takes', async () => {
  const store = openStore();
  await fill(store, ['a', 'b', 'c'], 300);
  await pass(store, { keep: { runs: 10, forMs: null }, jobs: new Map([['b', { runs: 20, forMs: null }]]) });
  const counts = await Promise.all(['a', 'b', 'c'].map(async (jobId) => (await store.records(jobId)).length));
  expect(counts).toEqual([10, 20, 10]);
});

test('where the records take more than they may the oldest go, of all jobs, until they do not; the last run of each stays', async () => {
  const store = openStore();
  await fill(store, ['a', 'b'], 400);
  await store.claim([fireTimeRecord({ jobId: 'rare', fireTime: 5, outcome: 'success', decidedAt: 5, endedAt: 5 })]);
  await store.saveJobs([{ jobId: 'rare', fingerprint: 'f', anchor: 0, nextFireTime: NOW, seenAt: NOW }], []);
  await pass(store, { maxBytes: 250_000 });
  const left = await Promise.all(['a', 'b'].map((jobId) => store.records(jobId)));
  for (const records of left) {
    expect(records.length).toBeGreaterThan(50);
    expect(records.at(-1)?.fireTime).toBe(NOW - 60_000);
  }
  expect(await store.records('rare')).toHaveLength(1);
  const { bytes } = await store.prune({ now: NOW, from: null, ...RULES, keptSince: null, most: 1 });
  expect(bytes).toBeLessThanOrEqual(250_000);

  await pass(store, { maxBytes: 1 });
  expect((await store.records('a')).map(({ fireTime }) => fireTime)).toEqual([NOW - 60_000]);
});

test('it ends between two steps', async () => {
  const end = new AbortController();
  const steps: PruneStep[] = [];
  const more: PruneResult = { removed: 1, next: { jobId: 'a', fireTime: 1, surplusBefore: null }, bytes: 10, oldest: 1 };
  const store = {
    prune: async (step: PruneStep) => {
      if (steps.push(step) === 3) end.abort();
      return more;
    },
  };
  await pass(store, { maxBytes: 1 }, end.signal);
  expect(steps.map(({ from }) => from)).toEqual([null, more.next, more.next]);
});

test('it is done again and again, with the rules then in force, and goes on after a failure', async () => {
  const end = new AbortController();
  const waits: number[] = [];
  const failures: string[] = [];
  const kept: unknown[] = [];
  const store = {
    prune: async ({ keep }: PruneStep): Promise<PruneResult> => {
      kept.push(keep.runs);
      if (kept.length === 1) throw new Error('disk full');
      return { removed: 0, next: null, bytes: 0, oldest: null };
    },
  };
  await keepPruning(
    {
      store,
      rulesNow: () => ({ ...RULES, keep: { runs: waits.length, forMs: null } }),
      now: () => NOW,
      wait: async (ms) => {
        if (waits.push(ms) === 3) end.abort();
      },
      onFailure: ({ message }) => failures.push(message),
    },
    end.signal,
  );
  expect(waits).toEqual([60_000, 600_000, 600_000]);
  expect(kept).toEqual([1, 2]);
  expect(failures).toEqual(['disk full']);
});
