import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { startExecutor } from '../../../src/executor/start-executor.ts';
import { isAlive, processEnd } from '../process-end.ts';
import { moduleAction, PROGRAMS, run, shell, watch } from '../run-command.ts';

const executor = startExecutor();
afterAll(() => executor.close());

const spawns = (exportName: string) => moduleAction('spawns.ts', { exportName });
const pidsIn = (lines: string[]): number[] => lines.join(' ').split(' ').map(Number);

// Which thread started a process is told by Linux only.
const isTold = process.platform === 'linux';

test.runIf(isTold)('ends what a module that returned has left running, and leaves no zombie', async () => {
  const { exit, stdout } = await run(executor, spawns('andReturns'));
  expect(exit).toEqual({ kind: 'returned', value: 'done' });
  const pids = pidsIn(stdout);
  expect(pids).toHaveLength(2);
  await Promise.all(pids.map(processEnd));
  expect(readdirSync('/proc')).not.toContain(String(pids[0]));
});

test.runIf(isTold).each(['andWaits', 'andKeepsAlive'])('ends what a module started at the timeout: %s', async (exportName) => {
  // Several, as they are to be caught in the middle of starting others.
  const limits = { timeoutMs: 3_000, killGraceMs: 50 };
  const ended = await Promise.all(Array.from({ length: 8 }, () => run(executor, spawns(exportName), limits)));
  for (const { exit, stdout } of ended) {
    expect(exit).toEqual({ kind: 'timeout' });
    expect(pidsIn(stdout).length).toBeGreaterThanOrEqual(2);
  }
  await Promise.all(ended.flatMap(({ stdout }) => pidsIn(stdout)).map(processEnd));
});

test.runIf(isTold)('holds the time limit of a module that waits for a program without leaving its thread', async () => {
  expect((await run(executor, spawns('andBlocks'), { timeoutMs: 300, killGraceMs: 50 })).exit).toEqual({ kind: 'timeout' });
});

test.runIf(isTold)('leaves alone what other modules have started, and what was detached to outlive its step', async () => {
  const neighbour = watch(executor, spawns('andWaits'));
  const theirs = pidsIn([await neighbour.firstLine]);
  const { stdout } = await run(executor, spawns('detached'));
  await run(executor, spawns('andReturns'));
  const survivors = [...theirs, ...pidsIn(stdout)];
  expect(survivors.filter(isAlive)).toEqual(survivors);
  process.kill(pidsIn(stdout)[0] ?? 0, 'SIGKILL');
  neighbour.cancel({ now: true });
  await neighbour.ended;
  await Promise.all(theirs.map(processEnd));
});

test('ends what modules have started when the runner is killed', async () => {
  const runner = spawn(process.execPath, [`${PROGRAMS}/drives-module.ts`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(runner.stdout, 'data')) as [Buffer];
  const pids = String(line).split(' ').map(Number);
  expect(pids).toHaveLength(3);
  runner.kill('SIGKILL');
  await Promise.all(pids.map(processEnd));
});

test('ends what modules have started when the executor process is killed', async () => {
  const doomed = startExecutor();
  const { stdout } = await run(doomed, shell('echo $PPID'));
  const module = watch(doomed, spawns('andWaits'));
  const pids = pidsIn([await module.firstLine]);
  process.kill(Number(stdout[0]), 'SIGKILL');
  expect(await module.ended).toMatchObject({ kind: 'executor-lost' });
  await Promise.all(pids.map(processEnd));
  await doomed.close();
});
