import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
  /** What was told beside: codes of a rejected content, or `recovered`. */
  readonly told: string[];
  loads: number;
  /** The text that was last given to be kept. */
  kept: string;
  /** So many moments were asked for. */
  now: number;
}

/** A schedule of so many jobs, with these lines before them. */
const jobs = (ids: string, before = ''): string =>
  `${before}jobs:${ids === '' ? ' {}' : ''}\n${ids
    .split('')
    .map((id) => `  ${id}: { run: date, trigger: { interval: 1h } }\n`)
    .join('')}`;

const rest = { keep: async () => {}, onRefused: () => {}, onRecovered: () => {}, now: () => 0 };

async function started(text: string): Promise<UnderTest> {
  await writeFile(file, text);
  const underTest: UnderTest = {
    applied: [],
    told: [],
    loads: 0,
    kept: '',
    now: 0,
    reconciler: new Reconciler({
      load: () => {
        underTest.loads += 1;
        return loadConfig(file, { env: {} });
      },
      apply: async (plan) => void underTest.applied.push(describePlan(plan)),
      keep: async ({ schedules }) => void (underTest.kept = schedules.map(({ bytes }) => String(Buffer.from(bytes))).join()),
      onRefused: (refusal) =>
        underTest.told.push(refusal.kind === 'refused' ? 'refused' : refusal.diagnostics.map(({ code }) => code).join()),
      onRecovered: () => underTest.told.push('recovered'),
      now: () => (underTest.now += 1),
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

test('a broken file keeps what runs, and is told of once for each content, as is its end', async () => {
  const { reconciler, applied, told } = await started(GOOD);
  await writeFile(file, BROKEN);
  expect(kinds([await reconciler.look(), await reconciler.look()])).toEqual(['rejected', 'unchanged']);
  await writeFile(file, `${BROKEN}# still broken\n`);
  expect((await reconciler.look()).kind).toBe('rejected');
  await writeFile(file, GOOD);
  expect((await reconciler.look()).kind).toBe('unchanged');
  expect({ applied, told }).toEqual({ applied: [], told: ['CONFIG_UNKNOWN_KEY', 'CONFIG_UNKNOWN_KEY', 'recovered'] });
});

test('a rejected content that names another file is told of once', async () => {
  const { reconciler, told } = await started(GOOD);
  await writeFile(file, `env_file: missing.env\n${GOOD}`);
  await Promise.all([reconciler.look(), reconciler.look()]);
  await reconciler.look();
  await reconciler.look();
  expect(told).toEqual(['CONFIG_ENV_FILE_NOT_FOUND']);
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
  expect(applied).toEqual(['1 updated: ~ a: trigger, env (anchored anew)']);
});

test('looks never overlap, and those asked for meanwhile become one more', async () => {
  await writeFile(file, GOOD);
  const steps: string[] = [];
  const gate = Promise.withResolvers<void>();
  const reconciler = new Reconciler({
    load: async () => {
      steps.push('load');
      const loaded = await loadConfig(file, { env: {} });
      if (steps.length === 1) await gate.promise;
      return loaded;
    },
    apply: async (plan) => void steps.push(describePlan(plan)),
    ...rest,
  });
  const first = reconciler.look();
  await vi.waitUntil(() => steps.length === 1);
  await writeFile(file, MORE);
  const later = [reconciler.look(), reconciler.look(), reconciler.look()];
  gate.resolve();
  expect(kinds(await Promise.all([first, ...later]))).toEqual(['applied', 'applied', 'applied', 'applied']);
  expect(steps).toEqual(['load', '1 added: + a', 'load', '1 added, 1 unchanged: + b']);
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
    ...rest,
  });
  await expect(reconciler.look()).rejects.toThrow('half-way');
  await reconciler.look();
  expect(applied).toEqual(['1 added: + a']);
});

test('an edit that removes more than half of the jobs is refused, told once, and keeps what runs until it is forced', async () => {
  const { reconciler, applied, told } = await started(jobs('abcde'));
  await writeFile(file, jobs('ab'));
  expect(await reconciler.look()).toMatchObject({ kind: 'refused', reason: expect.stringContaining('3 of 5 jobs (c, d, e)') });
  expect(await reconciler.look({ isAsked: true })).toMatchObject({ kind: 'refused' });
  expect({ applied, told, fault: reconciler.fault?.kind }).toEqual({ applied: [], told: ['refused'], fault: 'refused' });
  expect((await reconciler.look({ isForced: true })).kind).toBe('applied');
  expect({ applied, fault: reconciler.fault }).toEqual({ applied: ['3 removed, 2 unchanged: - c; - d; - e'], fault: null });
});

test('a refused edit that is taken back has changed nothing, and its end is told', async () => {
  const { reconciler, applied, told } = await started(jobs('abcd'));
  await writeFile(file, jobs(''));
  await reconciler.look();
  await writeFile(file, jobs('abcd'));
  expect((await reconciler.look()).kind).toBe('unchanged');
  expect({ applied, told }).toEqual({ applied: [], told: ['refused', 'recovered'] });
});

test('the file itself may allow that most jobs go', async () => {
  const { reconciler, applied } = await started(jobs('abcd'));
  await writeFile(file, jobs('', 'runner: { allow_mass_removal: true }\n'));
  await reconciler.look();
  expect(applied).toEqual(['4 removed: - a; - b; - c; - d']);
});

test('who asks gets the same refusal again, though nothing changed and nobody else is told', async () => {
  const underTest = await started(GOOD);
  await writeFile(file, BROKEN);
  const { reconciler, told } = underTest;
  expect(kinds([await reconciler.look(), await reconciler.look({ isAsked: true })])).toEqual(['rejected', 'rejected']);
  expect(told).toEqual(['CONFIG_UNKNOWN_KEY']);
});

test('who asks meanwhile is heard: the look that is to come is one for them, too', async () => {
  const { reconciler } = await started(jobs('abcd'));
  await writeFile(file, jobs('a'));
  const looks = [reconciler.look(), reconciler.look({ isForced: true })];
  expect(kinds(await Promise.all(looks))).toEqual(['applied', 'applied']);
});

test('a fault begins with the first content that is not applied, and ends with one that is', async () => {
  const { reconciler } = await started(GOOD);
  await writeFile(file, BROKEN);
  await reconciler.look();
  await writeFile(file, `${BROKEN}# still broken\n`);
  await reconciler.look();
  expect(reconciler.fault).toMatchObject({ kind: 'rejected', since: 1 });
  await writeFile(file, MORE);
  await reconciler.look();
  expect(reconciler.fault).toBeNull();
});

test('what is applied is given to be kept, as it was read; what is not applied is not', async () => {
  const underTest = await started(GOOD);
  await writeFile(file, MORE);
  await underTest.reconciler.look();
  await writeFile(file, BROKEN);
  await underTest.reconciler.look();
  expect(underTest.kept).toBe(MORE);
});

test('a load that is given up when the reconciler closes is no failure', async () => {
  const { promise, reject } = Promise.withResolvers<never>();
  const never = (): never => {
    throw new Error('nothing is applied');
  };
  const reconciler = new Reconciler({
    load: () => promise,
    apply: never,
    keep: never,
    onRefused: never,
    onRecovered: never,
    now: () => 0,
  });
  const look = reconciler.look();
  const closed = reconciler.close();
  reject(new Error('the thread ended'));
  expect(await look).toEqual({ kind: 'unchanged' });
  await closed;
});
