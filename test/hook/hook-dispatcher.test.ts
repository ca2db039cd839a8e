import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Action, Hook } from '../../src/config/config.ts';
import { createEvent, type VolnuxEvent } from '../../src/event/event.ts';
import type { Executor } from '../../src/executor/executor.ts';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { systemClock } from '../../src/scheduler/clock.ts';
import { HookDispatcher } from '../../src/hook/hook-dispatcher.ts';

let directory: string;
let executor: Executor;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'volnux-hook-'));
  executor = startExecutor();
});
afterAll(async () => {
  await executor.close();
  await rm(directory, { recursive: true });
});

const failed: VolnuxEvent = createEvent('job_error', Date.parse('2026-06-01T12:00:01Z'), {
  jobId: 'backup',
  runId: 'r-1',
  stepId: 'a',
  fireTime: Date.parse('2026-06-01T12:00:00Z'),
  attempt: 2,
  outcome: 'failure',
  reason: 'step "a" exited with code 3',
  exception: new Error('step "a" exited with code 3'),
  durationMs: 850,
  generation: 4,
});

function hook(action: string | Action, fields: Partial<Hook> = {}): Hook {
  return {
    on: ['job_error'],
    action: typeof action === 'string' ? { kind: 'shell', script: action } : action,
    level: 'job',
    atMost: null,
    env: {},
    passEnv: ['*'],
    cwd: directory,
    timeoutMs: 10_000,
    ...fields,
  };
}

async function dispatch(hooks: Hook[], event: VolnuxEvent = failed): Promise<{ output: string[]; failures: string[] }> {
  const output: string[] = [];
  const failures: string[] = [];
  const dispatcher = new HookDispatcher({
    executor,
    clock: systemClock,
    onOutput: (_event, line) => output.push(line),
    onFailure: (_event, message) => failures.push(message),
  });
  dispatcher.dispatch(event, hooks, 'UTC');
  await dispatcher.idle();
  return { output, failures };
}

test('a shell hook gets the event as JSON on stdin and as variables', async () => {
  const { output, failures } = await dispatch([hook('cat > payload.json; env | grep ^VOLNUX_ | sort')]);
  expect(failures).toEqual([]);
  expect(output).toEqual([
    'VOLNUX_ATTEMPT=2',
    'VOLNUX_EVENT=job_error',
    'VOLNUX_EXCEPTION=step "a" exited with code 3',
    'VOLNUX_FIRE_DATE=2026-06-01',
    'VOLNUX_FIRE_TIME=2026-06-01T12:00:00Z',
    'VOLNUX_HELD_BACK=0',
    'VOLNUX_JOB_ID=backup',
    'VOLNUX_OUTCOME=failure',
    'VOLNUX_REASON=step "a" exited with code 3',
    'VOLNUX_RUN_ID=r-1',
    'VOLNUX_STEP_ID=a',
    'VOLNUX_TEST=',
  ]);
  expect(JSON.parse(await readFile(join(directory, 'payload.json'), 'utf8'))).toEqual({
    event: 'job_error',
    time: '2026-06-01T12:00:01Z',
    job: 'backup',
    run: 'r-1',
    step: 'a',
    fire_time: '2026-06-01T12:00:00Z',
    attempt: 2,
    outcome: 'failure',
    reason: 'step "a" exited with code 3',
    exception: { name: 'Error', message: 'step "a" exited with code 3' },
    duration_ms: 850,
    generation: 4,
    held_back: 0,
    test: false,
  });
});

test('variables that do not apply are empty, so that a script under set -u can name them', async () => {
  const missed = createEvent('job_missed', failed.time, { jobId: 'backup', reason: 'seen 90s late' });
  const told = await dispatch(
    [hook('set -u; echo "$VOLNUX_JOB_ID $VOLNUX_REASON [$VOLNUX_EXCEPTION$VOLNUX_RUN_ID]"', { on: ['job_missed'] })],
    missed,
  );
  expect(told).toEqual({ output: ['backup seen 90s late []'], failures: [] });
});

test('the env of a hook reaches it, but not over what it is told', async () => {
  const { output } = await dispatch([hook('echo "$TEAM $VOLNUX_JOB_ID"', { env: { TEAM: 'data', VOLNUX_JOB_ID: 'other' } })]);
  expect(output).toEqual(['data backup']);
});

test('a module hook is called with the event and its context', async () => {
  const path = join(directory, 'page.ts');
  await writeFile(path, `export default (event, context) => context.log(event.job + ' to ' + context.with.team);`);
  const action: Action = { kind: 'module', path, exportName: null, with: { team: 'data' } };
  expect(await dispatch([hook(action)])).toEqual({ output: ['backup to data'], failures: [] });
});

test('only hooks that listen to the event are called', async () => {
  const { output } = await dispatch([hook('echo yes'), hook('echo no', { on: ['job_missed', 'job_executed'] })]);
  expect(output).toEqual(['yes']);
});

test('a failing hook is told of and does not keep the others from running', async () => {
  const { output, failures } = await dispatch([hook('exit 4'), hook('echo still here')]);
  expect(output).toEqual(['still here']);
  expect(failures).toEqual(['hook 1 `exit 4` exited with code 4']);
});

test('a hook over its time limit is ended', async () => {
  const { failures } = await dispatch([hook('sleep 60', { timeoutMs: 50 })]);
  expect(failures).toEqual(['hook 1 `sleep 60` was ended at its timeout of 0.05s']);
});

test('what failed is named by its place among the hooks of the job, and a module with its export', async () => {
  const path = join(directory, 'record.ts');
  await writeFile(path, `export function record() { throw new Error('no'); }`);
  const action: Action = { kind: 'module', path, exportName: 'record', with: {} };
  const { failures } = await dispatch([hook('exit 1', { on: ['job_missed'] }), hook(action)]);
  expect(failures).toEqual([`hook 2 module ${path}#record threw Error: no (record.ts:1:34)`]);
});

test('a hook that the end of the runner cuts off says so', async () => {
  const failures: string[] = [];
  const going = Promise.withResolvers<void>();
  const own = startExecutor();
  const dispatcher = new HookDispatcher({
    executor: own,
    clock: systemClock,
    onOutput: () => going.resolve(),
    onFailure: (_event, message) => failures.push(message),
  });
  dispatcher.dispatch(failed, [hook('echo going; sleep 60')], 'UTC');
  await going.promise;
  await dispatcher.close(0);
  await own.close();
  await dispatcher.idle();
  expect(failures).toEqual(['hook 1 `echo going; sleep 60` was ended: the runner ends']);
});

test('a hook that does not read its stdin succeeds', async () => {
  expect(await dispatch([hook('true')])).toEqual({ output: [], failures: [] });
});

test('at most eight hooks run at once, and all of them run', async () => {
  // Each hook counts those that are going by their files.
  const script = 'touch going.$$; set -- going.*; echo $#; sleep 0.05; rm going.$$';
  const { output, failures } = await dispatch(Array.from({ length: 20 }, () => hook(script)));
  expect(failures).toEqual([]);
  expect(output).toHaveLength(20);
  expect(Math.max(...output.map(Number))).toBeLessThanOrEqual(8);
});

test('beyond a thousand waiting hooks one is dropped, and that is told', async () => {
  const waiting: Executor = { start: () => ({ ended: new Promise(() => {}), cancel: () => {} }), close: async () => {} };
  const failures: string[] = [];
  const dispatcher = new HookDispatcher({
    executor: waiting,
    clock: systemClock,
    onOutput: () => {},
    onFailure: (_event, message) => failures.push(message),
  });
  const hooks = [hook('true')];
  for (let call = 0; call < 1010; call += 1) dispatcher.dispatch(failed, hooks, 'UTC');
  expect(failures).toEqual(Array.from({ length: 2 }, () => 'hook 1 `true` was dropped: 1000 hooks wait already'));
});
