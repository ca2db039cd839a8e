import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { sizeInWords } from '../../src/cli/print/size-in-words.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { recordOf, scheduleFolder } from './state-directory.ts';
import { volnux } from './terminal.ts';

const SCHEDULE = 'jobs: { a: { run: "true", trigger: { cron: "0 3 * * *" } } }\n';

test('check tells how much there is, by the schedule or the directory', async () => {
  const { file, state, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: 1000 }, { fireTime: 2000 }, { jobId: 'b' });
  const sound = { code: 0, stdout: expect.stringMatching(/^sound: 3 records of 2 jobs, [\d.]+ KB, version \d+\n$/), stderr: '' };
  expect(await volnux(['state', 'check', '-c', file])).toEqual(sound);
  expect(await volnux(['state', 'check', '--state-dir', state])).toEqual(sound);
});

test('what is no database, and records that make no sense, are told: exit code 1', async () => {
  const { state, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: 1000 }, { fireTime: 2000, runId: 'run-1000' });
  const database = new DatabaseSync(join(state, 'volnux.db'));
  database.exec("UPDATE fire_times SET outcome = 'perhaps' WHERE fire_time = 1000");
  database.close();
  const check = ['state', 'check', '--state-dir', state];
  const told = `not sound: the store in ${state}\n`;
  expect(await volnux(check)).toMatchObject({
    code: 1,
    stdout: `${told}  1 records have an outcome that is none\n  1 runs have one id\n`,
  });
  writeFileSync(join(state, 'volnux.db'), 'x'.repeat(9000));
  expect(await volnux(check)).toMatchObject({ code: 1, stdout: `${told}  file is not a database\n` });
});

test('a backup never takes the place of another file unasked, nor of the store; nothing is left of one that fails', async () => {
  const { folder, state, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: 1000 });
  const backup = (...args: string[]): ReturnType<typeof volnux> => volnux(['state', 'backup', ...args, '--state-dir', state]);
  const target = join(folder, 'copy.db');
  writeFileSync(target, 'mine');
  expect((await backup(target)).stderr).toBe(`volnux: ${target} is there already; --force writes over it\n`);
  expect(readFileSync(target, 'utf8')).toBe('mine');
  expect((await backup(folder)).stderr).toBe(`volnux: ${folder} is a directory; name a file in it\n`);
  expect((await backup(join(state, 'volnux.db'), '--force')).stderr).toContain('is the store itself; name another file');
  expect((await backup(join(folder, 'none/copy.db'))).stderr).toMatch(/^volnux: cannot write \S+: ENOENT.*\n$/);
  expect((await backup(target, '--force')).code).toBe(0);
  const copy = new DatabaseSync(target, { readOnly: true });
  expect(copy.prepare('SELECT count(*) AS n FROM fire_times').get()).toEqual({ n: 1 });
  copy.close();
  expect(readdirSync(folder).toSorted()).toEqual(['.volnux', 'copy.db', 'schedule.yaml']);
});

test('vacuum gives back what pruned records have left', async () => {
  const { state, record } = await scheduleFolder(SCHEDULE);
  await record(...Array.from({ length: 1000 }, (_, fireTime) => ({ fireTime, reason: 'x'.repeat(500) })));
  const database = new DatabaseSync(join(state, 'volnux.db'));
  database.exec('DELETE FROM fire_times WHERE fire_time > 0; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  expect(await volnux(['state', 'vacuum', '--state-dir', state])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+(\.\d)? KB before, [1-6]\d(\.\d)? KB now\n$/),
  });
});

test('the size before a vacuum counts what a crash has left beside the file', async () => {
  const { folder, state } = await scheduleFolder(SCHEDULE);
  const store = openSqliteStore(state);
  await store.claim(Array.from({ length: 1000 }, (_, fireTime) => recordOf({ fireTime, reason: 'x'.repeat(500) })));
  const crashed = join(folder, 'crashed');
  mkdirSync(crashed);
  const left = ['volnux.db', 'volnux.db-wal'];
  for (const name of left) copyFileSync(join(state, name), join(crashed, name));
  await store.close();
  const bytes = left.reduce((sum, name) => sum + statSync(join(crashed, name)).size, 0);
  const { stdout } = await volnux(['state', 'vacuum', '--state-dir', crashed]);
  expect(stdout.split(' before')[0]).toBe(sizeInWords(bytes));
});

test.each([
  [['state'], 'state takes a verb: '],
  [['state', 'mend'], 'state takes no "mend": '],
  [['state', 'check', 'x'], 'state check takes no x: '],
  [['state', 'vacuum', '--force'], 'state vacuum has no --force: it writes no file\n'],
  [['state', 'backup', 'a', 'b'], 'state backup takes no b: '],
  [['state', 'backup', ''], 'state backup needs the name of a file, or none\n'],
  [['state', 'check', '--state-dir', '/no/such/folder'], 'there is no store in /no/such/folder: '],
  [['state', 'vacuum', '--state-dir', '/no/such/folder'], 'there is no store in /no/such/folder: '],
  [['state', 'backup', '/no/such/folder/copy', '--state-dir', '/no/such/folder'], 'there is no store in /no/such/folder: '],
  [['state', 'check', '--state-dir', 'x', '-c', 'y'], '--state-dir is asked without the schedule: '],
])('%j is told in a sentence', async (args, sentence) => {
  const { code, stdout, stderr } = await volnux(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`volnux: ${sentence}`);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});
