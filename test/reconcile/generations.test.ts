import { expect, test } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { createMask } from '../../src/config/secret/mask.ts';
import type { Jobs, Moves } from '../../src/plan/plan.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { Generations } from '../../src/reconcile/generations.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { testJob, testJobs } from '../plan/job.ts';

const KEY = new Uint8Array(32).fill(7);
const NONE: Moves = new Map();

function configOf(hash: string, jobs: Jobs, moves: Moves = NONE): Config {
  return {
    path: '/s.yaml',
    hash,
    files: [],
    timezone: 'UTC',
    runner: {
      state: 's',
      maxConcurrentRuns: 32,
      shutdownGraceMs: 0,
      durability: 'full',
      onStoreError: 'buffer',
      watch: 'auto',
      allowMassRemoval: false,
      startFromSnapshot: false,
      history: { keep: { runs: null, forMs: null }, maxSizeBytes: null },
    },
    concurrency: {},
    jobs,
    moves,
    hooks: [],
    secrets: [],
  };
}

function generationsOf(store: Store): Generations {
  return new Generations({ store, key: KEY, mask: () => createMask(['sesame']) });
}

const [a, b] = [testJob('a'), testJob('b')];

test('the first config is told against the one that was applied last', async () => {
  const store = createMemoryStore();
  const first = generationsOf(store);
  await first.prepare(configOf('one', testJobs(a)), null);
  await first.putInForce(1, NONE);
  await first.prepare(configOf('two', testJobs(a, b)), planChanges(testJobs(a), testJobs(a, b)));
  await first.putInForce(2, NONE);
  expect(first.firstStep).toBe('1 added: + a');

  const restarted = generationsOf(store);
  await restarted.prepare(configOf('two', testJobs(a, b)), null);
  expect(restarted.firstStep).toMatch(/^2 jobs, unchanged since generation 2, applied 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

  const edited = generationsOf(store);
  await edited.prepare(configOf('three', testJobs(b)), null);
  expect(edited.firstStep).toBe('1 removed, 1 unchanged: - a');
});

test('counts contents, and keeps what each of them changed', async () => {
  const store = createMemoryStore();
  const generations = generationsOf(store);
  expect(await generations.prepare(configOf('one', testJobs(a)), null)).toBe(1);
  expect(await store.lastGeneration()).toBeNull();
  await generations.putInForce(1, NONE);
  expect(await generations.prepare(configOf('one', testJobs(a)), null)).toBe(1);
  const after = testJobs({ ...a, description: 'with sesame' }, b);
  expect(await generations.prepare(configOf('two', after), planChanges(testJobs(a), after))).toBe(2);
  await generations.putInForce(2, NONE);
  const last = await store.lastGeneration();
  expect(last).toMatchObject({ generation: 2, commit: null });
  expect(JSON.parse(last?.plan ?? '')).toMatchObject({
    jobs: [
      { job: 'a', changes: ['update'], fields: [{ path: 'description', before: null, after: 'with ***', effect: 'now' }] },
      { job: 'b', changes: ['add'], fields: [] },
    ],
    unchanged: 0,
  });
  expect(JSON.stringify(last)).not.toContain('sesame');
});

test('what is a secret from now on is sealed in jobs that have not changed, too', async () => {
  const store = createMemoryStore();
  let secrets: readonly string[] = [];
  const generations = new Generations({ store, key: KEY, mask: () => createMask(secrets) });
  const jobs = testJobs({ ...a, description: 'open sesame' }, b);
  await generations.prepare(configOf('one', jobs), null);
  await generations.putInForce(1, NONE);
  expect(JSON.stringify(await store.generationJobs(1))).toContain('sesame');
  secrets = ['sesame'];
  await generations.prepare({ ...configOf('two', jobs), secrets }, planChanges(jobs, jobs));
  await generations.putInForce(2, NONE);
  expect(JSON.stringify(await store.generationJobs(2))).not.toContain('sesame');
});

test('what is kept is all that runs, also after the store could not write one', async () => {
  const store = createMemoryStore();
  let isFull = false;
  const applyGeneration: Store['applyGeneration'] = (...args) =>
    isFull ? Promise.reject(new Error('no space left')) : store.applyGeneration(...args);
  const generations = generationsOf({ ...store, applyGeneration });
  const all = [testJobs(a), testJobs(a, b), testJobs(a, b, testJob('c'))] as const;
  await generations.prepare(configOf('one', all[0]), null);
  await generations.putInForce(1, NONE);
  isFull = true;
  await generations.prepare(configOf('two', all[1]), planChanges(all[0], all[1]));
  await expect(generations.putInForce(2, NONE)).rejects.toThrow('no space left');
  isFull = false;
  expect(await generations.prepare(configOf('three', all[2]), planChanges(all[1], all[2]))).toBe(3);
  await generations.putInForce(3, NONE);
  expect((await store.generationJobs(3)).map((text) => JSON.parse(text).id)).toEqual(['a', 'b', 'c']);
});

test('at a start, what changed is told by what was applied last, renames too', async () => {
  const store = createMemoryStore();
  await generationsOf(store).prepare(configOf('one', testJobs(a)), null);
  await generationsOf(store).putInForce(1, NONE);
  const moves = new Map([['b', 'a']]);
  expect(await generationsOf(store).prepare(configOf('two', testJobs(b), moves), null)).toBe(2);
  await generationsOf(store).putInForce(2, moves);
  expect(JSON.parse((await store.lastGeneration())?.plan ?? '')).toMatchObject({
    jobs: [{ job: 'b', changes: ['move'], from: 'a' }],
  });
});

test('what was prepared and not put in force is as if it had never been', async () => {
  const store = createMemoryStore();
  const generations = generationsOf(store);
  await generations.prepare(configOf('one', testJobs(a)), null);
  await generations.putInForce(1, NONE);
  await generations.prepare(configOf('two', testJobs(b)), null);
  expect(await generations.prepare(configOf('one', testJobs(a)), null)).toBe(1);
  expect(await store.lastGeneration()).toMatchObject({ generation: 1 });
});

test('a number is not given twice, though the store could not put it in force', async () => {
  const store = createMemoryStore();
  const generations = generationsOf({ ...store, applyGeneration: () => Promise.reject(new Error('no space left')) });
  await generations.prepare(configOf('one', testJobs(a)), null);
  await expect(generations.putInForce(1, NONE)).rejects.toThrow('no space left');
  expect(await generations.prepare(configOf('two', testJobs(b)), null)).toBe(2);
});

test('a job that got another id while nothing ran is moved, and its secrets are no change', async () => {
  const store = createMemoryStore();
  const before = generationsOf(store);
  await before.prepare(configOf('one', testJobs({ ...a, description: 'with sesame' })), null);
  await before.putInForce(1, NONE);
  const moves = new Map([['b', 'a']]);
  const after = generationsOf(store);
  await after.prepare(configOf('two', testJobs({ ...b, description: 'with sesame' }), moves), null);
  await after.putInForce(2, moves);
  expect(JSON.parse((await store.lastGeneration())?.plan ?? '').jobs).toMatchObject([{ job: 'b', from: 'a', changes: ['move'] }]);
});
