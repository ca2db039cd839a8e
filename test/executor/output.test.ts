import { afterAll, expect, test } from 'vitest';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { moduleAction, node, run, shell } from './run-command.ts';

const executor = startExecutor();
afterAll(() => executor.close());

test('hands over the lines of both streams, each in order', async () => {
  const { stdout, stderr } = await run(executor, shell('echo 1; echo a >&2; echo 2; echo b >&2; echo; echo 3'));
  expect({ stdout, stderr }).toEqual({ stdout: ['1', '2', '', '3'], stderr: ['a', 'b'] });
});

test('hands over a last line without a line end', async () => {
  expect((await run(executor, shell('printf "one\\ntwo"'))).stdout).toEqual(['one', 'two']);
});

test('drops the carriage return of a line end and keeps others', async () => {
  expect((await run(executor, shell('printf "10%%\\r20%%\\r\\nend\\r\\n"'))).stdout).toEqual(['10%\r20%', 'end']);
});

test('shows bytes that are not UTF-8 as replacement characters', async () => {
  expect((await run(executor, shell('printf "a\\377b\\n\\303\\244\\n"'))).stdout).toEqual(['a\ufffdb', 'ä']);
});

test('hands over megabytes of lines completely before the command ends', async () => {
  const count = 400_000;
  const { exit, stdout } = await run(executor, node('floods.mjs', String(count)));
  expect(exit).toEqual({ kind: 'exited', code: 0 });
  expect(stdout.length).toBe(count);
  expect(stdout.findIndex((line, index) => Number(line.slice(5)) !== index)).toBe(-1);
});

test('hands over a very long line in pieces', async () => {
  const { stdout } = await run(executor, shell('head -c 1000000 /dev/zero | tr "\\0" "x"; echo; echo end'));
  expect(stdout.at(-1)).toBe('end');
  expect(stdout.slice(0, -1).map((piece) => piece.length)).toEqual([...Array(15).fill(65_536), 1_000_000 - 15 * 65_536]);
});

test('hands over ten megabytes without a line end, whose characters lie across all borders', async () => {
  const script = `for (let written = 0; written < 10_000_000; written += 30_000) process.stdout.write('€'.repeat(10_000));
    process.stdout.write(Buffer.from([0xe2, 0x82, 0x0a, 0xff, 0x0a]));`;
  const { exit, stdout } = await run(executor, node('-e', script));
  expect(exit).toEqual({ kind: 'exited', code: 0 });
  expect(stdout.pop()).toBe('\ufffd');
  expect(stdout.join('') === `${'€'.repeat(334 * 10_000)}\ufffd`).toBe(true);
  expect(Math.max(...stdout.map((piece) => Buffer.byteLength(piece)))).toBeLessThanOrEqual(65_536);
});

test('hands over all that a module wrote before it returned', async () => {
  const { exit, stdout } = await run(executor, moduleAction('writes-much.ts'), { timeoutMs: 60_000 });
  expect(exit).toEqual({ kind: 'returned', value: undefined });
  expect(stdout.reduce((total, line) => total + line.length, 0)).toBe(1e8);
});
