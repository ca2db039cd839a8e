import { expect, test } from 'vitest';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { processEnd } from './process-end.ts';
import { moduleAction, run, shell, watch } from './run-command.ts';

const REQUESTS = 3;
const REPORTS = 4;

test.each([
  ['garbles', REPORTS],
  ['closes', REPORTS],
  ['closes', REQUESTS],
] as const)(
  'a module that %s descriptor %i of the executor process ends what runs there, and nothing later',
  async (damage, fd) => {
    const executor = startExecutor();
    const step = watch(executor, shell('echo $PPID; sleep 1000'));
    const lost = Number(await step.firstLine);
    const module = watch(executor, moduleAction('breaks-channels.ts', { context: { damage, fd } }));
    expect((await step.ended).kind).toBe('executor-lost');
    expect((await module.ended).kind).toBe('executor-lost');
    await processEnd(lost);
    expect((await run(executor, shell('exit 3'))).exit).toEqual({ kind: 'exited', code: 3 });
    await executor.close();
  },
);

test.each([REQUESTS, REPORTS])('who was given descriptor %i and outlives the executor process holds up no end', async (fd) => {
  const executor = startExecutor();
  const module = watch(executor, moduleAction('breaks-channels.ts', { context: { damage: 'gives away and crashes', fd } }));
  expect((await module.ended).kind).toBe('executor-lost');
  expect((await run(executor, shell('exit 3'))).exit).toEqual({ kind: 'exited', code: 3 });
  await executor.close();
});

test('no command of a step is given a channel of the executor process', async () => {
  const executor = startExecutor();
  const { stdout } = await run(executor, shell('for fd in 3 4; do readlink /proc/self/fd/$fd; done'));
  expect(stdout.filter((line) => line.startsWith('socket:'))).toEqual([]);
  await executor.close();
});
