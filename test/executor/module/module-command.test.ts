import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { describeFailure } from '../../../src/executor/describe-exit.ts';
import { startExecutor } from '../../../src/executor/start-executor.ts';
import { moduleAction, PROGRAMS, run } from '../run-command.ts';

const executor = startExecutor();
afterAll(() => executor.close());

test('returns the value of a TypeScript default export, dates and sets included', async () => {
  const { exit } = await run(executor, moduleAction('returns.ts'));
  expect(exit).toEqual({ kind: 'returned', value: { rows: 3, at: new Date(0), tags: new Set(['a']) } });
});

test('calls a named export, one named run, and the run method of an object', async () => {
  const call = async (file: string, exportName: string | null) => (await run(executor, moduleAction(file, { exportName }))).exit;
  expect(await call('returns.ts', 'named')).toEqual({ kind: 'returned', value: 'named' });
  expect(await call('only-run.ts', null)).toEqual({ kind: 'returned', value: 'run' });
  expect(await call('returns.ts', 'withRun')).toEqual({ kind: 'returned', value: 42 });
});

test('calls it with the arguments and then the context, in the environment of the command', async () => {
  const action = moduleAction('takes-arguments.ts', { args: [{ name: 'job_error' }], context: { with: { team: 'data' } } });
  const value = { event: { name: 'job_error' }, with: { team: 'data' }, isAborted: false, log: 'function', colour: 'red' };
  for (const [passEnv, hasHome] of [
    [['*'], true],
    [[], false],
  ] as const) {
    const { exit } = await run(executor, action, { env: { COLOUR: 'red' }, passEnv });
    expect(exit).toEqual({ kind: 'returned', value: { ...value, hasHome } });
  }
});

test('hands over what it logs and prints as lines', async () => {
  const { stdout, stderr } = await run(executor, moduleAction('logs.ts'));
  expect({ stdout, stderr }).toEqual({ stdout: ['by log', 'by console', 'no line end'], stderr: ['to stderr'] });
});

test.each(['thread', 'process'] as const)('logs any value on a line of its own, in a %s', async (isolation) => {
  const lines = ['{ rows: 3 }', 'half a line', 'the next', 'and one', 'undefined', 'left open'];
  for (let call = 0; call < 2; call++)
    expect((await run(executor, moduleAction('logs.ts', { exportName: 'objects', isolation }))).stdout).toEqual(lines);
});

test('sees the edit of a module at its next run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'volnux-'));
  const path = join(folder, 'edited.ts');
  await writeFile(path, 'export default (): number => 1;');
  const first = await run(executor, moduleAction('', { path }));
  await writeFile(path, 'export default (): number => 2;');
  const second = await run(executor, moduleAction('', { path }));
  await rm(folder, { recursive: true });
  expect([first, second]).toEqual([
    { exit: { kind: 'returned', value: 1 }, stdout: [], stderr: [] },
    { exit: { kind: 'returned', value: 2 }, stdout: [], stderr: [] },
  ]);
});

test.each(['thread', 'process'] as const)(
  'sees the edit of what a module imports at its next run, in a %s',
  async (isolation) => {
    const folder = await mkdtemp(join(tmpdir(), 'volnux-'));
    const path = join(folder, 'importing.ts');
    await writeFile(path, "import { part } from './part.ts';\nexport default (): number => part;");
    const values: unknown[] = [];
    for (const part of [1, 2]) {
      await writeFile(join(folder, 'part.ts'), `export const part: number = ${part};`);
      values.push((await run(executor, moduleAction('', { path, isolation }))).exit);
    }
    await rm(folder, { recursive: true });
    expect(values).toEqual([
      { kind: 'returned', value: 1 },
      { kind: 'returned', value: 2 },
    ]);
  },
);

test('settles with the function, whatever timers are left', async () => {
  expect((await run(executor, moduleAction('leaves-timer.ts'))).exit).toEqual({ kind: 'returned', value: 'done' });
});

test.each(['thread', 'process'] as const)('writes the stack with its causes to standard error, in a %s', async (isolation) => {
  const { stderr } = await run(executor, moduleAction('throws.ts', { isolation }));
  expect(stderr).toEqual([
    'RangeError: rows must be positive',
    expect.stringMatching(/^ {4}at .*throws\.ts:2:9\) \{$/),
    '  [cause]: Error: the root of it',
    expect.stringMatching(/^ {6}at .*throws\.ts:2:/),
    '}',
  ]);
});

test('begins the stack on a line of its own', async () => {
  const { stderr } = await run(executor, moduleAction('throws.ts', { exportName: 'throwsInLine' }));
  expect(stderr).toEqual([
    'half a line',
    'Error: after it',
    expect.stringMatching(/^ {4}at throwsInLine .*throws\.ts:\d+:\d+\)$/),
  ]);
});

test('writes no stack of what has none', async () => {
  for (const [file, exportName] of [
    ['throws.ts', 'throwsText'],
    ['exits.ts', null],
    ['never-settles.ts', null],
  ] as const)
    expect((await run(executor, moduleAction(file, { exportName }))).stderr).toEqual([]);
});

test('says where a mistake in the syntax is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'volnux-'));
  const path = join(folder, 'no-syntax.ts');
  await writeFile(path, 'export default (): number => {\n  return ;;);\n};');
  const { exit } = await run(executor, moduleAction('', { path }));
  await rm(folder, { recursive: true });
  expect(describeFailure(exit, null)).toBe('threw SyntaxError: Expression expected (no-syntax.ts:2)');
});

test('tells what was thrown, with the stack and its causes', async () => {
  const { exit } = await run(executor, moduleAction('throws.ts'));
  expect(describeFailure(exit, null)).toBe('threw RangeError: rows must be positive (throws.ts:2:9)');
  expect(exit).toMatchObject({ kind: 'threw', name: 'RangeError', message: 'rows must be positive' });
  expect(exit).toMatchObject({
    stack: expect.stringMatching(/^RangeError: rows[^]*throws\.ts:2[^]*\[cause\]: Error: the root of it/),
  });
});

test.each([
  ['a thrown text', 'throws.ts', 'throwsText', 'Error', "'only text'"],
  ['an error at import', 'throws-at-import.ts', null, 'TypeError', 'at import'],
  ['an unhandled rejection', 'rejects-unhandled.ts', null, 'Error', 'nobody listens'],
  ['process.exit', 'exits.ts', null, 'ProcessExit', 'the module called process.exit(3) before its function had returned'],
  ['a promise that can never settle', 'never-settles.ts', null, 'NeverSettled', expect.stringContaining('never settles')],
  ['a returned function', 'returns-function.ts', null, 'UncloneableValue', expect.stringContaining('Return plain data')],
  ['a returned value of megabytes', 'returns-too-much.ts', null, 'ValueTooBig', expect.stringContaining('returned 18 MiB')],
  ['a missing import of the module', 'imports-missing.ts', null, 'Error', expect.stringContaining('not-there.ts')],
])('ends the command alone at %s', async (_, file, exportName, name, message) => {
  const { exit } = await run(executor, moduleAction(file, { exportName }));
  expect(exit).toMatchObject({ kind: 'threw', name, message });
});

test.each([
  ['a value that cannot be read back', 'compiledModule', []],
  ['a value nested too deep to be sent', 'deeplyNested', [30_000]],
  ['a value nested too deep for the runner alone', 'deeplyNested', [7_000]],
])('says what is wrong with %s, and goes on', async (_, exportName, args) => {
  const { exit } = await run(executor, moduleAction('returns-uncloneable.ts', { exportName, args }));
  expect(exit).toMatchObject({ kind: 'threw', name: 'UncloneableValue', message: expect.stringContaining('Return plain data') });
  expect((await run(executor, moduleAction('only-run.ts'))).exit).toEqual({ kind: 'returned', value: 'run' });
});

test('takes no message of the module for its own', async () => {
  const { exit } = await run(executor, moduleAction('posts-messages.ts'));
  expect(exit).toEqual({ kind: 'returned', value: 'own words; given: ' });
});

test('hears from a module that closes the port of its thread', async () => {
  const { exit } = await run(executor, moduleAction('posts-messages.ts', { exportName: 'closesPort' }));
  expect(exit).toEqual({ kind: 'returned', value: 'port closed' });
});

test.each([
  ['a symbol as name', 'symbolName', { name: 'Symbol(odd)', message: 'named by a symbol' }],
  ['a message that throws', 'throwingMessage', { name: 'RangeError', message: '(cannot be shown)' }],
  ['a message of megabytes', 'hugeMessage', { name: 'RangeError', message: expect.stringMatching(/^begins .* cut .* ends$/s) }],
])('tells of an error with %s', async (_, exportName, told) => {
  expect((await run(executor, moduleAction('throws-badly.ts', { exportName }))).exit).toMatchObject({ kind: 'threw', ...told });
});

test.each(['thread', 'process'] as const)(
  'says that the function was not called when loading never ends, in a %s',
  async (isolation) => {
    const failureOf = async (file: string): Promise<string | null> =>
      describeFailure((await run(executor, moduleAction(file, { isolation }))).exit, null);
    expect(await failureOf('exits-at-import.ts')).toBe(
      'threw ProcessExit: the module called process.exit(4) while it was loaded, and its function was not called',
    );
    expect(await failureOf('never-loaded.ts')).toMatch(
      /^threw NeverSettled: the module is never loaded, and its function was not called/,
    );
    expect(await failureOf('exits.ts')).toContain('before its function had returned');
    expect(await failureOf('never-settles.ts')).toContain('it has not returned');
  },
);

test('keeps what was printed before process.exit', async () => {
  expect((await run(executor, moduleAction('exits.ts'))).stdout).toEqual(['last words']);
});

test('ends a module that uses up the memory of its thread, and only that', async () => {
  vi.stubEnv('NODE_OPTIONS', '--max-old-space-size=40');
  const small = startExecutor();
  const first = run(small, moduleAction('uses-all-memory.ts'));
  vi.unstubAllEnvs();
  expect((await first).exit).toMatchObject({ kind: 'threw', name: 'OutOfMemory' });
  expect((await run(small, moduleAction('only-run.ts'))).exit).toEqual({ kind: 'returned', value: 'run' });
  await small.close();
});

test.each([
  ['a missing file', 'not-there.ts', null, `cannot load module "${PROGRAMS}/not-there.ts": no such file`],
  [
    'a missing export',
    'returns.ts',
    'nope',
    `module "${PROGRAMS}/returns.ts" exports no function named "nope"; it exports: default, named, notCallable, withRun`,
  ],
  [
    'a module that exports nothing',
    'exports-nothing.ts',
    null,
    `module "${PROGRAMS}/exports-nothing.ts" exports neither a default function nor one named "run"; it exports: nothing`,
  ],
  [
    'an export that is no function',
    'returns.ts',
    'notCallable',
    `module "${PROGRAMS}/returns.ts" exports no function named "notCallable" ("notCallable" is a number); it exports: default, named, notCallable, withRun`,
  ],
])('says what is wrong with %s', async (_, file, exportName, message) => {
  expect((await run(executor, moduleAction(file, { exportName }))).exit).toEqual({ kind: 'failed-to-start', message });
});

test('says that a context with functions cannot be handed over', async () => {
  const { exit } = await run(executor, moduleAction('returns.ts', { context: { callback: () => 1 } }));
  expect(exit).toMatchObject({ kind: 'failed-to-start', message: expect.stringContaining('could not be cloned') });
});
