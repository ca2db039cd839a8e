import { afterAll, expect, test } from 'vitest';
import type { CommandAction } from '../../src/executor/executor.ts';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { PROGRAMS, run } from './run-command.ts';

const executor = startExecutor();
afterAll(() => executor.close());

const argv = (...words: string[]): CommandAction => ({ kind: 'argv', argv: words });

test.each<[string, CommandAction, object, string]>([
  [
    'an unknown program',
    argv('no-such-program'),
    { env: { PATH: '/usr/bin:/bin' } },
    'cannot start "no-such-program": no such file on PATH (/usr/bin:/bin); install it, or give its full path',
  ],
  [
    'an unknown file',
    argv('./no-such-file'),
    {},
    `cannot start "./no-such-file": no such file; looked for ${PROGRAMS}/no-such-file`,
  ],
  [
    'a file that is not executable',
    argv('./forever.mjs'),
    {},
    `cannot start "./forever.mjs": permission denied (EACCES); it must be an executable file (chmod +x), and the directory ${PROGRAMS} accessible`,
  ],
  [
    'a missing working directory',
    argv('true'),
    { cwd: '/no/such/directory' },
    'cannot start "true": the working directory /no/such/directory does not exist; create it, or correct the directory',
  ],
  [
    'a working directory that is a file',
    argv('true'),
    { cwd: `${PROGRAMS}/forever.mjs` },
    `cannot start "true": the working directory ${PROGRAMS}/forever.mjs is not a directory`,
  ],
  [
    'arguments beyond what the system takes',
    argv('true', 'x'.repeat(4 * 2 ** 20)),
    {},
    'cannot start "true": its arguments and environment are too big for the system (E2BIG); pass the data on standard input or in a file',
  ],
])('says what to do about %s', async (_, action, more, message) => {
  expect((await run(executor, action, more)).exit).toEqual({ kind: 'failed-to-start', message });
});

test('says that a NUL cannot be part of an argument', async () => {
  const { exit } = await run(executor, argv('true', 'a\0b'));
  expect(exit).toMatchObject({ kind: 'failed-to-start', message: expect.stringContaining('without null bytes') });
});
