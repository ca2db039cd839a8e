import fc from 'fast-check';
import type { Action, Hook, Job, Step, Webhook } from '../../src/config/config.ts';
import type { Jobs, Moves } from '../../src/plan/plan.ts';
import { testJob, testJobs } from './job.ts';
import { ONCE } from './step.ts';

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('shell' as const), script: fc.constantFrom('date', 'date -u') }),
  fc.record({ kind: fc.constant('argv' as const), argv: fc.constantFrom(['date'], ['date', '-u']) }),
  fc.record({
    kind: fc.constant('module' as const),
    path: fc.constantFrom('/m.ts', '/n.ts'),
    exportName: fc.constantFrom(null, 'run'),
    with: fc.constantFrom({}, { fast: true }, { fast: { very: 1 } }),
  }),
);

const anyEnv = fc.constantFrom({}, { LANG: 'C' }, { LANG: 'C.UTF-8', toString: 'x' });
const anyPassEnv = fc.constantFrom(['*'], ['PATH']);

const anyStep: fc.Arbitrary<Step> = fc.record({
  id: fc.constantFrom('a', 'one', 'two', 'three'),
  action: anyAction,
  needs: fc.constantFrom([], ['one']),
  runIf: fc.constantFrom('success', 'always'),
  continueOnError: fc.boolean(),
  retry: fc.constantFrom(ONCE, { ...ONCE, attempts: 2, delayMs: 1000, on: [75] }),
  outputs: fc.constantFrom([], ['rows']),
  env: anyEnv,
  passEnv: anyPassEnv,
  cwd: fc.constantFrom('/', '/srv'),
  timeoutMs: fc.constantFrom(null, 60_000),
  killGraceMs: fc.constantFrom(0, 10_000),
  shell: fc.constantFrom(['/bin/sh', '-c'], ['bash', '-c']),
  stdin: fc.constantFrom(null, '', 'input'),
  stopSignal: fc.constantFrom('SIGTERM', 'SIGINT'),
  successCodes: fc.constantFrom([0], [0, 24]),
  failOn: fc.constantFrom({ stderr: false, pattern: null }, { stderr: false, pattern: '^ERROR' }),
  isolation: fc.constantFrom('thread', 'process'),
});

const anyWebhook: fc.Arbitrary<Webhook> = fc.record({
  kind: fc.constant('webhook'),
  url: fc.constantFrom('https://example.com/', 'https://example.com/b'),
  method: fc.constantFrom('POST', 'PUT'),
  headers: fc.constantFrom({}, { 'x-team': 'data' }),
  body: fc.constantFrom<Webhook['body'][]>({ kind: 'json' }, { kind: 'slack' }, { kind: 'template', template: { a: '{{job}}' } }),
  secret: fc.constantFrom(null, 'signing-secret'),
  retry: fc.constantFrom({ attempts: 1, delayMs: 0 }, { attempts: 4, delayMs: 2000 }),
});

const anyHook: fc.Arbitrary<Hook> = fc.record({
  on: fc.constantFrom(['job_error'], ['job_error', 'job_missed']),
  action: fc.oneof(anyAction, anyWebhook),
  level: fc.constantFrom('file', 'pipeline', 'job'),
  atMost: fc.constantFrom(null, { calls: 1, perMs: 60_000 }),
  env: anyEnv,
  passEnv: anyPassEnv,
  cwd: fc.constantFrom('/', '/srv'),
  timeoutMs: fc.constantFrom(1000, 30_000),
});

const anyTrigger: fc.Arbitrary<Job['trigger']> = fc
  .record({
    spec: fc.constantFrom<Job['trigger'][]>(
      { cron: '0 0 * * *', timezone: 'UTC' },
      { cron: { hour: 1 }, timezone: 'UTC' },
      { interval: 600, timezone: 'UTC' },
      { interval: 420, jitter: 5, timezone: 'UTC' },
      { startup: true, timezone: 'UTC' },
      { manual: true, timezone: 'UTC' },
      { date: '2020-01-01', timezone: 'UTC' },
    ),
    timezone: fc.constantFrom('UTC', 'Europe/Berlin'),
  })
  .map(({ spec, timezone }) => ({ ...spec, timezone }));

const ID = fc.constantFrom('a', 'b', 'c', 'd', 'e');

/** A job in which every field may be another than in the next one. */
export const anyJob: fc.Arbitrary<Job> = fc
  .record({
    id: ID,
    description: fc.constantFrom(null, 'words'),
    trigger: anyTrigger,
    pipeline: fc.record({
      name: fc.constantFrom('a', 'etl'),
      params: fc.constantFrom({}, { rows: { type: 'integer', enum: null } as const }),
      steps: fc.uniqueArray(anyStep, { maxLength: 3, selector: ({ id }) => id }),
      maxParallel: fc.constantFrom(null, 2),
      finally: fc.uniqueArray(
        anyStep.map((step) => ({ ...step, id: `last-${step.id}` })),
        { maxLength: 2, selector: ({ id }) => id },
      ),
      runTimeoutMs: fc.constantFrom(null, 3_600_000),
      finallyGraceMs: fc.constantFrom(0, 10_000),
    }),
    params: fc.constantFrom({}, { rows: 1 }, { rows: null }),
    maxInstances: fc.integer({ min: 1, max: 2 }),
    coalesce: fc.boolean(),
    misfireGraceTimeMs: fc.constantFrom(null, 60_000),
    overlap: fc.constantFrom('skip', 'queue'),
    concurrency: fc.constantFrom(null, 'database'),
    catchUpLimit: fc.constantFrom(1, 100),
    rerunInterrupted: fc.boolean(),
    onChange: fc.constantFrom('keep', 'cancel'),
    retry: fc.constantFrom(ONCE, { ...ONCE, attempts: 3, backoff: 2, jitter: 0.5, maxDelayMs: 60_000 }),
    outputMaxBytes: fc.constantFrom(1, 1_048_576),
    paused: fc.boolean(),
    hooks: fc.array(anyHook, { maxLength: 2 }),
  })
  .map(({ id, ...fields }) => testJob(id, fields));

export const anyJobs: fc.Arbitrary<Jobs> = fc
  .uniqueArray(anyJob, { maxLength: 5, selector: ({ id }) => id })
  .map((jobs) => testJobs(...jobs));

/** Former ids by new ones; some of jobs that are nowhere. */
export const anyMoves: fc.Arbitrary<Moves> = fc
  .uniqueArray(fc.tuple(ID, fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')), {
    comparator: ([id, from], [otherId, otherFrom]) => id === otherId || from === otherFrom,
  })
  .map((moves) => new Map(moves));
