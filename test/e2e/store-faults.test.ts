import { execFile } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { readHistory } from '../../src/store/history/read-history.ts';
import type { FireTimeRecord } from '../../src/store/store.ts';
import { newFolder, startDaemon, volnux, type Daemon } from './volnux.ts';

interface Faulty {
  readonly daemon: Daemon;
  readonly folder: string;
  /** Ends the run of `long`. */
  readonly endLong: () => Promise<void>;
  /** The records of a job, oldest first. */
  readonly records: (jobId: string) => readonly FireTimeRecord[];
  /** The fire times of the runs of `tick`, as they wrote them down, oldest first. */
  readonly ran: () => Promise<readonly number[]>;
}

const store = (folder: string): string => join(folder, '.volnux');

/** A daemon with a job that fires each second and one whose run goes on; both have run when this resolves. */
async function faulty(runner = '{}', env: Readonly<Record<string, string>> = {}): Promise<Faulty> {
  const folder = await newFolder();
  const schedule = `
runner: ${runner}
jobs:
  tick: { run: 'echo "$VOLNUX_FIRE_TIME" >> ran.txt', trigger: { cron: "* * * * * *" } }
  long: { run: 'until [ -e go ]; do sleep 0.02; done', trigger: { startup: true } }
`;
  await writeFile(join(folder, 'schedule.yaml'), schedule);
  const daemon = startDaemon(['-c', 'schedule.yaml'], { cwd: folder, env });
  await daemon.until(({ event, job }) => event === 'job_submitted' && job === 'long');
  await daemon.until(({ event, job }) => event === 'job_executed' && job === 'tick');
  return {
    daemon,
    folder,
    endLong: async () => {
      await writeFile(join(folder, 'go'), '');
      await daemon.until(({ event, job }) => event === 'job_executed' && job === 'long');
    },
    records: (jobId) => {
      const filter = { jobId, states: null, since: null, limit: 1000 };
      return readHistory(store(folder), (history) => history.recent(filter).toReversed()) ?? [];
    },
    ran: async () => (await readFile(join(folder, 'ran.txt'), 'utf8')).trim().split('\n').map(Date.parse),
  };
}

/** The limit on the size of files that a process may write: what a full disk is to it, without a disk. It is its own to raise again. */
async function limitFiles(daemon: Daemon, bytes: 0 | 'unlimited'): Promise<void> {
  await promisify(execFile)('prlimit', ['--pid', String(daemon.pid), `--fsize=${bytes}:unlimited`]);
}

const next = (daemon: Daemon, event: string, fields: Readonly<Record<string, string>> = {}): Promise<unknown> => {
  const from = daemon.log.length;
  return daemon.until(
    (line) =>
      line.event === event &&
      daemon.log.indexOf(line) >= from &&
      Object.entries(fields).every(([name, value]) => line[name] === value),
  );
};

test('no room, buffer: nothing starts, what ends is kept, and all of it is recorded when there is room again', async () => {
  const { daemon, endLong, records, ran } = await faulty();
  await limitFiles(daemon, 0);
  const skipped = next(daemon, 'job_error', { job: 'tick', outcome: 'skipped' });
  const { reason, exception } = await daemon.until(({ event }) => event === 'store_error');
  expect(reason).toBe(
    `${String(exception)}; on_store_error is buffer: until it works again nothing starts, and what ends is kept in memory`,
  );
  expect(exception).toMatch(
    /^the store in .*\.volnux cannot be used: .*; its disk fails, or a limit on the size of files is reached$/,
  );
  await skipped;
  await endLong();
  expect(records('long')).toMatchObject([{ outcome: null }]);
  await limitFiles(daemon, 'unlimited');
  await daemon.until(({ event }) => event === 'store_recovered');
  await next(daemon, 'job_executed', { job: 'tick' });
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
  expect(daemon.log.filter(({ event }) => event === 'store_error')).toHaveLength(1);

  expect(records('long')).toMatchObject([{ outcome: 'success' }]);
  const ticks = records('tick');
  expect(ticks.filter(({ outcome }) => outcome === 'success').map(({ fireTime }) => fireTime)).toEqual(await ran());
  const left = ticks.filter(({ outcome }) => outcome !== 'success');
  expect(left.length).toBeGreaterThan(0);
  for (const record of left)
    expect(record).toMatchObject({ outcome: 'skipped', reason: expect.stringMatching(/^not started, because/) });
});

test('no room, keep_running: fire times run, once each, and are recorded when there is room again', async () => {
  const { daemon, endLong, records, ran } = await faulty('{ on_store_error: keep_running }');
  await limitFiles(daemon, 0);
  await daemon.until(({ event }) => event === 'store_error');
  await next(daemon, 'job_executed', { job: 'tick' });
  await endLong();
  await limitFiles(daemon, 'unlimited');
  await daemon.until(({ event }) => event === 'store_recovered');
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
  expect(records('long')).toMatchObject([{ outcome: 'success' }]);
  expect(records('tick').every(({ outcome }) => outcome === 'success')).toBe(true);
  expect(records('tick').map(({ fireTime }) => fireTime)).toEqual(await ran());
});

test('no room, stop: the runner drains, ends with 2, and says why and what is lost; the next start tells the same', async () => {
  const { daemon, folder, endLong, records } = await faulty('{ on_store_error: stop }');
  await limitFiles(daemon, 0);
  await daemon.until(({ msg }) => msg === 'draining');
  await endLong();
  const { code, stderr } = await daemon.ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(/^volnux: \d+ records? could not be written to the last, .*: the store in .* cannot be used: .*\n$/);
  expect(records('long')).toMatchObject([{ outcome: null }]);
  const again = startDaemon(['-c', 'schedule.yaml'], { cwd: folder });
  await again.until(({ job, outcome }) => job === 'long' && outcome === 'interrupted');
});

test('stop: an outage that is over when the runner ends has lost nothing, and it ends with 2 all the same', async () => {
  const { daemon, endLong, records } = await faulty('{ on_store_error: stop }');
  await limitFiles(daemon, 0);
  await daemon.until(({ msg }) => msg === 'draining');
  await limitFiles(daemon, 'unlimited');
  await endLong();
  const { code, stderr } = await daemon.ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(/^volnux: the store in .* cannot be used: /);
  expect(records('long')).toMatchObject([{ outcome: 'success' }]);
});

test('an outage that begins while the runner starts is told once there is who is told of it, hooks too', async () => {
  const folder = await newFolder();
  await writeFile(
    join(folder, 'schedule.yaml'),
    `hooks: [{ on: store_error, run: 'echo "$VOLNUX_EVENT" >> told.txt' }]\njobs: { a: { run: date, trigger: { manual: true } } }\n`,
  );
  const first = startDaemon(['-c', 'schedule.yaml'], { cwd: folder });
  await first.until(({ event }) => event === 'scheduler_started');
  first.kill('SIGTERM');
  await first.ended;

  // Where it notes which generation is in force, which is the first that a start writes.
  damage(join(store(folder), 'volnux.db'), 'jobs_of_generation');
  const daemon = startDaemon(['-c', 'schedule.yaml'], { cwd: folder });
  await daemon.until(({ event }) => event === 'scheduler_started');
  expect(daemon.log.filter(({ event }) => event === 'store_error')).toHaveLength(1);
  expect(daemon.log[0]).toMatchObject({
    event: 'store_error',
    reason: expect.stringMatching(/^the store in .* cannot be used: .*on_store_error is buffer/),
  });
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(2);
  expect(await readFile(join(folder, 'told.txt'), 'utf8')).toBe('store_error\n');
});

test('a state directory that is deleted is put back with all that was recorded', async () => {
  const { daemon, folder, endLong, records, ran } = await faulty();
  const key = await readFile(join(store(folder), 'volnux.key'));
  const before = records('tick');
  await rm(store(folder), { recursive: true });
  const { exception, reason } = await daemon.until(({ event }) => event === 'store_error');
  expect(reason).toBe(`${String(exception)}; it was put back`);
  expect(exception).toBe(`the store in ${store(folder)} was deleted while the runner had it open`);
  await daemon.until(({ event }) => event === 'store_recovered');
  await next(daemon, 'job_executed', { job: 'tick' });
  const { code, stderr } = await volnux(['run', '-c', 'schedule.yaml'], { cwd: folder });
  expect([code, stderr]).toEqual([2, expect.stringContaining(`another volnux, pid ${daemon.pid}`)]);
  expect(await volnux(['status', '-c', 'schedule.yaml'], { cwd: folder })).toMatchObject({ code: 0 });
  await endLong();
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
  expect(await readFile(join(store(folder), 'volnux.key'))).toEqual(key);
  const after = records('tick');
  expect(after.slice(0, before.length).map(({ fireTime }) => fireTime)).toEqual(before.map(({ fireTime }) => fireTime));
  expect(after.filter(({ outcome }) => outcome === 'success').map(({ fireTime }) => fireTime)).toEqual(await ran());
  expect(records('long')).toMatchObject([{ outcome: 'success' }]);
});

test('a thread that dies is a failure of the store, and another one takes its place', async () => {
  const folder = await newFolder();
  const crash = join(folder, 'crash.mjs');
  // Into the store's own thread: nothing from outside ends that one alone.
  await writeFile(
    crash,
    `import { existsSync } from 'node:fs';
     import { workerData } from 'node:worker_threads';
     const crash = () => { if (existsSync('crash')) { throw new Error('as a mistake of ours would'); } };
     if (workerData?.durability) setInterval(crash, 10).unref();`,
  );
  const faults = await faulty('{}', { NODE_OPTIONS: `--import=${crash}` });
  const { daemon, endLong, records } = faults;
  await writeFile(join(faults.folder, 'crash'), '');
  const { exception } = await daemon.until(({ event }) => event === 'store_error');
  expect(exception).toBe('the thread that has the store has ended: Error: as a mistake of ours would');
  await endLong();
  await rm(join(faults.folder, 'crash'));
  await daemon.until(({ event }) => event === 'store_recovered');
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
  expect(records('long')).toMatchObject([{ outcome: 'success' }]);
});

test('a database that is damaged keeps the runner from starting: exit code 2, and what to do', async () => {
  const { daemon, folder, endLong } = await faulty();
  await endLong();
  daemon.kill('SIGTERM');
  await daemon.ended;
  const path = join(store(folder), 'volnux.db');
  const sound = await readFile(path);
  const said = `${store(folder)}.*; volnux\\.db there is damaged, or no database of volnux \\(.*\\): end the runner, and put a backup in its place, or move it away`;
  // Its header; the pages behind the first, which the schema says hold the tables.
  for (const [from, to] of [
    [0, 100],
    [4096, sound.length],
  ] as const) {
    await writeFile(path, Buffer.from(sound).fill(0xa5, from, to));
    const { code, stderr } = await volnux(['run', '-c', 'schedule.yaml'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^volnux: .*${said}`));
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
  await writeFile(path, sound);
  const again = startDaemon(['-c', 'schedule.yaml'], { cwd: folder });
  await again.until(({ event, job }) => event === 'job_executed' && job === 'tick');
});

/** Overwrites the page where a table or an index begins. */
function damage(path: string, name: string): void {
  const database = new DatabaseSync(path);
  const page = Number(database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name)?.['rootpage']);
  const size = Number(database.prepare('PRAGMA page_size').get()?.['page_size']);
  database.close();
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(size, 0xff), 0, size, (page - 1) * size);
  closeSync(file);
}
