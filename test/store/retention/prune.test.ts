import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { Keep, PruneResult, PruneStep } from '../../../src/store/retention/prune-step.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import type { FireTimeRecord, JobRecord, Store } from '../../../src/store/store.ts';
import { fireTimeRecord } from '../store-conformance.ts';

const NOW = 1_000_000_000;
const HOUR = 3_600_000;
const ALL: Keep = { runs: null, forMs: null };

function openStore(directory = newDirectory()): Store {
  const store = openSqliteStore(directory);
  onTestFinished(() => store.close());
  return store;
}

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'volnux-prune-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

/** A run that succeeded, so many hours ago. */
const ran = (hours: number, fields: Partial<FireTimeRecord> = {}): FireTimeRecord =>
  fireTimeRecord({
    fireTime: NOW - hours * HOUR,
    runId: `run-${hours}`,
    outcome: 'success',
    decidedAt: NOW - hours * HOUR,
    endedAt: NOW - hours * HOUR + 1,
    ...fields,
  });

const scheduled = (jobId: string, nextFireTime: number | null = NOW): JobRecord => ({
  jobId,
  fingerprint: 'f',
  anchor: 0,
  nextFireTime,
  seenAt: NOW,
});

/** Steps until nothing is next; what they did. */
async function prune(store: Store, step: Partial<PruneStep>): Promise<PruneResult[]> {
  const results: PruneResult[] = [];
  const all = {
    now: NOW,
    from: null,
    keep: ALL,
    jobs: new Map(),
    followers: new Set<string>(),
    keptSince: null,
    most: 100,
    ...step,
  };
  do results.push(await store.prune({ ...all, from: results.at(-1)?.next ?? null }));
  while (results.at(-1)?.next !== null);
  return results;
}

const hoursOf = async (store: Store, jobId = 'a'): Promise<number[]> =>
  (await store.records(jobId)).map(({ fireTime }) => (NOW - fireTime) / HOUR);

test('so many of the latest runs are kept, with what did not run since', async () => {
  const store = openStore();
  const missed = { runId: null, outcome: 'missed' } as const;
  await store.claim([ran(6), ran(5, missed), ran(4), ran(3, missed), ran(2), ran(1)], [scheduled('a')]);
  await prune(store, { keep: { runs: 2, forMs: null } });
  expect(await hoursOf(store)).toEqual([2, 1]);
  await store.claim([ran(0.5, missed)]);
  await prune(store, { keep: { runs: 2, forMs: null } });
  expect(await hoursOf(store)).toEqual([2, 1, 0.5]);
});

test('what was settled longer ago than it is kept goes, but for the last run', async () => {
  const store = openStore();
  await store.claim([ran(6), ran(5), ran(4, { runId: null, outcome: 'missed' })], [scheduled('a')]);
  await prune(store, { keep: { runs: null, forMs: 5.5 * HOUR } });
  expect(await hoursOf(store)).toEqual([5, 4]);
  await prune(store, { keep: { runs: null, forMs: HOUR } });
  expect(await hoursOf(store)).toEqual([5]);
});

test('a job may keep more or less than the others', async () => {
  const store = openStore();
  await store.claim([ran(3), ran(2), ran(1), ran(3, { jobId: 'b' }), ran(2, { jobId: 'b' })], [scheduled('a'), scheduled('b')]);
  await prune(store, { keep: { runs: 1, forMs: null }, jobs: new Map([['a', { runs: 2, forMs: null }]]) });
  expect([await hoursOf(store), await hoursOf(store, 'b')]).toEqual([[2, 1], [2]]);
});

test('a job that is gone keeps its records for as long as others do, and then none', async () => {
  const store = openStore();
  await store.claim([ran(3), ran(2), ran(1)]);
  await prune(store, { keep: { runs: 1, forMs: 2.5 * HOUR } });
  expect(await hoursOf(store)).toEqual([2, 1]);
  await prune(store, { keep: { runs: 1, forMs: HOUR / 2 } });
  expect(await hoursOf(store)).toEqual([]);
});

test('what is not settled, or is to be run again, stays', async () => {
  const store = openStore();
  await store.claim([ran(4, { outcome: null, endedAt: null })]);
  await store.interruptUnsettled(NOW - 4 * HOUR, new Set(['a']));
  await store.claim([ran(3, { outcome: null, endedAt: null }), ran(2), ran(1)], [scheduled('a')]);
  await prune(store, { keep: { runs: 1, forMs: HOUR / 2 } });
  expect(await hoursOf(store)).toEqual([4, 3, 1]);
});

test('a fire time that is pruned is never claimed again, nor is one that was not recorded between such', async () => {
  const store = openStore();
  await store.claim([ran(5), ran(3), ran(1)], [scheduled('a')]);
  await prune(store, { keep: { runs: 1, forMs: null } });
  expect(await hoursOf(store)).toEqual([1]);
  const again = [5, 4, 3, 2].map((hours) => ran(hours, { outcome: null, endedAt: null, decidedAt: NOW }));
  expect(await store.claim(again)).toEqual([false, false, false, true]);
  expect(await store.settle({ jobId: 'x', fireTime: 0, outcome: 'success', reason: null, endedAt: 1 }, again)).not.toContain(
    true,
  );
  // The job is the same under another id.
  await store.moveJobs(new Map([['b', 'a']]));
  expect(await store.claim([ran(5, { jobId: 'b', decidedAt: NOW }), ran(5, { decidedAt: NOW })])).toEqual([false, true]);
});

test('a clock that was far ahead when it pruned keeps nothing from being claimed', async () => {
  const store = openStore();
  await store.claim([ran(5), ran(3), ran(1)], [scheduled('a')]);
  await prune(store, { keep: { runs: 1, forMs: null } });
  const corrected = NOW - 8 * HOUR;
  expect(await store.claim([ran(5, { outcome: null, endedAt: null, decidedAt: corrected })])).toEqual([true]);
});

test('nothing goes that the job may yet claim: from its next fire time on, or from now', async () => {
  const store = openStore();
  await store.claim([ran(4), ran(3), ran(2), ran(1), ran(-1), ran(-2)], [scheduled('a', NOW - 3 * HOUR)]);
  await prune(store, { keep: { runs: 1, forMs: null } });
  expect(await hoursOf(store)).toEqual([3, 2, 1, -1, -2]);
  await store.saveJobs([scheduled('a', null)], []);
  await prune(store, { keep: { runs: 1, forMs: null } });
  expect(await hoursOf(store)).toEqual([-1, -2]);
});

test('to a job that runs after others a long run of one of them may bring a fire time that is long past', async () => {
  const store = openStore();
  const going = ran(9, { jobId: 'leader', outcome: null, endedAt: null });
  await store.claim([going, ran(10), ran(8), ran(7)], [scheduled('a'), scheduled('leader')]);
  await prune(store, { keep: { runs: 1, forMs: null }, followers: new Set(['a']) });
  expect(await hoursOf(store)).toEqual([8, 7]);
  const following = [ran(9, { decidedAt: NOW, outcome: null, endedAt: null })];
  const end = { jobId: 'leader', fireTime: going.fireTime, outcome: 'success', reason: null, endedAt: NOW } as const;
  expect(await store.settle(end, following)).toEqual([true]);
});

test('each step looks at so many records, and says where to go on', async () => {
  const store = openStore();
  const hours = Array.from({ length: 20 }, (_, index) => 20 - index);
  await store.claim(
    hours.flatMap((each) => [ran(each), ran(each, { jobId: 'b' })]),
    [scheduled('a'), scheduled('b')],
  );
  const steps = await prune(store, { keep: { runs: 2, forMs: null }, most: 5 });
  expect(steps.every(({ removed }) => removed <= 5)).toBe(true);
  expect(steps.reduce((sum, { removed }) => sum + removed, 0)).toBe(36);
  expect([await hoursOf(store), await hoursOf(store, 'b')]).toEqual([
    [2, 1],
    [2, 1],
  ]);
});

test('what a backfill made is kept for as long as others, by when it was made, and is not counted among the latest runs', async () => {
  const store = openStore();
  const made = { decidedAt: NOW - HOUR, endedAt: NOW - HOUR };
  for (const hours of [100, 99, 98]) await store.claimBackfill(ran(hours, made), []);
  await store.claim([ran(4), ran(3), ran(2)], [scheduled('a')]);
  await prune(store, { keep: { runs: 2, forMs: 2.5 * HOUR }, most: 2 });
  expect(await hoursOf(store)).toEqual([100, 99, 98, 2]);
  await prune(store, { keep: { runs: 2, forMs: HOUR / 2 } });
  expect(await hoursOf(store)).toEqual([2]);
});

test('a step says what the records take, and how old they are', async () => {
  const store = openStore();
  const reason = 'x'.repeat(1000);
  const hours = Array.from({ length: 500 }, (_, index) => 500 - index);
  await store.claim(
    hours.map((each) => ran(each, { reason })),
    [scheduled('a')],
  );
  const [before] = await prune(store, {});
  expect(before).toMatchObject({ removed: 0, next: null, oldest: NOW - 500 * HOUR + 1 });
  expect(before?.bytes).toBeGreaterThan(500_000);
  const after = (await prune(store, { keptSince: NOW - 10 * HOUR })).at(-1);
  expect(await hoursOf(store)).toHaveLength(10);
  expect(after?.bytes).toBeLessThan(150_000);
});

test('what a run wrote goes with its record, and that of a run before the one before it', async () => {
  const directory = newDirectory();
  const store = openStore(directory);
  const write = (runId: string): Promise<void> => {
    const block = { seq: 1, stepId: 's', attempt: 1, stream: 'stdout', at: NOW, text: runId } as const;
    const attempt = { runId, stepId: 's', attempt: 1, startedAt: NOW, endedAt: NOW, reason: null, exitCode: 0, outputBytes: 5 };
    return store.recordSteps({
      attempts: [{ ...attempt, outcome: 'success' }],
      output: [{ runId, blocks: [block], cut: { afterSeq: 1, beforeSeq: 2, lines: 1, bytes: 1 } }],
    });
  };
  const written = (): unknown[] => {
    const database = new DatabaseSync(join(directory, 'volnux.db'), { readOnly: true });
    const runsIn = (table: string): unknown[] =>
      database
        .prepare(`SELECT run_id AS id FROM ${table} ORDER BY 1`)
        .all()
        .map(({ id }) => id);
    const found = ['attempts', 'output', 'output_cuts'].map(runsIn);
    database.close();
    expect(new Set(found.map((ids) => ids.join(' '))).size).toBe(1);
    return found[0] ?? [];
  };
  await store.claim([ran(3, { outcome: 'failure' }), ran(2), ran(1)], [scheduled('a')]);
  for (const runId of ['run-3', 'run-2', 'run-1', 'second', 'third']) await write(runId);
  const settle = { jobId: 'a', fireTime: NOW - 3 * HOUR, outcome: 'failure', reason: null, endedAt: NOW } as const;
  const again = { ...ran(3), outcome: null, endedAt: null };
  expect(await store.claimBackfill({ ...again, runId: 'second' }, ['failure'])).toBe(true);
  await store.settle(settle);
  expect(written()).toEqual(['run-1', 'run-2', 'run-3', 'second', 'third']);
  expect(await store.claimBackfill({ ...again, runId: 'third' }, ['failure'])).toBe(true);
  await store.settle({ ...settle, endedAt: NOW - 3 * HOUR });
  expect(written()).toEqual(['run-1', 'run-2', 'second', 'third']);
  await prune(store, { keep: { runs: null, forMs: HOUR * 1.5 } });
  expect(written()).toEqual(['run-1']);
});
