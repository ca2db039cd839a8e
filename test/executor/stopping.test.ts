import { afterAll, expect, test } from 'vitest';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { isAlive } from './process-end.ts';
import { moduleAction, node, run, shell, watch } from './run-command.ts';

const executor = startExecutor();
afterAll(() => executor.close());

test('ends a command and its grandchild at the timeout', async () => {
  const { exit, stdout } = await run(executor, shell('exec sh ./grandchild.sh'), { timeoutMs: 500 });
  expect(exit).toEqual({ kind: 'timeout' });
  const pids = stdout.join().split(' ').map(Number);
  expect(pids).toHaveLength(2);
  expect(pids.filter(isAlive)).toEqual([]);
});

test('kills after the grace what ignores SIGTERM', async () => {
  const { exit, stdout } = await run(executor, shell('exec sh ./ignores-sigterm.sh'), { timeoutMs: 500, killGraceMs: 100 });
  expect(exit).toEqual({ kind: 'timeout' });
  expect(stdout.map(Number).filter(isAlive)).toEqual([]);
});

test('ends a command when it is cancelled, however often', async () => {
  const execution = watch(executor, node('forever.mjs'));
  const pid = Number(await execution.firstLine);
  execution.cancel();
  execution.cancel();
  expect(await execution.ended).toEqual({ kind: 'cancelled' });
  expect(isAlive(pid)).toBe(false);
  execution.cancel();
});

test('kills at once when it is to end now, also when it has been asked already', async () => {
  const asked = watch(executor, shell('exec sh ./ignores-sigterm.sh'), { killGraceMs: 2 ** 31 });
  const loop = watch(executor, moduleAction('loops-forever.ts'), { killGraceMs: 2 ** 31 });
  const pid = Number(await asked.firstLine);
  asked.cancel();
  asked.cancel({ now: true });
  loop.cancel({ now: true });
  expect(await Promise.all([asked.ended, loop.ended])).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
  expect(isAlive(pid)).toBe(false);
});

test('asks with the stop signal of the command', async () => {
  const execution = watch(executor, shell('trap "echo hup; exit" HUP; echo ready; sleep 1000 & wait'), { stopSignal: 'SIGHUP' });
  await execution.firstLine;
  execution.cancel();
  expect(await execution.ended).toEqual({ kind: 'cancelled' });
  expect(execution.stdout).toEqual(['ready', 'hup']);
});

test('keeps the first reason when it is killed in its grace', async () => {
  const step = watch(executor, shell('trap "echo asked" TERM; sleep 1000 & wait; sleep 1000'), {
    timeoutMs: 200,
    killGraceMs: 2 ** 31,
  });
  await step.firstLine;
  step.cancel({ now: true });
  expect(await step.ended).toEqual({ kind: 'timeout' });
});

test('leaves the grace to the whole group when the leader is gone at once', async () => {
  const execution = watch(executor, shell('exec sh ./tidies-up-behind-shell.sh'));
  await execution.firstLine;
  execution.cancel();
  expect(await execution.ended).toEqual({ kind: 'cancelled' });
  expect(execution.stdout).toEqual(['ready', 'tidied']);
});

test('keeps the exit of a command that ends before its timeout', async () => {
  expect((await run(executor, shell('exit 5'), { timeoutMs: 60_000 })).exit).toEqual({ kind: 'exited', code: 5 });
});

test('does not take a limit of months for none at all', async () => {
  expect((await run(executor, shell('sleep 0.05; exit 5'), { timeoutMs: 2 ** 33 })).exit).toEqual({ kind: 'exited', code: 5 });
});

test('aborts the signal of a module, which may then settle by itself', async () => {
  const execution = watch(executor, moduleAction('ends-when-asked.ts'));
  await execution.firstLine;
  execution.cancel();
  expect(await execution.ended).toEqual({ kind: 'cancelled' });
  expect(execution.stdout).toEqual(['ready', 'asked: AbortError']);
});

test('tells a module that it is its time that is over', async () => {
  const { exit, stdout } = await run(executor, moduleAction('ends-when-asked.ts'), { timeoutMs: 1000 });
  expect(exit).toEqual({ kind: 'timeout' });
  expect(stdout.at(-1)).toBe('asked: TimeoutError');
});

test('ends an endless loop of a module after the grace, and only that', async () => {
  const neighbour = watch(executor, moduleAction('ends-when-asked.ts'));
  const { exit } = await run(executor, moduleAction('loops-forever.ts'), { timeoutMs: 200, killGraceMs: 50 });
  expect(exit).toEqual({ kind: 'timeout' });
  await neighbour.firstLine;
  neighbour.cancel();
  expect(await neighbour.ended).toEqual({ kind: 'cancelled' });
});

test('does not wait past the time limit for what is left in the background and floods', async () => {
  const flood = shell('yes "$(head -c 60000 /dev/zero | tr "\\0" y)" & exit 5');
  const execution = watch(executor, flood, { timeoutMs: 500 }, () => block(20));
  expect(await execution.ended).toEqual({ kind: 'exited', code: 5 });
});

test.each([
  ['returns', null],
  ['exits', 'andExits'],
])('holds the time limit of a module that writes more than the runner takes, and %s', async (_, exportName) => {
  const limits = { timeoutMs: 500, killGraceMs: 100 };
  const execution = watch(executor, moduleAction('writes-much.ts', { exportName }), limits, () => block(20));
  expect(await execution.ended).toEqual({ kind: 'timeout' });
});

/** A runner that is busy with something else. */
function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
