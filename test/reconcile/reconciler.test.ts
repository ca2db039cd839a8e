import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { describePlan } from '../../src/plan/describe-plan.ts';
import { Reconciler, type ReloadOutcome } from '../../src/reconcile/reconciler.ts';

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'volnux-reconcile-'));
  file = join(directory, 'schedule.yaml');
});
afterEach(() => rm(directory, { recursive: true }));

const GOOD = 'jobs:\n  a: { run: date, trigger: { interval: 1h } }\n';
const MORE = `${GOOD}  b: { run: date, trigger: { interval: 2h } }\n`;
const BROKEN = 'jobs:\n  a: { run: date, triger: { interval: 1h } }\n';

interface UnderTest {
  readonly reconciler: Reconciler;
  /** What was applied, a plan each. */
  readonly applied: string[];
  loads: number;
}

async function started(text: string): Promise<UnderTest> {
  await writeFile(file, text);
  const underTest: UnderTest = {
    applied: [],
    loads: 0,
    reconciler: new Reconciler({
      load: () => {
        underTest.loads += 1;
        return loadConfig(file, { env: {} });
      },
      apply: async (plan) => void underTest.applied.push(describePlan(plan)),
    }),
  };
  await underTest.reconciler.accept(await loadConfig(file, { env: {} }));
  underTest.applied.length = 0;
  return underTest;
}

const kinds = (outcomes: readonly ReloadOutcome[]): string[] => outcomes.map(({ kind }) => kind);

test('applies what changed in the file', async () => {
  const { reconciler, applied } = await started(GOOD);
  await writeFile(file, MORE);
  expect((await reconciler.look()).kind).toBe('applied');
  expect(applied).toEqual(['1 added, 1 unchanged: + b']);
});

test('a broken file keeps what runs, and is told of once for each content', async () => {
  const { reconciler, applied } = await started(GOOD);
  await writeFile(file, BROKEN);
  expect(kinds([await reconciler.look(), await reconciler.look()])).toEqual(['rejected', 'unchanged']);
  await writeFile(file, `${BROKEN}# still broken\n`);
  expect((await reconciler.look()).kind).toBe('rejected');
  await writeFile(file, GOOD);
  expect((await reconciler.look()).kind).toBe('unchanged');
  expect(applied).toEqual([]);
});

test('a file that is gone or empty is rejected, never taken for "no jobs"', async () => {
  const { reconciler, applied } = await started(GOOD);
  await rm(file);
  const gone = await reconciler.look();
  await writeFile(file, '');
  const empty = await reconciler.look();
  expect([gone, empty]).toMatchObject([
    { kind: 'rejected', diagnostics: [{ code: 'CONFIG_FILE_NOT_FOUND' }] },
    { kind: 'rejected', diagnostics: [{ code: 'CONFIG_EMPTY' }] },
  ]);
  expect(applied).toEqual([]);
});

test('content decides, not time stamps: a file written again as it was is not even loaded', async () => {
  const underTest = await started(GOOD);
  await underTest.reconciler.look();
  const { loads } = underTest;
  await writeFile(join(directory, 'new'), GOOD);
  await rename(join(directory, 'new'), file);
  expect((await underTest.reconciler.look()).kind).toBe('unchanged');
  expect(underTest.loads).toBe(loads);
});

test('a changed env file is a change', async () => {
  await writeFile(join(directory, '.env'), 'EVERY=1h\n');
  const { reconciler, applied } = await started('env_file: .env\njobs:\n  a: { run: date, trigger: { interval: "${EVERY}" } }\n');
  await writeFile(join(directory, '.env'), 'EVERY=2h\n');
  expect((await reconciler.look()).kind).toBe('applied');
  expect(applied).toEqual(['1 updated: ~ a: trigger, pipeline']);
});

test('looks never overlap, and many asked for at once become one more', async () => {
  const underTest = await started(GOOD);
  await writeFile(file, MORE);
  const first = underTest.reconciler.look();
  await first.then(() => {});
  underTest.loads = 0;
  await writeFile(file, GOOD);
  const looks = [underTest.reconciler.look(), underTest.reconciler.look(), underTest.reconciler.look()];
  expect(kinds(await Promise.all(looks))).toEqual(['applied', 'applied', 'applied']);
  expect(underTest.loads).toBe(1);
  expect(underTest.applied).toEqual(['1 added, 1 unchanged: + b', '1 removed, 1 unchanged: - b']);
});

test('once closed it applies nothing more', async () => {
  const { reconciler, applied } = await started(GOOD);
  await writeFile(file, MORE);
  const look = reconciler.look();
  await reconciler.close();
  expect((await look).kind).toBe('unchanged');
  expect((await reconciler.look()).kind).toBe('unchanged');
  expect(applied).toEqual([]);
});

test('when applying fails the next look tries again', async () => {
  await writeFile(file, GOOD);
  const failures = [new Error('half-way')];
  const applied: string[] = [];
  const reconciler = new Reconciler({
    load: () => loadConfig(file, { env: {} }),
    apply: async (plan) => {
      const failure = failures.pop();
      if (failure) throw failure;
      applied.push(describePlan(plan));
    },
  });
  await expect(reconciler.look()).rejects.toThrow('half-way');
  await reconciler.look();
  expect(applied).toEqual(['1 added: + a']);
});
