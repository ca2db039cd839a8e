import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { isAlive, processEnd } from './process-end.ts';
import { moduleAction, PROGRAMS, run, shell, watch } from './run-command.ts';

test('runs a hundred commands at once', async () => {
  const executor = startExecutor();
  const codes = Array.from({ length: 100 }, (_, index) => index);
  const results = await Promise.all(codes.map((code) => run(executor, shell(`echo ${code}; exit ${code}`))));
  expect(results).toEqual(codes.map((code) => ({ exit: { kind: 'exited', code }, stdout: [String(code)], stderr: [] })));
  await executor.close();
});

test('ends every command, and then the executor process, when it is closed', async () => {
  const executor = startExecutor();
  const step = watch(executor, shell('trap "" TERM; echo $PPID $$; sleep 1000; sleep 1000'));
  const loop = watch(executor, moduleAction('loops-forever.ts'));
  const pids = (await step.firstLine).split(' ').map(Number);
  const closing = executor.close();
  expect(await step.ended).toEqual({ kind: 'cancelled' });
  expect(await loop.ended).toEqual({ kind: 'cancelled' });
  await closing;
  await executor.close();
  expect(pids.filter(isAlive)).toEqual([]);
});

test('closes before it has started anything, and starts nothing after', async () => {
  const executor = startExecutor();
  await executor.close();
  const { exit } = await run(executor, shell('exit 0'));
  expect(exit).toEqual({ kind: 'failed-to-start', message: 'the executor is closed: it starts nothing any more' });
});

test('ends running commands as lost when the executor process is killed, and starts the next one in a new process', async () => {
  const executor = startExecutor();
  const step = watch(executor, shell('echo $PPID $$; sleep 1000; sleep 1000'));
  const [lost = 0, leader = 0] = (await step.firstLine).split(' ').map(Number);
  process.kill(lost, 'SIGKILL');
  expect(await step.ended).toEqual({
    kind: 'executor-lost',
    message: 'the executor process was killed by SIGKILL while this command ran; what the command had started was killed',
  });
  await processEnd(leader);
  const { exit, stdout } = await run(executor, shell('echo $PPID'));
  expect(exit).toEqual({ kind: 'exited', code: 0 });
  expect(Number(stdout[0])).not.toBe(lost);
  await executor.close();
});

test.runIf(process.platform === 'linux')(
  'kills also what the executor process started and died before it could tell',
  async () => {
    const executor = startExecutor();
    const folder = await mkdtemp(join(tmpdir(), 'volnux-'));
    const flood = watch(executor, shell('exec yes'));
    await flood.firstLine;
    // Nobody reads the reports now: the next one does not get past the flood.
    pauseThread(200);
    const step = watch(executor, shell(`echo $$ > ${folder}/leader; kill -9 $PPID; sleep 1000`));
    pauseThread(500);
    expect((await step.ended).kind).toBe('executor-lost');
    await processEnd(Number(await readFile(`${folder}/leader`, 'utf8')));
    await executor.close();
    await rm(folder, { recursive: true });
  },
);

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves it to the runner what to do at %s', async (signal) => {
  const executor = startExecutor();
  const step = watch(executor, shell('echo $PPID; read line; echo done'));
  const pid = Number(await step.firstLine);
  process.kill(pid, signal);
  const { stdout } = await run(executor, shell('echo $PPID'));
  expect(Number(stdout[0])).toBe(pid);
  await executor.close();
});

test('ends the commands and the executor process when the runner is killed', async () => {
  const runner = spawn(process.execPath, [`${PROGRAMS}/drives-executor.ts`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(runner.stdout, 'data')) as [Buffer];
  const pids = String(line).split(' ').map(Number);
  expect(pids).toHaveLength(2);
  runner.kill('SIGKILL');
  await Promise.all(pids.map(processEnd));
});

function pauseThread(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
