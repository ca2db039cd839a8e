import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { processEnd } from './process-end.ts';
import { node, run, shell, watch } from './run-command.ts';

const executor = startExecutor();
afterAll(() => executor.close());

/** Holds up this process, as a runner that has other work. */
function dawdle(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
}

test('of two floods all lines come, each in order, and before their ends', async () => {
  const count = 100_000;
  const floods = await Promise.all([1, 2].map(() => run(executor, node('floods.mjs', String(count)))));
  for (const { exit, stdout } of floods) {
    expect(exit).toEqual({ kind: 'exited', code: 0 });
    expect(stdout.length).toBe(count);
    expect(stdout.findIndex((line, index) => Number(line.slice(5)) !== index)).toBe(-1);
  }
});

test('a runner that is slower than two floods has them wait, in bounded memory, and hears of other commands meanwhile', async () => {
  let lines = 0;
  const seen = (): void => {
    if (lines++ % 1000 === 0) dawdle();
  };
  const floods = [1, 2].map(() => watch(executor, shell('exec yes 0123456789'), {}, seen));
  await Promise.all(floods.map(({ firstLine }) => firstLine));
  for (let round = 0; round < 5; round++) {
    const { exit, stdout } = await run(executor, shell('echo a; echo b; echo $PPID'));
    expect(exit).toEqual({ kind: 'exited', code: 0 });
    expect(stdout.slice(0, 2)).toEqual(['a', 'b']);
    expect(residentMebibytes(Number(stdout[2]))).toBeLessThan(250);
    for (const { stdout } of floods) stdout.length = 0;
  }
  for (const flood of floods) flood.cancel({ now: true });
  for (const { ended } of floods) expect(await ended).toEqual({ kind: 'cancelled' });
});

test('an executor process that is killed in the middle of a flood leaves whole lines behind, and nothing else', async () => {
  const doomed = startExecutor();
  const pids = watch(doomed, shell('setsid sleep 1000 & echo $PPID $!; wait'));
  const [lost = 0, survivor = 0] = (await pids.firstLine).split(' ').map(Number);
  const floods = [1, 2].map(() => watch(doomed, shell('exec yes "0123456789 ä"')));
  await Promise.all(floods.map(({ firstLine }) => firstLine));
  dawdle();
  process.kill(lost, 'SIGKILL');
  for (const { ended, stdout } of floods) {
    expect((await ended).kind).toBe('executor-lost');
    expect(new Set(stdout)).toEqual(new Set(['0123456789 ä']));
  }
  // What it had left its group with holds nothing that the end is waited for with.
  process.kill(survivor, 'SIGKILL');
  await processEnd(survivor);
  await doomed.close();
});

/** 0 where it cannot be told. */
function residentMebibytes(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) / 1024;
}
