import { expect, test } from 'vitest';
import type { Job } from '../../src/config/config.ts';
import { createMask } from '../../src/config/secret/mask.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { fromKeptJobs, keptHash, toKeptJobs } from '../../src/reconcile/kept-jobs.ts';
import { testJob, testJobs } from '../plan/job.ts';
import { testPipeline, testStep } from '../plan/step.ts';

const KEY = new Uint8Array(32).fill(7);
const OTHER_KEY = new Uint8Array(32).fill(8);

function jobWith(password: string, id = 'a'): Job {
  const action = { kind: 'module', path: '/m.ts', exportName: null, with: { login: { password } } } as const;
  const env = { URL: `db:${password}@host`, PLAIN: 'plain' };
  return testJob(id, { pipeline: testPipeline(id, [testStep('s', action, { env })]), hooks: [] });
}

/** The ids and fields that `plan` shows after these jobs were kept. */
function shownChanges(kept: ReadonlyMap<string, string>, now: ReadonlyMap<string, Job>, key: Uint8Array | null = KEY): unknown {
  return planChanges(fromKeptJobs(kept.values(), now, key), now).changes.map((change) => [
    change.kind,
    change.jobId,
    ...(change.kind === 'update' ? [...new Set(change.fields.map(({ path }) => path.split('.')[0]))] : []),
  ]);
}

test('what is kept holds no secret, and yet shows no change while there is none', async () => {
  const jobs = testJobs(jobWith('sesame'), testJob('b'));
  const kept = await toKeptJobs(jobs, createMask(['sesame']), KEY);
  expect([...kept].join()).not.toContain('sesame');
  expect([...kept].join()).toContain('plain');
  expect(shownChanges(kept, jobs)).toEqual([]);
});

test('a secret that was rotated is a change of the job', async () => {
  const kept = await toKeptJobs(testJobs(jobWith('sesame')), createMask(['sesame']), KEY);
  expect(shownChanges(kept, testJobs(jobWith('simsim')))).toEqual([['update', 'a', 'env', 'steps']]);
});

test('whoever asks need not know the same secrets', async () => {
  const jobs = testJobs(jobWith('sesame'));
  expect(shownChanges(await toKeptJobs(jobs, createMask(['sesame', 'plain']), KEY), jobs)).toEqual([]);
});

test('a job whose id is a secret elsewhere keeps it: by that it is told apart', async () => {
  const jobs = testJobs(jobWith('sesame', 'backup'));
  const kept = await toKeptJobs(jobs, createMask(['backup']), KEY);
  expect(shownChanges(kept, jobs)).toEqual([]);
});

test('a job that got another id is compared under the former one: its secrets and those of its hooks are no change', async () => {
  const hookWith = (password: string): Job['hooks'][number] => ({
    on: ['job_error'],
    action: { kind: 'shell', script: `tell ${password}` },
    level: 'job',
    atMost: null,
    env: { KEY: password },
    passEnv: [],
    cwd: '/',
    timeoutMs: 1000,
  });
  const job = (id: string, password: string): Job => ({ ...jobWith(password, id), hooks: [hookWith(password)] });
  const kept = await toKeptJobs(testJobs(job('old', 'sesame'), job('other', 'sesame')), createMask(['sesame']), KEY);
  const moves = new Map([['fresh', 'old']]);
  const kindsAfter = (password: string): readonly string[] => {
    const now = testJobs(job('fresh', password), job('other', 'sesame'));
    return planChanges(fromKeptJobs(kept.values(), now, KEY, moves), now, moves).changes.map(({ kind }) => kind);
  };
  expect(kindsAfter('sesame')).toEqual(['move']);
  expect(kindsAfter('simsim')).toEqual(['move', 'update']);
});

test('a former id that another job has now is no move: that job is compared with itself', async () => {
  const jobs = testJobs(jobWith('sesame', 'old'), jobWith('simsim', 'fresh'));
  const kept = await toKeptJobs(jobs, createMask(['sesame', 'simsim']), KEY);
  const moves = new Map([['fresh', 'old']]);
  expect(planChanges(fromKeptJobs(kept.values(), jobs, KEY, moves), jobs, moves).changes).toEqual([]);
});

test('without the key, or with another, jobs with secrets are shown as changed', async () => {
  const jobs = testJobs(jobWith('sesame'), testJob('b'));
  const kept = await toKeptJobs(jobs, createMask(['sesame']), KEY);
  for (const key of [null, OTHER_KEY]) expect(shownChanges(kept, jobs, key)).toEqual([['update', 'a', 'env', 'steps']]);
});

test('jobs that are gone, new or of another shape are compared as any', async () => {
  const kept = await toKeptJobs(testJobs(jobWith('sesame'), jobWith('sesame', 'gone')), createMask(['sesame']), KEY);
  const now = testJobs(testJob('a', { pipeline: testPipeline('a', []) }), testJob('new'));
  expect(shownChanges(kept, now)).toEqual([
    ['remove', 'gone'],
    ['update', 'a', 'steps'],
    ['add', 'new'],
  ]);
});

test('of a hash over secrets something is kept that is equal for equal ones and says nothing without the key', () => {
  expect(keptHash('abc', KEY)).toBe(keptHash('abc', KEY));
  expect(keptHash('abc', KEY)).not.toBe(keptHash('abd', KEY));
  expect(keptHash('abc', KEY)).not.toBe(keptHash('abc', OTHER_KEY));
});

test('a param that is a number and a secret is sealed as well', async () => {
  const jobs = testJobs(testJob('a', { params: { code: 87_654_321, rows: 5 } }));
  const kept = await toKeptJobs(jobs, createMask(['87654321']), KEY);
  expect(kept).not.toContain('87654321');
  expect(shownChanges(kept, jobs)).toEqual([]);
  const rotated = testJobs(testJob('a', { params: { code: 11_223_344, rows: 5 } }));
  expect(shownChanges(kept, rotated)).toEqual([['update', 'a', 'with']]);
});

test('a field that an older volnux did not know is no change', async () => {
  const jobs = testJobs(testJob('a', { onChange: 'cancel' }));
  const [kept = ''] = (await toKeptJobs(jobs, createMask([]), KEY)).values();
  const older = kept.replace('"onChange":"cancel",', '');
  expect(older).not.toBe(kept);
  expect(shownChanges(new Map([['a', older]]), jobs)).toEqual([]);
});
