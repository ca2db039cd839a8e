import { afterAll, expect, test } from 'vitest';
import { OutputCheck } from '../../src/executor/output-check.ts';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { moduleAction, run, shell } from './run-command.ts';

const executor = startExecutor();
afterAll(() => executor.close());

test('a command that exits well and writes what it may not has failed', async () => {
  const script = shell('echo fine; echo "ERROR: 3 rows lost"; echo "on stderr" >&2');
  const exitWith = async (failOn: { stderr: boolean; pattern: string | null }): Promise<unknown> =>
    (await run(executor, script, { failOn })).exit;
  expect(await exitWith({ stderr: false, pattern: null })).toEqual({ kind: 'exited', code: 0 });
  expect(await exitWith({ stderr: false, pattern: '^ERROR' })).toEqual({
    kind: 'failed-check',
    code: 0,
    message: 'wrote what fail_on.pattern matches: line 2 of its stdout',
  });
  expect(await exitWith({ stderr: true, pattern: null })).toMatchObject({
    message: 'wrote to standard error, and fail_on.stderr is set',
  });
});

test('a module is held to it as well; what fails by itself says that', async () => {
  const failOn = { stderr: true, pattern: null };
  const { exit } = await run(executor, moduleAction('logs.ts'), { failOn });
  expect(exit).toMatchObject({ kind: 'failed-check', code: null });
  const { exit: killed } = await run(executor, shell('echo oh >&2; kill -9 $$'), { failOn });
  expect(killed).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
});

test('counts the lines of each stream, and looks at each line by itself', () => {
  const check = new OutputCheck({ stderr: false, pattern: '^b.c$' });
  check.look('stdout', 'a\nb\nc\n');
  check.look('stderr', 'b\n');
  expect(check.fault).toBeNull();
  check.look('stdout', 'x\nbäc\n');
  expect(check.fault).toBe('wrote what fail_on.pattern matches: line 5 of its stdout');
});

test('gives up a pattern that would take years', () => {
  const check = new OutputCheck({ stderr: false, pattern: '^(a+)+$' });
  check.look('stdout', `${'a'.repeat(60)}!\n`);
  expect(check.fault).toMatch(/cannot be tried on within 1s: make the pattern simpler/);
});
