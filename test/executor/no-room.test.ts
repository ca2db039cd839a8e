import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { Exit } from '../../src/executor/executor.ts';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { moduleAction, run, shell, watch } from './run-command.ts';

const executor = startExecutor();
afterAll(() => executor.close());

const TOO_MANY = /^cannot start .*: too many open files \(EMFILE\); run fewer at once, or raise the limit \(ulimit -n\)$/;

// The limits of another process can be set on Linux only.
test.runIf(process.platform === 'linux')(
  'who finds no file left says so; what runs goes on, and when there is room again all start, and nothing was kept open',
  async () => {
    const pid = (await run(executor, shell('echo $PPID'))).stdout[0] ?? '';
    const going = watch(executor, shell('echo started; read _; echo done'), { stdin: 'go\n' });
    await going.firstLine;
    await run(executor, moduleAction('only-run.ts'));
    const openFiles = (): number => readdirSync(`/proc/${pid}/fd`).length;
    const before = openFiles();
    const others = [shell('true'), moduleAction('only-run.ts'), moduleAction('only-run.ts', { isolation: 'process' })];
    const failures: unknown[] = [];
    // At each number of files that are left a start fails in another place.
    for (let left = 0; left < 12; left++) {
      limitFiles(pid, before + left);
      for (const action of others) {
        const { exit } = await run(executor, action);
        expect(exit).toSatisfy(isAsItShould);
        failures.push(exit.kind === 'failed-to-start');
      }
    }
    expect(failures.filter(Boolean).length).toBeGreaterThan(others.length);
    limitFiles(pid, 4096);
    for (const action of others) expect((await run(executor, action)).exit.kind).not.toBe('failed-to-start');
    expect((await run(executor, shell('echo $PPID'))).stdout).toEqual([pid]);
    // What Node itself forgets in the first failure: a start never gets so far again.
    expect(openFiles()).toBeLessThan(before + 4);
    expect(await going.ended).toEqual({ kind: 'exited', code: 0 });
  },
);

/** It went well, or says what was wanting. */
function isAsItShould(exit: Exit): boolean {
  if (exit.kind === 'failed-to-start') return TOO_MANY.test(exit.message);
  // A thread had begun, and did not find its module.
  if (exit.kind === 'threw') return exit.message.includes('too many open files');
  return exit.kind === 'exited' ? exit.code === 0 : exit.kind === 'returned' && exit.value === 'run';
}

function limitFiles(pid: string, count: number): void {
  execFileSync('prlimit', ['--pid', pid, `--nofile=${count}:`]);
}
