import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Daemon, newFolder, startDaemon, volnux } from './volnux.ts';

/** Says which attempt it is, and kills the process that has started it in the first one. */
const KILLS_ONCE = JSON.stringify(
  'echo "$VOLNUX_RUN_ID $VOLNUX_ATTEMPT" >> tries.txt; [ "$VOLNUX_ATTEMPT" -gt 1 ] || { kill -9 "$PPID"; sleep 60; }',
);
const KILLS_ALWAYS = JSON.stringify('echo "$VOLNUX_RUN_ID $VOLNUX_ATTEMPT" >> tries.txt; kill -9 "$PPID"; sleep 60');
const LOST =
  'was lost: the executor process was killed by SIGKILL while this command ran; what the command had started was killed';

/** A daemon with these settings of the one job, which runs at the start. */
async function daemonWith(
  settings: string,
): Promise<Daemon & { readonly file: string; readonly tries: () => Promise<string[]> }> {
  const file = join(await newFolder(), 'schedule.yaml');
  await writeFile(
    file,
    `jobs:\n  a: { trigger: { startup: true }, ${settings} }\n  b: { run: echo b, trigger: { manual: true } }\n`,
  );
  const tries = async (): Promise<string[]> => (await readFile(join(file, '../tries.txt'), 'utf8')).trim().split('\n');
  return Object.assign(startDaemon(['-c', file]), { file, tries });
}

function told({ log }: Daemon): unknown[] {
  return log
    .filter(({ event }) => event === 'job_retry' || event === 'job_executed' || event === 'job_error')
    .map(({ event, outcome, reason }) => [event, outcome, reason]);
}

async function end(daemon: Daemon): Promise<void> {
  daemon.kill('SIGTERM');
  expect(await daemon.ended).toMatchObject({ code: 0, stderr: '' });
}

test('a step with `retry` whose executor is killed is tried again, in a new one', async () => {
  const daemon = await daemonWith(`steps: [{ id: s, run: ${KILLS_ONCE}, retry: { attempts: 2, delay: 0 } }]`);
  const { run } = await daemon.until(({ outcome }) => outcome !== undefined);
  expect(told(daemon)).toEqual([
    ['job_retry', undefined, `step "s" ${LOST}; it is tried again in 0s, attempt 2 of 2`],
    ['job_executed', 'success', undefined],
  ]);
  expect(await daemon.tries()).toEqual([`${String(run)} 1`, `${String(run)} 2`]);
  await end(daemon);
});

test('a job with `retry` whose executor is killed is tried again as a whole; when no attempt is left it is interrupted', async () => {
  const daemon = await daemonWith(`run: ${KILLS_ALWAYS}, retry: { attempts: 2, delay: 0 }`);
  await daemon.until(({ outcome }) => outcome !== undefined);
  expect(told(daemon)).toEqual([
    ['job_retry', undefined, `step "a" ${LOST}; the run is tried again in 0s, attempt 2 of 2`],
    ['job_error', 'interrupted', `step "a" ${LOST}; attempt 2 of 2 of the run`],
  ]);
  expect(await daemon.tries()).toHaveLength(2);
  await end(daemon);
});

test('without `retry` the run is interrupted, other jobs go on, and `why` says what would run it again', async () => {
  const daemon = await daemonWith(`run: ${KILLS_ALWAYS}`);
  await daemon.until(({ outcome }) => outcome !== undefined);
  expect(told(daemon)).toEqual([['job_error', 'interrupted', `step "a" ${LOST}`]]);
  expect(await volnux(['trigger', 'b', '--wait', '-c', daemon.file])).toMatchObject({ code: 0 });
  const why = await volnux(['why', 'a', '-c', daemon.file]);
  expect(why.stdout).toContain('rerun_interrupted: true');
  await end(daemon);
});

test('with `rerun_interrupted` it is run again at once, for the same fire time, and once only', async () => {
  const daemon = await daemonWith(`run: ${KILLS_ALWAYS}, rerun_interrupted: true`);
  await daemon.until(({ outcome }) => outcome !== undefined);
  expect(told(daemon)).toEqual([
    ['job_retry', undefined, `step "a" ${LOST}; the run begins again, once, because rerun_interrupted is true`],
    ['job_error', 'interrupted', `step "a" ${LOST}, it was run again before`],
  ]);
  expect(await daemon.tries()).toHaveLength(2);
  await end(daemon);
});
