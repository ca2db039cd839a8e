import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Job, Step } from '../../src/config/config.ts';
import { isEqual } from '../../src/plan/is-equal.ts';
import { jobDifference } from '../../src/plan/job-difference.ts';
import { anyJob } from './any-jobs.ts';
import { testJob } from './job.ts';
import { testPipeline, testStep } from './step.ts';

const step = (id: string, fields: Partial<Step> = {}): Step => testStep(id, 'date', fields);

const jobOf = (...steps: readonly Step[]): Job => testJob('a', { pipeline: testPipeline('etl', steps) });

const lines = (before: Job, after: Job): readonly string[] =>
  jobDifference(before, after).map(({ path, before: from, after: to, effect }) => {
    return `${path}: ${JSON.stringify(from)} → ${JSON.stringify(to)} (${effect})`;
  });

test('there is a difference exactly where two jobs are not equal, pauses aside', () => {
  fc.assert(
    fc.property(anyJob, anyJob, (one, other) => {
      const [a, b] = [one, { ...other, id: one.id, paused: one.paused }];
      expect(jobDifference(a, b).length === 0).toBe(isEqual(a, b));
      for (const { before, after } of jobDifference(a, b)) expect(isEqual(before, after)).toBe(false);
    }),
  );
});

test('a job with one command says what it is in the words of the file, durations too', () => {
  const own = (fields: Partial<Step>): Job => testJob('a', { pipeline: testPipeline('a', [step('a', fields)]) });
  const module = { kind: 'module', path: '/m.ts', exportName: 'run', with: { fast: true } } as const;
  expect(lines(own({}), own({ action: module, timeoutMs: 90_000 }))).toEqual([
    'timeout: null → "1m30s" (next-run)',
    'run: "date" → undefined (next-run)',
    'module: undefined → "/m.ts#run" (next-run)',
    'with: undefined → {"fast":true} (next-run)',
  ]);
});

test('what all steps share is told once, and what one of them has of its own, of that one', () => {
  const before = jobOf(step('one', { env: { LANG: 'C' } }), step('two', { env: { LANG: 'C' } }));
  const after = jobOf(step('one', { env: { LANG: 'de' } }), step('two', { env: { LANG: 'de' }, timeoutMs: 1000 }));
  expect(lines(before, after)).toEqual(['env.LANG: "C" → "de" (next-run)', 'steps.two.timeout: null → "1s" (next-run)']);
});

test('steps that come, go, or stand in another order', () => {
  const [one, two] = [step('one'), step('two', { needs: ['one'] })];
  expect(lines(jobOf(one), jobOf(one, two))).toEqual(['steps.two: undefined → {"run":"date","needs":["one"]} (next-run)']);
  expect(lines(jobOf(one, two), jobOf(one))).toEqual(['steps.two: {"run":"date","needs":["one"]} → undefined (next-run)']);
  expect(lines(jobOf(one, step('two')), jobOf(step('two'), one))).toEqual(['steps: ["one","two"] → ["two","one"] (next-run)']);
});

test('of equally many hooks the ones at the same place are compared, else some came or went', () => {
  const hook = (script: string): Job['hooks'][number] => ({
    on: ['job_error'],
    action: { kind: 'shell', script },
    env: {},
    passEnv: ['*'],
    level: 'job' as const,
    atMost: null,
    cwd: '/',
    timeoutMs: 1000,
  });
  const [one, other] = [hook('one'), hook('other')];
  expect(lines(testJob('a', { hooks: [one] }), testJob('a', { hooks: [other] }))).toEqual([
    'hooks.0.run: "one" → "other" (next-run)',
  ]);
  expect(lines(testJob('a', { hooks: [other] }), testJob('a', { hooks: [one, other] }))).toEqual([
    'hooks: undefined → {"on":["job_error"],"run":"one"} (next-run)',
  ]);
});

test('an interval and a jitter are shown as people write them', () => {
  const at = (trigger: Job['trigger']): Job => testJob('a', { trigger });
  expect(lines(at({ interval: 5400, timezone: 'UTC' }), at({ interval: 60, jitter: 5, timezone: 'UTC' }))).toEqual([
    'trigger.interval: "1h30m" → "1m" (anchor)',
    'trigger.jitter: undefined → "5s" (anchor)',
  ]);
});
