import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fillHistory, FIRST_FIRE_TIME } from './fill-history.ts';
import { medianIn } from './measure.ts';
import { rawRecorder } from './store/raw-recorder.ts';
import { createMemoryStore } from '../src/store/memory-store.ts';
import { openSqliteStore } from '../src/store/sqlite/sqlite-store.ts';
import { startStoreThread } from '../src/store/thread/store-thread.ts';
import type { FireTimeRecord, JobRecord, Settlement, Store } from '../src/store/store.ts';

/**
 * What the daemon's store costs: recorded runs per second beside SQLite called directly, the time in which the scheduler's thread does nothing else, and
 * a start. On the disk of the folder for temporary files, synced as a runner does.
 */
const BURSTS = [1, 20, 500];
const ROUNDS = 9;
const ROUND_MS = 400;
const RATE = 500;
const PACE_MS = 10;
const PACED_MS = 3000;
const DELAY_TURNS = 7;
const RECORDS = 1_000_000;
const STARTS = 9;

const root = mkdtempSync(join(tmpdir(), 'volnux-bench-'));
let made = 0;
const newDirectory = (): string => join(root, String(++made));
try {
  const throughput = await measureThroughput();
  const delay = await measureDelay();
  const start = await measureStart();
  console.table(throughput);
  console.table(delay);
  console.table(start);
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '' };
  const results = { machine, throughput, delay, start };
  writeFileSync(new URL('results/store.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
} finally {
  rmSync(root, { recursive: true });
}

/** Records of `burst` runs that start at once, and what they end with. */
function runsOf(burst: number, round: number): { records: FireTimeRecord[]; jobs: JobRecord[]; settlements: Settlement[] } {
  const fireTime = FIRST_FIRE_TIME + round * 1000;
  const ids = Array.from({ length: burst }, (_, index) => `job-${String(index).padStart(5, '0')}`);
  return {
    records: ids.map((jobId, index) => ({
      jobId,
      fireTime,
      runId: `0e3373d0-b8da-45eb-9ce8-${String(round * burst + index).padStart(12, '0')}`,
      outcome: null,
      reason: null,
      generation: 1,
      decidedAt: fireTime + 5,
      endedAt: null,
    })),
    jobs: ids.map((jobId) => ({ jobId, fingerprint: jobId, anchor: 0, nextFireTime: fireTime + 1000, seenAt: fireTime + 5 })),
    settlements: ids.map((jobId) => ({ jobId, fireTime, outcome: 'success', reason: null, endedAt: fireTime + 500 })),
  };
}

/** By the size of bursts: all runs of one are claimed in one transaction and settled in another, by either. In turns, medians. */
async function measureThroughput(): Promise<Record<string, Record<string, number>>> {
  const found: Record<string, Record<string, number>> = {};
  for (const burst of BURSTS) {
    const store = await startStoreThread(newDirectory());
    const raw = rawRecorder(newDirectory());
    const [ours, theirs, ratios]: [number[], number[], number[]] = [[], [], []];
    let round = 0;
    const perSecond = async (record: (round: number) => Promise<void> | void): Promise<number> => {
      const begun = performance.now();
      let runs = 0;
      while (performance.now() - begun < ROUND_MS) {
        await record(++round);
        runs += burst;
      }
      return (runs / (performance.now() - begun)) * 1000;
    };
    const byStore = async (number: number): Promise<void> => {
      const { records, jobs, settlements } = runsOf(burst, number);
      await store.claim(records, jobs);
      await Promise.all(settlements.map((settlement) => store.settle(settlement)));
    };
    const byHand = (number: number): void => {
      const { records, jobs, settlements } = runsOf(burst, number);
      raw.claim(records, jobs);
      raw.settle(settlements);
    };
    for (const warm of [byStore, byHand]) await perSecond(warm);
    for (let turn = 0; turn < ROUNDS; turn++) {
      const [our, their] = [await perSecond(byStore), await perSecond(byHand)];
      ours.push(our);
      theirs.push(their);
      ratios.push(our / their);
    }
    await store.close();
    raw.close();
    found[`bursts of ${burst}`] = {
      'node:sqlite, runs/s': Math.round(medianIn(theirs)),
      'store, runs/s': Math.round(medianIn(ours)),
      ratio: rounded(medianIn(ratios)),
      'at least': 0.7,
    };
  }
  return found;
}

/**
 * How long nothing else happens in the thread that calls the store, at 500 runs a second with a little output each: the medians of what each turn has
 * found. What a busy machine adds is the delay with a store in memory.
 */
async function measureDelay(): Promise<Record<string, Record<string, number>>> {
  const stores: Readonly<Record<string, () => Promise<Store>>> = {
    'in memory': async () => createMemoryStore(),
    'in the same thread': async () => openSqliteStore(newDirectory()),
    'in a thread (the daemon)': () => startStoreThread(newDirectory()),
  };
  const delays = Object.values(stores).map((): { p99: number; longest: number }[] => []);
  for (let turn = 0; turn < DELAY_TURNS; turn++) {
    for (const [index, open] of Object.values(stores).entries()) delays[index]?.push(await delayOf(await open()));
  }
  const figures = delays.map((turns) => ({
    'p99, ms': rounded(medianIn(turns.map(({ p99 }) => p99))),
    'longest, ms': rounded(medianIn(turns.map(({ longest }) => longest))),
    'at most': 20,
  }));
  return Object.fromEntries(Object.keys(stores).map((name, index) => [name, figures[index] ?? {}]));
}

async function delayOf(store: Store): Promise<{ p99: number; longest: number }> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  const pending: Promise<unknown>[] = [];
  const begun = performance.now();
  let round = 0;
  histogram.enable();
  while (performance.now() - begun < PACED_MS) {
    const { records, jobs, settlements } = runsOf((RATE * PACE_MS) / 1000, ++round);
    pending.push(runAll(store, records, jobs, settlements));
    await sleep(Math.max(begun + round * PACE_MS - performance.now(), 0));
  }
  histogram.disable();
  await Promise.all(pending);
  await store.close();
  return { p99: histogram.percentile(99) / 1e6, longest: histogram.max / 1e6 };
}

async function runAll(store: Store, records: FireTimeRecord[], jobs: JobRecord[], settlements: Settlement[]): Promise<void> {
  await store.claim(records, jobs);
  for (const { runId } of records) {
    const block = { seq: 1, stepId: 'a', attempt: 1, stream: 'stdout', at: 0, text: `${'x'.repeat(200)}\n` } as const;
    if (runId !== null) void store.recordSteps({ attempts: [], output: [{ runId, blocks: [block], cut: null }] });
  }
  await Promise.all(settlements.map((settlement) => store.settle(settlement)));
}

/** Until all that a runner asks at its start is answered: of an empty directory, and of one with a million records. */
async function measureStart(): Promise<Record<string, Record<string, number>>> {
  const [empty, full] = [newDirectory(), newDirectory()];
  await fillHistory(full, RECORDS, 1000);
  const found: Record<string, Record<string, number>> = {};
  for (const [name, directory] of [
    ['empty', empty],
    ['a million records', full],
  ] as const) {
    const times: number[] = [];
    for (let n = 0; n < STARTS; n++) {
      const begun = performance.now();
      const store = await startStoreThread(directory);
      await Promise.all([store.jobs(), store.interruptUnsettled(0), store.toRerun(), store.lastGeneration()]);
      times.push(performance.now() - begun);
      await store.close();
    }
    found[name] = { 'median, ms': rounded(medianIn(times)), 'longest, ms': rounded(Math.max(...times)), 'at most': 300 };
  }
  return found;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
