import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, startDaemon, volnux } from './volnux.ts';

const JOBS = 'jobs:\n  a: { run: echo a ran, trigger: { cron: "* * * * * *" } }\n  b: { run: date, trigger: { interval: 1h } }\n';

/** A folder in which a runner applied a schedule, which has mistakes now. */
async function brokenAfterwards(text: string): Promise<string> {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  await writeFile(file, text);
  const daemon = startDaemon(['-c', file]);
  await daemon.until(({ event }) => event === 'scheduler_started');
  daemon.kill('SIGTERM');
  await daemon.ended;
  await writeFile(file, text.replace('interval', 'intervall'));
  return file;
}

test('a start with a broken file ends with 2 and the diagnostics, and says what else could be done', async () => {
  const file = await brokenAfterwards(JOBS);
  const { code, stderr } = await volnux(['run', '-c', file]);
  expect(code).toBe(2);
  expect(stderr).toContain('CONFIG_UNKNOWN_KEY');
  expect(stderr).toMatch(/--start-from-snapshot runs the schedule as it was \(generation 1, applied 20\S+\)/);
});

test.each([
  ['the snapshot says so', `runner: { start_from_snapshot: true, state: var }\n${JOBS}`, []],
  ['the command line says so', JOBS, ['--start-from-snapshot']],
])('a start with a broken file runs the snapshot when %s, loudly, and follows the file', async (_what, text, args) => {
  const file = await brokenAfterwards(text);
  const daemon = startDaemon(['-c', file, ...args]);
  await daemon.until(({ msg }) => msg === 'a ran');
  const rejected = await daemon.until(({ event }) => event === 'config_rejected');
  expect(rejected.reason).toMatch(
    /^the schedule has a mistake: .*schedule\.yaml:\d+:\d+ jobs\..*intervall.*; what runs is the snapshot of generation 1, applied 20/,
  );
  expect(rejected.exception).toContain('intervall');
  expect(await daemon.until(({ level }) => level === 'warn')).toMatchObject({
    msg: 'the schedule has mistakes, a snapshot runs',
  });
  await writeFile(file, text.replaceAll('a ran', 'a goes on'));
  await daemon.until(({ msg }) => msg === 'a goes on');
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
});

test('where too little of the file can be read, --state-dir says where the snapshot is; without one there is nothing to run', async () => {
  const file = await brokenAfterwards(`runner: { state: var }\n${JOBS}`);
  await writeFile(file, 'jobs: [');
  expect(await volnux(['run', '-c', file, '--start-from-snapshot'])).toMatchObject({ code: 2 });
  const daemon = startDaemon(['-c', file, '--start-from-snapshot', '--state-dir', join(file, '../var')]);
  await daemon.until(({ msg }) => msg === 'a ran');
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
  await rm(join(file, '../var/volnux.snapshot'));
  expect((await volnux(['run', '-c', file, '--start-from-snapshot', '--state-dir', join(file, '../var')])).code).toBe(2);
});

test('SIGHUP looks though nothing changed, and answers; an edit that removes everything is refused and told once', async () => {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  await writeFile(file, JOBS);
  const daemon = startDaemon(['-c', file]);
  await daemon.until(({ event }) => event === 'scheduler_started');
  daemon.kill('SIGHUP');
  expect(await daemon.until(({ msg }) => msg === 'looked at the schedule')).toMatchObject({ reason: 'nothing changed' });
  await writeFile(file, 'jobs: {}\n');
  await daemon.until(({ event, reason }) => event === 'config_rejected' && String(reason).includes('all jobs (a, b)'));
  daemon.kill('SIGHUP');
  await daemon.until(({ msg, reason }) => msg === 'looked at the schedule' && String(reason).includes('reload --force'));
  expect(daemon.log.filter(({ event }) => event === 'config_rejected')).toHaveLength(1);
  await writeFile(file, 'runner: { allow_mass_removal: true }\njobs: {}\n');
  await daemon.until(({ event, job }) => event === 'job_removed' && job === 'b');
  daemon.kill('SIGTERM');
  await daemon.ended;
});
