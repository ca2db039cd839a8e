import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { newFolder, ROOT, startDaemon, volnux } from './volnux.ts';

async function holder(state: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(ROOT, 'test/fixtures/programs/holds-state.ts'), state], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

const JOB = 'jobs:\n  a: { run: echo one, trigger: { cron: "* * * * * *" } }\n';

test('a second runner ends with 2 and says who has the state directory, while commands that ask go on; the first goes on firing', async () => {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  await writeFile(file, JOB);
  const first = startDaemon(['-c', file]);
  await first.until(({ event }) => event === 'scheduler_started');
  const { code, stderr } = await volnux(['run', '-c', file]);
  expect(code).toBe(2);
  const since = String.raw`\d{4}-\d\d-\d\dT\S+Z`;
  expect(stderr).toMatch(
    new RegExp(`^volnux: another volnux, pid ${first.pid}, since ${since}, uses the state directory ${folder}/.volnux: `),
  );
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(await volnux(['plan', '-c', file, '--exit-code'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/\n1 unchanged\n$/),
  });
  expect(await volnux(['next', '-c', file])).toMatchObject({ code: 0 });
  const before = first.log.length;
  await first.until((line) => line.event === 'job_executed' && first.log.indexOf(line) > before);
  first.kill('SIGTERM');
  expect((await first.ended).code).toBe(0);
  // Given back: nothing of it is left.
  await expect(readFile(join(folder, '.volnux/volnux.pid'))).rejects.toThrow('ENOENT');
});

test('the lock of a runner that was killed is no lock, whoever has its pid now', async () => {
  const state = await newFolder();
  const child = await holder(state);
  expect(() => openSqliteStore(state)).toThrow(StoreError);
  expect(() => openSqliteStore(state)).toThrow(`another volnux, pid ${child.pid}, since `);
  child.kill('SIGKILL');
  await once(child, 'exit');
  // As after a restart of a container, where the runner is pid 1 again: somebody lives under the pid that was left behind.
  const left = JSON.parse(await readFile(join(state, 'volnux.pid'), 'utf8'));
  await writeFile(join(state, 'volnux.pid'), JSON.stringify({ ...left, pid: process.pid }));
  expect(await volnux(['status', '--state-dir', state])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no runner is going'),
  });
  await openSqliteStore(state).close();
});

test('the sentence names another host, and no process that is gone', async () => {
  const state = await newFolder();
  const child = await holder(state);
  const owner = { pid: 1, host: 'other-host', since: '2026-11-23T12:00:00.000Z' };
  await writeFile(join(state, 'volnux.pid'), JSON.stringify(owner));
  expect(() => openSqliteStore(state)).toThrow('another volnux, pid 1 on other-host, since 2026-11-23T12:00:00.000Z, uses');
  const gone = spawn('true');
  await once(gone, 'exit');
  await writeFile(join(state, 'volnux.pid'), JSON.stringify({ ...owner, pid: gone.pid, host: hostname() }));
  expect(() => openSqliteStore(state)).toThrow('another process uses the state directory');
  child.kill('SIGKILL');
});
