import { tmpdir } from 'node:os';
import { afterAll, expect, test } from 'vitest';
import type { Action, Step } from '../../src/config/config.ts';
import { linesOf } from '../../src/executor/lines-of.ts';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { runPipeline } from '../../src/run/run-pipeline.ts';
import { PROGRAMS } from '../executor/run-command.ts';
import { testPipeline, testStep } from '../plan/step.ts';

const executor = startExecutor();
afterAll(() => executor.close());

/** What becomes of a run of one step: its lines, or why it failed. */
async function runStep(action: string | Action, fields: Partial<Step> = {}): Promise<readonly string[] | string> {
  const step = testStep('s', action, { cwd: tmpdir(), ...fields });
  const run = { jobId: 'j', runId: 'r', fireTime: 0, timezone: 'UTC', params: {} };
  const lines: string[] = [];
  const { signal } = new AbortController();
  const ran = runPipeline(testPipeline('p', [step]), run, {
    executor,
    signal,
    onOutput: ({ text }) => lines.push(...linesOf(text)),
  });
  return ran.then(
    () => lines,
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

test('exit codes of success are those of the step', async () => {
  const successCodes = [0, 24];
  expect(await runStep('echo partly; exit 24', { successCodes })).toEqual(['partly']);
  expect(await runStep('exit 23', { successCodes })).toBe('StepError: step "s" exited with code 23');
  expect(await runStep('exit 0', { successCodes: [24] })).toBe(
    'StepError: step "s" exited with code 0, which success_codes (24) does not have',
  );
});

test('output that the step may not write fails it, unless its exit code does', async () => {
  const failOn = { stderr: true, pattern: null };
  const said = 'StepError: step "s" wrote to standard error, and fail_on.stderr is set';
  expect(await runStep('echo oh >&2', { failOn })).toBe(said);
  expect(await runStep('echo oh >&2; exit 24', { failOn, successCodes: [24] })).toBe(said);
  expect(await runStep('echo oh >&2; exit 3', { failOn })).toBe('StepError: step "s" exited with code 3');
});

test('the command gets the standard input and the shell of the step', async () => {
  expect(await runStep('cat', { stdin: 'one\ntwo' })).toEqual(['one', 'two']);
  expect(await runStep('console.log(6 * 7)', { shell: [process.execPath, '-e'] })).toEqual(['42']);
});

test('a module runs where the step says', async () => {
  const action = { kind: 'module', path: `${PROGRAMS}/crashes-process.ts`, exportName: null, with: {} } as const;
  expect(await runStep(action, { isolation: 'process' })).toBe('StepError: step "s" was ended by SIGSEGV');
});

test('what a module holds is there at the next run of the same step, and nowhere else', async () => {
  const call = (fields: Partial<Step> = {}, argument = {}): Promise<readonly string[] | string> =>
    runStep({ kind: 'module', path: `${PROGRAMS}/counts-calls.ts`, exportName: 'logged', with: argument }, fields);
  expect(await call()).toEqual(['1']);
  expect(await call()).toEqual(['2']);
  expect(await call({ id: 'other' })).toEqual(['1']);
  expect(await call({}, { fast: true })).toEqual(['1']);
  expect(await call({ isolation: 'process' })).toEqual(['1']);
  expect(await call()).toEqual(['3']);
});

test('a run whose executor process dies is interrupted', async () => {
  expect(await runStep('kill -9 $PPID; sleep 1000')).toMatch(
    /^InterruptedError: step "s" was lost: the executor process was killed by SIGKILL while this command ran/,
  );
  expect(await runStep('echo again')).toEqual(['again']);
});
