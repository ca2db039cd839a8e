import { open, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { newFolder, startDaemon, volnux } from './volnux.ts';

test('while a daemon writes, check and backup answer and it does not notice; vacuum is refused, and names it', async () => {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  await writeFile(file, 'jobs:\n  tick: { run: "true", trigger: { interval: 50ms }, max_instances: 20 }\n');
  const daemon = startDaemon(['-c', file]);
  await daemon.until(({ event }) => event === 'job_executed');

  const check = await volnux(['state', 'check', '-c', file]);
  expect(check).toMatchObject({ code: 0, stderr: '' });
  expect(check.stdout).toMatch(/^sound: \d+ records of 1 jobs, [\d.]+ KB, version \d+\n$/);

  const target = join(folder, 'copy.db');
  const backup = ['state', 'backup', target, '-c', file];
  expect(await volnux(backup)).toMatchObject({ code: 0, stderr: '' });
  expect((await stat(target)).mode & 0o777).toBe(0o600);
  const countIn = (path: string): number => {
    const database = new DatabaseSync(path, { readOnly: true });
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    const count = Number(database.prepare('SELECT count(*) AS n FROM fire_times').get()?.['n']);
    database.close();
    return count;
  };
  const first = countIn(target);
  expect(first).toBeGreaterThan(0);
  const again = await volnux(backup);
  expect(again).toEqual({ code: 2, stdout: '', stderr: `volnux: ${target} is there already; --force writes over it\n` });
  expect(countIn(target)).toBe(first);
  expect(await volnux([...backup, '--force'])).toMatchObject({ code: 0 });
  expect(countIn(target)).toBeGreaterThan(first);

  const refused = await volnux(['state', 'vacuum', '-c', file]);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toMatch(
    /^volnux: another volnux, pid \d+, since \S+, uses the state directory \S+: end it first, .*\n$/,
  );

  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
  expect(daemon.log.filter(({ event }) => event === 'job_error' || event === 'job_missed')).toEqual([]);
  expect(await volnux(['state', 'vacuum', '-c', file])).toMatchObject({ code: 0 });
  expect(await volnux(['state', 'check', '-c', file])).toMatchObject({ code: 0 });
});

test('a database with a page of rubbish is not sound: exit code 1', async () => {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  await writeFile(file, 'jobs:\n  a: { run: "true", trigger: { cron: "0 3 * * *" } }\n');
  expect(await volnux(['backfill', 'a', '-c', file, '--from', '2026-01-01', '--to', '2026-01-03'])).toMatchObject({ code: 0 });
  const database = await open(join(folder, '.volnux/volnux.db'), 'r+');
  await database.write(Buffer.alloc(3000, 7), 0, 3000, 4096);
  await database.close();
  const check = await volnux(['state', 'check', '-c', file]);
  expect(check.code).toBe(1);
  expect(check.stdout).toMatch(/^not sound: the store in /);
});
