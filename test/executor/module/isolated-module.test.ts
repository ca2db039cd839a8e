import { afterAll, expect, test } from 'vitest';
import type { CommandAction } from '../../../src/executor/executor.ts';
import { startExecutor } from '../../../src/executor/start-executor.ts';
import { isAlive } from '../process-end.ts';
import { moduleAction, PROGRAMS, run, shell, watch } from '../run-command.ts';

const executor = startExecutor();
afterAll(() => executor.close());

const isolated = (file: string, exportName: string | null = null): CommandAction =>
  moduleAction(file, { exportName, isolation: 'process', context: { with: { fast: true } } });

test('runs in a process of its own, in the working directory and environment of the command', async () => {
  const { exit, stdout, stderr } = await run(executor, isolated('tells-process.ts'), { cwd: '/', env: { COLOUR: 'red' } });
  const { stdout: own } = await run(executor, shell('echo $PPID'));
  expect(exit).toEqual({ kind: 'returned', value: { pid: expect.any(Number), cwd: '/', colour: 'red', with: { fast: true } } });
  expect(exit).not.toMatchObject({ value: { pid: Number(own[0]) } });
  expect({ stdout, stderr }).toEqual({ stdout: ['by log'], stderr: ['to stderr'] });
});

test('hands over dates and sets, and sees what was thrown with its stack', async () => {
  expect((await run(executor, isolated('returns.ts'))).exit).toEqual({
    kind: 'returned',
    value: { rows: 3, at: new Date(0), tags: new Set(['a']) },
  });
  const { exit } = await run(executor, isolated('throws.ts'));
  expect(exit).toMatchObject({
    kind: 'threw',
    name: 'RangeError',
    stack: expect.stringContaining('[cause]: Error: the root of it'),
  });
});

test.each([
  ['an unhandled rejection', 'rejects-unhandled.ts', null, { kind: 'threw', name: 'Error', message: 'nobody listens' }],
  ['process.exit', 'exits.ts', null, { kind: 'threw', name: 'ProcessExit' }],
  ['a promise that can never settle', 'never-settles.ts', null, { kind: 'threw', name: 'NeverSettled' }],
  ['a crash', 'crashes-process.ts', null, { kind: 'signalled', signal: 'SIGSEGV' }],
  ['a closed channel', 'lies.ts', 'disconnects', { kind: 'threw', name: 'ProcessExit' }],
  ['a missing file', 'not-there.ts', null, { kind: 'failed-to-start', message: expect.stringContaining('no such file') }],
])('ends the command alone at %s', async (_, file, exportName, told) => {
  expect((await run(executor, isolated(file, exportName))).exit).toMatchObject(told);
});

test('ends a module that uses up its memory, and only that', async () => {
  const env = { NODE_OPTIONS: '--max-old-space-size=40' };
  expect((await run(executor, isolated('uses-all-memory.ts'), { env })).exit).toEqual({ kind: 'signalled', signal: 'SIGABRT' });
});

test('takes no message of the module for its own', async () => {
  expect((await run(executor, isolated('lies.ts'))).exit).toEqual({ kind: 'returned', value: 'the truth' });
});

test('aborts the signal of the module, which may then settle by itself', async () => {
  const execution = watch(executor, isolated('ends-when-asked.ts'));
  await execution.firstLine;
  execution.cancel();
  expect(await execution.ended).toEqual({ kind: 'cancelled' });
  expect(execution.stdout).toEqual(['ready', 'asked: AbortError']);
});

test.each([
  ['sends SIGTERM, too, which alone does not end it', null, ['ready', 'heard both']],
  ['sends SIGTERM to the programs of the module', 'waits', ['ready', 'tidied up', 'it has ended']],
])('%s', async (_, exportName, stdout) => {
  const execution = watch(executor, isolated('hears-sigterm.ts', exportName));
  await execution.firstLine;
  execution.cancel();
  expect(await execution.ended).toEqual({ kind: 'cancelled' });
  expect(execution.stdout).toEqual(stdout);
});

test('ends an endless loop after the grace', async () => {
  const { exit } = await run(executor, isolated('loops-forever.ts'), { timeoutMs: 500, killGraceMs: 50 });
  expect(exit).toEqual({ kind: 'timeout' });
});

test('ends what the module has started with it', async () => {
  const { exit, stdout } = await run(executor, isolated('spawns.ts', 'andReturns'));
  expect(exit).toEqual({ kind: 'returned', value: 'done' });
  const pids = stdout.join().split(' ').map(Number);
  expect(pids).toHaveLength(2);
  expect(pids.filter(isAlive)).toEqual([]);
});

test('says what is wrong with its working directory', async () => {
  const { exit } = await run(executor, isolated('returns.ts'), { cwd: `${PROGRAMS}/nowhere` });
  expect(exit).toEqual({
    kind: 'failed-to-start',
    message: expect.stringContaining(`the working directory ${PROGRAMS}/nowhere does not exist`),
  });
});
