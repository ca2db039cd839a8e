import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, startDaemon, startProcess, volnux } from './volnux.ts';

const DAYS = 12;
const RANGE = ['--from', '2026-03-22', '--to', '2026-04-03'];

/** A job of every night that tells of each run before it does anything else. */
async function schedule(script: string): Promise<{ folder: string; file: string; ran: () => Promise<string[]> }> {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  const text = `
timezone: Europe/Berlin
jobs:
  nightly: { run: 'echo "$VOLNUX_FIRE_DATE $VOLNUX_RUN_ID $VOLNUX_BACKFILL" >> ${folder}/ran.txt; ${script}', trigger: { cron: "30 2 * * *" } }
`;
  await writeFile(file, text);
  const ran = async (): Promise<string[]> => (await readFile(join(folder, 'ran.txt'), 'utf8')).trimEnd().split('\n');
  return { folder, file, ran };
}

interface Shown {
  readonly fire_time: string;
  readonly run: string;
  readonly outcome: string;
  readonly backfill: boolean;
  readonly former_run: string | null;
}

const historyOf = async (file: string): Promise<Shown[]> =>
  JSON.parse((await volnux(['history', '-c', file, '--format', 'json'])).stdout) as Shown[];

test('a backfill that is killed goes on when it is begun again: what succeeded does not run twice, what was interrupted does', async () => {
  const { file, ran } = await schedule('sleep 0.3');
  const args = ['backfill', 'nightly', '-c', file, ...RANGE, '--max-parallel', '2'];
  for (let kill = 0; kill < 2; kill++) {
    const first = startProcess(args);
    await first.untilOutput('3/');
    first.kill('SIGKILL');
    expect((await first.ended).code).toBeNull();
  }
  const settled = new Set((await historyOf(file)).filter(({ outcome }) => outcome === 'success').map(({ run }) => run));
  expect(settled.size).toBeGreaterThanOrEqual(6);
  const begunBefore = await ran();

  const last = await volnux(args);
  expect(last).toMatchObject({ code: 0 });
  expect(last.stdout).toContain(`nightly: ${DAYS - settled.size} success\nleft alone: ${settled.size} success\n`);
  const records = await historyOf(file);
  expect(records.map(({ outcome, backfill }) => [outcome, backfill])).toEqual(records.map(() => ['success', true]));
  expect(records).toHaveLength(DAYS);
  // In the gap of the clock change there is one, too.
  expect(records.map(({ fire_time: time }) => time)).toContain('2026-03-29T03:00:00+02:00');

  const all = await ran();
  expect(all.every((line) => line.endsWith(' 1'))).toBe(true);
  // Each run that began is in the record, or was interrupted, and its fire time run again.
  const recorded = new Set(records.map(({ run }) => run));
  const interrupted = all.filter((line) => !recorded.has(line.split(' ')[1] ?? ''));
  expect(interrupted.length).toBeGreaterThan(0);
  expect(interrupted.every((line) => begunBefore.includes(line) && !settled.has(line.split(' ')[1] ?? ''))).toBe(true);
  expect(all).toHaveLength(DAYS + interrupted.length);

  expect(await volnux(args)).toMatchObject({ code: 0, stdout: `nightly: nothing to run\nleft alone: ${DAYS} success\n` });
});

test('Ctrl-C lets the run end that is going and begins no other; a second one ends it at once', async () => {
  const { file, ran } = await schedule('echo "went on" >&2; sleep 0.4');
  const args = ['backfill', 'nightly', '-c', file, ...RANGE];
  const first = startProcess(args);
  await first.untilOutput(' 2/');
  first.kill('SIGINT');
  const drained = await first.ended;
  expect(drained.code).toBe(1);
  expect(drained.stdout).toMatch(/nightly: (\d+) success; \d+ not begun: the same command goes on with them\n$/);
  expect(drained.stderr).toContain('2026-03-22T02:30:00+01:00 | went on\n');
  const done = (await historyOf(file)).length;
  expect((await historyOf(file)).map(({ outcome }) => outcome)).toEqual(Array(done).fill('success'));

  const second = startProcess(args);
  await second.untilOutput('success');
  const begun = await ran();
  second.kill('SIGINT');
  // What comes sooner is the same Ctrl-C, twice.
  await new Promise((resolve) => setTimeout(resolve, 150));
  second.kill('SIGINT');
  const ended = await second.ended;
  expect(ended.code).toBe(1);
  const outcomes = (await historyOf(file)).map(({ outcome }) => outcome);
  expect(new Set(outcomes)).toEqual(new Set(['success', 'interrupted']));
  expect(begun.length).toBeLessThan(DAYS);
  expect((await volnux(args)).code).toBe(0);
});

test('while a runner is going it is refused in one sentence that names it, and a dry run is answered', async () => {
  const { file } = await schedule('true');
  const daemon = startDaemon(['-c', file]);
  await daemon.until(({ event }) => event === 'scheduler_started');
  const refused = await volnux(['backfill', 'nightly', '-c', file, ...RANGE]);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toMatch(
    /^volnux: another volnux, pid \d+, since \S+, uses the state directory \S+: end it first, .*\n$/,
  );
  const dry = await volnux(['backfill', 'nightly', '-c', file, ...RANGE, '--dry-run']);
  expect(dry).toMatchObject({ code: 0, stderr: '' });
  expect(dry.stdout).toContain(`nightly: ${DAYS} would run\n`);
  daemon.kill('SIGTERM');
  await daemon.ended;
});

test('what a daemon that follows finds of a killed backfill becomes interrupted, and is left to the next backfill', async () => {
  const { file } = await schedule('sleep 60');
  const text = (await readFile(file, 'utf8')).replace('trigger:', 'rerun_interrupted: true, trigger:');
  await writeFile(file, text);
  const args = ['backfill', 'nightly', '-c', file, '--from', '2026-03-22', '--to', '2026-03-23'];
  const first = startProcess(args);
  while ((await historyOf(file).catch(() => [])).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  first.kill('SIGKILL');
  await first.ended;
  const daemon = startDaemon(['-c', file]);
  await daemon.until(({ event }) => event === 'scheduler_started');
  daemon.kill('SIGTERM');
  await daemon.ended;
  expect(daemon.log.some(({ event }) => event === 'job_submitted')).toBe(false);
  expect(await historyOf(file)).toMatchObject([{ outcome: 'interrupted', backfill: true }]);
  await writeFile(file, text.replace('sleep 60', 'true'));
  expect(await volnux(args)).toMatchObject({ code: 0 });
  expect(await historyOf(file)).toMatchObject([{ outcome: 'success', backfill: true, former_run: expect.any(String) }]);
});
