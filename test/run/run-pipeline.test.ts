import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Action, Step } from '../../src/config/config.ts';
import type { Executor } from '../../src/executor/executor.ts';
import { linesOf } from '../../src/executor/lines-of.ts';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { runPipeline } from '../../src/run/run-pipeline.ts';
import { testPipeline, testStep } from '../plan/step.ts';
import type { StepEvent } from '../../src/run/step-event.ts';

let directory: string;
let executor: Executor;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'volnux-run-'));
  executor = startExecutor();
});
afterAll(async () => {
  await executor.close();
  await rm(directory, { recursive: true });
});

function step(id: string, script: string | Action, fields: Partial<Step> = {}): Step {
  return testStep(id, script, { cwd: directory, killGraceMs: 1000, ...fields });
}

interface Ran {
  /** `step: text` for each line. */
  readonly lines: string[];
  readonly error: Error | null;
}

/** What steps have told, in short. */
let steps: string[] = [];
beforeEach(() => (steps = []));

function tellStep(event: StepEvent): void {
  const end = event.kind === 'ended' ? ` ${event.outcome} ${event.exitCode} ${event.reason}` : '';
  steps.push(`${event.stepId}#${event.attempt} ${event.kind}${end}`);
}

async function run(
  pipelineSteps: Step[],
  signal: AbortSignal = new AbortController().signal,
  onLine: (line: string) => void = () => {},
): Promise<Ran> {
  const lines: string[] = [];
  const identity = {
    jobId: 'nightly',
    runId: 'r-1',
    fireTime: Date.parse('2026-03-29T00:30:00Z'),
    timezone: 'Europe/Berlin',
    params: { 'max-rows': 5, dry: false, 'from.day': null },
  };
  function onOutput({ stepId, text }: { stepId: string; text: string }): void {
    for (const line of linesOf(text)) {
      lines.push(`${stepId}: ${line}`);
      onLine(line);
    }
  }
  const error = await runPipeline(testPipeline('p', pipelineSteps), identity, {
    executor,
    signal,
    onOutput,
    onStep: tellStep,
  }).then(
    () => null,
    (thrown: Error) => thrown,
  );
  return { lines, error };
}

test('a step starts when those it needs have succeeded', async () => {
  const steps = [
    step('last', 'cat first.txt second.txt', { needs: ['first', 'second'] }),
    step('first', 'echo 1 > first.txt'),
    step('second', 'echo 2 > second.txt'),
  ];
  expect(await run(steps)).toEqual({ lines: ['last: 1', 'last: 2'], error: null });
});

test('steps that do not need each other run at the same time', async () => {
  // Each waits for the file that only the other one writes.
  const meet = (mine: string, theirs: string): string => `touch ${mine}; until [ -e ${theirs} ]; do sleep 0.01; done; echo met`;
  const { lines } = await run([
    step('a', meet('a.met', 'b.met'), { timeoutMs: 10_000 }),
    step('b', meet('b.met', 'a.met'), { timeoutMs: 10_000 }),
  ]);
  expect(lines.sort()).toEqual(['a: met', 'b: met']);
});

test('what comes after a failure does not start, and the error names the step and its exit code', async () => {
  const { lines, error } = await run([step('a', 'exit 3'), step('b', 'echo never', { needs: ['a'] })]);
  expect({ lines, name: error?.name, message: error?.message }).toEqual({
    lines: [],
    name: 'StepError',
    message: 'step "a" exited with code 3',
  });
});

test('a failure holds up what comes after it, and no other branch', async () => {
  const { lines, error } = await run([
    step('bad', 'touch bad.txt; exit 1'),
    step('after-bad', 'echo never', { needs: ['bad'] }),
    step('slow', 'until [ -e bad.txt ]; do sleep 0.01; done', { timeoutMs: 10_000 }),
    step('after-slow', 'echo done', { needs: ['slow'] }),
    step('last', 'echo never', { needs: ['after-slow', 'after-bad'] }),
  ]);
  expect({ lines, message: error?.message }).toEqual({ lines: ['after-slow: done'], message: 'step "bad" exited with code 1' });
});

test('the env of a step reaches it, but not over what it is told', async () => {
  const { lines } = await run([step('a', 'echo "$STAGE $VOLNUX_JOB_ID"', { env: { STAGE: 'prod', VOLNUX_JOB_ID: 'other' } })]);
  expect(lines).toEqual(['a: prod nightly']);
});

test('a step that is going when another one fails may end', async () => {
  const { lines, error } = await run([
    step('slow', 'until [ -e failed.txt ]; do sleep 0.01; done; echo done', { timeoutMs: 10_000 }),
    step('bad', 'touch failed.txt; exit 1'),
  ]);
  expect({ lines, message: error?.message }).toEqual({ lines: ['slow: done'], message: 'step "bad" exited with code 1' });
});

test('a step over its time limit ends the run as a TimeoutError', async () => {
  const { error } = await run([step('a', 'sleep 60', { timeoutMs: 50 })]);
  expect([error?.name, error?.message]).toEqual(['TimeoutError', 'step "a" was ended at its timeout of 0.05s']);
});

test('aborting ends the running steps, starts no other one, and rejects with the reason', async () => {
  const abort = new AbortController();
  const reason = new Error('replaced');
  const steps = [step('a', 'echo started; sleep 60'), step('b', 'echo never', { needs: ['a'] })];
  const { lines, error } = await run(steps, abort.signal, () => abort.abort(reason));
  expect({ lines, error }).toEqual({ lines: ['a: started'], error: reason });
});

test('nothing starts when it was aborted before', async () => {
  const { lines, error } = await run([step('a', 'echo never')], AbortSignal.abort(new Error('shutdown')));
  expect({ lines, message: error?.message }).toEqual({ lines: [], message: 'shutdown' });
});

test('steps tell that they begin and, after their output, how they ended', async () => {
  const going = run(
    [step('good', 'echo one'), step('bad', 'exit 3', { needs: ['good'] }), step('never', 'true', { needs: ['bad'] })],
    undefined,
    (line) => steps.push(line),
  );
  await going;
  expect(steps).toEqual([
    'good#1 started',
    'one',
    'good#1 ended success 0 null',
    'bad#1 started',
    'bad#1 ended failure 3 exited with code 3',
  ]);
});

test.each<[string, string | Action, Partial<Step>, string]>([
  ['over its time limit', 'sleep 60', { timeoutMs: 50 }, 'timeout null was ended at its timeout of 0.05s'],
  ['ended by a signal', 'kill -TERM $$', {}, 'failure null was ended by SIGTERM'],
  ['that cannot start', { kind: 'argv', argv: ['./no-such-program'] }, {}, 'failure null could not start: '],
])('a step %s tells so', async (_, action, fields, end) => {
  await run([step('a', action, fields)]);
  expect(steps).toEqual(['a#1 started', expect.stringContaining(`a#1 ended ${end}`)]);
});

test('a step that is cancelled tells so', async () => {
  const abort = new AbortController();
  await run([step('a', 'echo on; sleep 60')], abort.signal, () => abort.abort(new Error('replaced')));
  expect(steps).toEqual(['a#1 started', 'a#1 ended cancelled null was cancelled']);
});

test('steps see who they are as VOLNUX_* variables, the fire time in the zone of the job', async () => {
  const { lines } = await run([step('a', 'env | grep ^VOLNUX_ | sort')]);
  expect(lines).toEqual([
    'a: VOLNUX_ATTEMPT=1',
    'a: VOLNUX_FIRE_DATE=2026-03-29',
    'a: VOLNUX_FIRE_TIME=2026-03-29T01:30:00+01:00',
    'a: VOLNUX_JOB_ID=nightly',
    'a: VOLNUX_PARAM_DRY=false',
    'a: VOLNUX_PARAM_FROM_DAY=',
    'a: VOLNUX_PARAM_MAX_ROWS=5',
    'a: VOLNUX_RUN_ID=r-1',
    'a: VOLNUX_STEP_ID=a',
  ]);
});

test('a module step gets its context', async () => {
  const path = join(directory, 'step.ts');
  await writeFile(
    path,
    `import { writeFileSync } from 'node:fs';
     interface Context { fireTime: number; jobId: string; with: { to: string }; log(line: string): void }
     export function save({ fireTime, jobId, with: { to }, log }: Context): void { writeFileSync(to, jobId + fireTime); log('saved'); }`,
  );
  const to = join(directory, 'saved.txt');
  const { lines, error } = await run([step('a', { kind: 'module', path, exportName: 'save', with: { to } })]);
  expect({ lines, error }).toEqual({ lines: ['a: saved'], error: null });
  expect(await readFile(to, 'utf8')).toBe(`nightly${Date.parse('2026-03-29T00:30:00Z')}`);
});

test('a module step gets the params as what they are', async () => {
  const path = join(directory, 'params.ts');
  await writeFile(path, `export default ({ params, log }) => log(JSON.stringify(params));`);
  const { lines } = await run([step('a', { kind: 'module', path, exportName: null, with: {} })]);
  expect(lines).toEqual(['a: {"max-rows":5,"dry":false,"from.day":null}']);
});

test('what a module throws is the error of the run, with its place', async () => {
  const path = join(directory, 'throws.ts');
  await writeFile(path, `export default () => { throw new RangeError('too many rows'); };`);
  const { error } = await run([step('a', { kind: 'module', path, exportName: null, with: {} })]);
  expect(error?.message).toBe('step "a" threw RangeError: too many rows (throws.ts:1:30)');
});
