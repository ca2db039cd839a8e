import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { isAlive } from './process-end.ts';
import { node, PROGRAMS, run, shell } from './run-command.ts';

const executor = startExecutor();
/** What a command is found by when the executor process died before it told of it. */
const MARK = '_VOLNUX_EXECUTION';
/** What a shell sets by itself. */
const SHELL_OWN = ['PWD', 'OLDPWD', 'SHLVL', '_'];
afterAll(() => executor.close());

test('tells the exit code of a program', async () => {
  expect((await run(executor, node('exits-with.mjs', '7'))).exit).toEqual({ kind: 'exited', code: 7 });
  expect((await run(executor, shell('exit 0'))).exit).toEqual({ kind: 'exited', code: 0 });
});

test('tells the signal that ended a program', async () => {
  expect((await run(executor, shell('kill -KILL $$'))).exit).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
});

test('hands over an argv list as it is, without a shell', async () => {
  const { stdout } = await run(executor, node('tells-surroundings.mjs', '$HOME', 'a b', '*', ''));
  expect(JSON.parse(stdout.join())).toMatchObject({ args: ['$HOME', 'a b', '*', ''] });
});

test('runs a script with /bin/sh', async () => {
  expect((await run(executor, shell('for n in 1 2; do echo "n=$n"; done'))).stdout).toEqual(['n=1', 'n=2']);
});

test('runs a script with the shell that is named, and one without a shell in it says so', async () => {
  const script = shell('echo "${0##*/} $BASH_VERSION" | grep -c "^bash [0-9]"');
  expect((await run(executor, script, { shell: ['bash', '-euo', 'pipefail', '-c'] })).stdout).toEqual(['1']);
  expect((await run(executor, shell('exit 3 | true'), { shell: ['bash', '-o', 'pipefail', '-c'] })).exit).toMatchObject({
    code: 3,
  });
  expect((await run(executor, script, { shell: ['no-such-shell', '-c'] })).exit).toEqual({
    kind: 'failed-to-start',
    message: expect.stringContaining('cannot start "no-such-shell": no such file on PATH'),
  });
});

test('does not let bash take a command with standard input for a remote login', async () => {
  const home = await mkdtemp(join(tmpdir(), 'volnux-home-'));
  await writeFile(join(home, '.bashrc'), 'echo from bashrc\n');
  const more = { env: { HOME: home, SHLVL: '0' }, shell: ['bash', '-c'], stdin: 'input' };
  expect((await run(executor, shell('cat'), more)).stdout).toEqual(['input']);
  await rm(home, { recursive: true });
});

test('sets the environment over its own, the working directory and standard input', async () => {
  const { stdout } = await run(executor, node('tells-surroundings.mjs'), { env: { COLOUR: 'red' }, stdin: 'first\nsecond' });
  expect(JSON.parse(stdout.join())).toEqual({ args: [], COLOUR: 'red', hasHome: true, cwd: PROGRAMS, stdin: 'first\nsecond' });
});

test('hands on of its own environment what is named, by itself or by its beginning, and what is set', async () => {
  const names = async (passEnv: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await run(executor, shell('env'), { env: { COLOUR: 'red' }, passEnv });
    return stdout.map((line) => line.replace(/=.*/, '')).filter((name) => !SHELL_OWN.includes(name));
  };
  expect((await names([])).toSorted()).toEqual(['COLOUR', MARK]);
  expect((await names(['HOM', 'PATH', 'HOM*'])).toSorted()).toEqual(['COLOUR', 'HOME', 'PATH', MARK]);
  expect(await names(['*'])).toEqual(expect.arrayContaining(['COLOUR', 'HOME', 'PATH']));
});

test('gives a program without stdin an empty one', async () => {
  expect(await run(executor, shell('cat'))).toMatchObject({ exit: { kind: 'exited', code: 0 }, stdout: [] });
});

test('does not mind a program that leaves a big standard input unread', async () => {
  expect((await run(executor, shell('exit 4'), { stdin: 'x'.repeat(2 ** 20) })).exit).toEqual({ kind: 'exited', code: 4 });
});

test('ends what a successful command left in the background', async () => {
  const { exit, stdout } = await run(executor, shell('sh ./leaves-grandchild.sh; sleep 1000 >/dev/null 2>&1 & echo $!'));
  expect(exit).toEqual({ kind: 'exited', code: 0 });
  expect(stdout).toHaveLength(2);
  expect(stdout.map(Number).filter(isAlive)).toEqual([]);
});

test('lets a background process finish what it writes', async () => {
  const { stdout } = await run(executor, shell('(sleep 0.1; echo late) & echo early'));
  expect(stdout).toEqual(['early', 'late']);
});

test('does not wait for a process that left the group and keeps the output open', async () => {
  const { exit, stdout } = await run(executor, shell('setsid sleep 1000 & echo $!'));
  expect(exit).toEqual({ kind: 'exited', code: 0 });
  process.kill(Number(stdout[0]), 'SIGKILL');
});
