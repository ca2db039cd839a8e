import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import type { CommandAction, Exit } from '../../../src/executor/executor.ts';
import { startExecutor } from '../../../src/executor/start-executor.ts';
import { isAlive } from '../process-end.ts';
import { moduleAction, run, shell, watch } from '../run-command.ts';

const executor = startExecutor();
afterAll(() => executor.close());

/** Calls of one test share threads with each other only. */
function calls(): (exportName?: string | null, mark?: string) => CommandAction {
  const scope = randomUUID();
  return (exportName = null, mark = '') => moduleAction('counts-calls.ts', { exportName, scope, context: { with: { mark } } });
}

const returned = (value: unknown): Exit => ({ kind: 'returned', value });

test('keeps what a module holds for its next call, of whichever of its functions', async () => {
  const call = calls();
  const values: Exit[] = [];
  for (const name of [null, null, 'readsColour']) values.push((await run(executor, call(name))).exit);
  expect(values).toEqual([returned(1), returned(2), returned([3, undefined])]);
});

test('what a module made when it was loaded writes for the call that uses it', async () => {
  const call = calls();
  expect((await run(executor, call('saysByQueue'))).stdout).toEqual(['1']);
  expect((await run(executor, call('saysByQueue'))).stdout).toEqual(['2']);
});

test('shows nothing of it to another scope, nor to a process of its own', async () => {
  const call = calls();
  await run(executor, call());
  expect((await run(executor, calls()())).exit).toEqual(returned(1));
  for (let time = 0; time < 2; time++) {
    const action = { ...call(), isolation: 'process' } as CommandAction;
    expect((await run(executor, action)).exit).toEqual(returned(1));
  }
});

test('keeps a thread in which a file or a connection is about to close', async () => {
  const call = calls();
  const values: Exit[] = [];
  for (let time = 0; time < 3; time++) values.push((await run(executor, call('readsLines'))).exit);
  expect(values).toEqual([1, 2, 3].map(returned));
});

test.each([
  'withTimer',
  'withHiddenTimer',
  'withHiddenDatagrams',
  'withListener',
  'withListenerOfOutput',
  'withVariable',
  'withOtherEnvironment',
  'withExitCode',
  'withCatcher',
  'withServer',
  'withEndedOutput',
  'withGroup',
  'withCounter',
  'withStopwatch',
])('does not keep a thread in which something was left behind: %s', async (exportName) => {
  const call = calls();
  await run(executor, call());
  expect((await run(executor, call(exportName))).exit).toEqual(returned(2));
  expect((await run(executor, call())).exit).toEqual(returned(1));
});

test.runIf(process.platform === 'linux')('does not keep a thread that has children, whatever group they lead', async () => {
  const call = calls();
  const { exit, stdout } = await run(executor, call('withChild'));
  process.kill(Number(stdout[0]), 'SIGKILL');
  expect(exit).toEqual(returned(1));
  expect((await run(executor, call())).exit).toEqual(returned(1));
});

test.each([
  ['fails', { kind: 'threw', message: 'call 2' }],
  ['neverSettles', { kind: 'threw', name: 'NeverSettled' }],
  ['noSuchExport', { kind: 'failed-to-start' }],
])('does not keep a thread in which a call did not return: %s', async (exportName, exit) => {
  const call = calls();
  await run(executor, call());
  expect((await run(executor, call(exportName))).exit).toMatchObject(exit);
  expect((await run(executor, call())).exit).toEqual(returned(1));
});

test('does not keep a thread in which a call was cancelled or timed out, though it returned', async () => {
  const call = calls();
  await run(executor, call());
  const execution = watch(executor, call('waits'));
  await execution.firstLine;
  execution.cancel();
  expect(await execution.ended).toEqual({ kind: 'cancelled' });
  expect((await run(executor, call())).exit).toEqual(returned(1));
  expect((await run(executor, call('waits'), { timeoutMs: 100 })).exit).toEqual({ kind: 'timeout' });
  expect((await run(executor, call())).exit).toEqual(returned(1));
});

test('gives a thread to one call at a time', async () => {
  const call = calls();
  await run(executor, call());
  const execution = watch(executor, call('waits'));
  await execution.firstLine;
  expect((await run(executor, call())).exit).toEqual(returned(1));
  execution.cancel();
  await execution.ended;
  const many = await Promise.all(Array.from({ length: 20 }, () => run(executor, call('speaks'))));
  for (const { exit, stdout } of many) expect(stdout[0]).toBe(`${exit.kind === 'returned' && String(exit.value)}: 0`);
});

test('gives each call all of its own output, and nothing of another', async () => {
  const call = calls();
  for (let count = 1; count <= 20; count++) {
    expect(await run(executor, call('speaks'))).toEqual({
      exit: returned(count),
      stdout: Array.from({ length: 1000 }, (_, line) => `${count}: ${line}`),
      stderr: [`${count} without line end`],
    });
  }
});

test.each(['speaksLate', 'crashesLate', 'loopsLate'])(
  'shows nothing to the next call of what comes after the end of one: %s',
  async (name) => {
    const mark = join(await temporaryFolder(), 'mark');
    const call = calls();
    expect((await run(executor, call(name, mark))).exit).toEqual(returned(1));
    await writeFile(mark, '');
    await vi.waitUntil(() => !existsSync(mark));
    expect(await run(executor, call())).toEqual({ exit: returned(1), stdout: [], stderr: [] });
  },
);

test('gives each call its own variables, in a fresh thread when one is not what was read before', async () => {
  const call = calls();
  const value = async (name: string, env: Record<string, string>): Promise<Exit> =>
    (await run(executor, call(name), { env })).exit;
  expect(await value('readsColour', { COLOUR: 'red', OTHER: '1' })).toEqual(returned([1, 'red']));
  expect(await value('readsColour', { COLOUR: 'red', OTHER: '2' })).toEqual(returned([2, 'red']));
  expect(await value('readsColour', { COLOUR: 'blue', OTHER: '2' })).toEqual(returned([1, 'blue']));
  expect(await value('readsColour', {})).toEqual(returned([1, undefined]));
  expect(await value('readsAllNames', {})).toEqual(returned([2, false]));
  expect(await value('readsAllNames', { OTHER: '2' })).toEqual(returned([1, false]));
});

test('ends a thread in which a module gathers memory', async () => {
  const call = calls();
  const counts: unknown[] = [];
  for (let time = 0; time < 12; time++) counts.push((await run(executor, call('withManyBytes'))).exit);
  expect(counts.slice(0, 3)).toEqual([1, 2, 3].map(returned));
  expect(counts).not.toContainEqual(returned(8));
});

const COUNTER = 'let calls = 0;\nexport const count = () => ++calls;\n';
const CALLS = "import { createRequire } from 'node:module';\nimport { count } from './count.mjs';\n";

test.each<[string, Record<string, string>, (folder: string) => Promise<void>]>([
  [
    'the module itself',
    { 'main.mjs': `${CALLS}export default () => ['old', count()];` },
    (folder) => writeFile(join(folder, 'main.mjs'), `${CALLS}export default () => ['new', count()];`),
  ],
  [
    'an import of an import',
    {
      'main.mjs': `${CALLS}import { part } from './middle.mjs';\nexport default () => [part, count()];`,
      'middle.mjs': "export * from './part.mjs';",
      'part.mjs': "export const part = 'old';",
    },
    (folder) => writeFile(join(folder, 'part.mjs'), "export const part = 'new';"),
  ],
  [
    'what is imported when it is called',
    {
      'main.mjs': `${CALLS}export default async () => [(await import('./part.mjs')).part, count()];`,
      'part.mjs': "export const part = 'old';",
    },
    (folder) => replace(join(folder, 'part.mjs'), "export const part = 'new';"),
  ],
  [
    'what is required, without its extension',
    {
      'main.mjs': `${CALLS}export default () => [createRequire(import.meta.url)('./part'), count()];`,
      'part.js': "module.exports = require('./deep');",
      'deep.js': "module.exports = 'old';",
    },
    (folder) => writeFile(join(folder, 'deep.js'), "module.exports = 'new';"),
  ],
  [
    'JSON',
    {
      'main.mjs': `${CALLS}import part from './part.json' with { type: 'json' };\nexport default () => [part, count()];`,
      'part.json': '"old"',
    },
    (folder) => writeFile(join(folder, 'part.json'), '"new"'),
  ],
  [
    'a package',
    {
      'main.mjs': `${CALLS}import part from 'part';\nexport default () => [part, count()];`,
      'node_modules/part/package.json': '{ "name": "part", "main": "old.js" }',
      'node_modules/part/old.js': "module.exports = 'old';",
      'node_modules/part/new.js': "module.exports = 'new';",
    },
    (folder) => writeFile(join(folder, 'node_modules/part/package.json'), '{ "name": "part", "main": "new.js" }'),
  ],
  [
    'a link on the way',
    {
      'main.mjs': `${CALLS}import { part } from './current/part.mjs';\nexport default () => [part, count()];`,
      'old/part.mjs': "export const part = 'old';",
      'new/part.mjs': "export const part = 'new';",
    },
    (folder) => link(folder, 'new'),
  ],
])('sees the edit of %s at the next run, though its thread was kept', async (_, files, edit) => {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries({ 'count.mjs': COUNTER, ...files })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  await link(folder, 'old');
  const action = moduleAction('', { path: join(folder, 'main.mjs') });
  // What was written a moment ago is not trusted at once.
  await vi.waitUntil(async () => JSON.stringify((await run(executor, action)).exit) === '{"kind":"returned","value":["old",2]}', {
    timeout: 20_000,
    interval: 1,
  });
  await edit(folder);
  expect((await run(executor, action)).exit).toEqual(returned(['new', 1]));
});

test('holds nothing open', async () => {
  const own = startExecutor();
  const { stdout } = await run(own, shell('echo $PPID'));
  await run(own, calls()());
  await own.close();
  expect(isAlive(Number(stdout[0]))).toBe(false);
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'volnux-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** As editors do. */
async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}~`, text);
  await rename(`${path}~`, path);
}

async function link(folder: string, target: string): Promise<void> {
  await symlink(target, join(folder, 'link'));
  await rename(join(folder, 'link'), join(folder, 'current'));
}
