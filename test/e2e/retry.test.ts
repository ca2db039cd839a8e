import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, startDaemon, volnux } from './volnux.ts';

/** A schedule with one job that runs at the start and fails until its third attempt. At a start it has no room for another one while that goes on. */
async function flaky(retry: string, more = ''): Promise<string> {
  const file = join(await newFolder(), 'schedule.yaml');
  const run = `echo "$VOLNUX_RUN_ID $VOLNUX_ATTEMPT" >> tries.txt; echo "try $VOLNUX_ATTEMPT"; [ "$VOLNUX_ATTEMPT" -ge 3 ]`;
  await writeFile(
    file,
    `${more}
jobs:
  flaky:
    run: ${JSON.stringify(run)}
    retry: ${retry}
    trigger: { startup: true }
  once: { run: "true", trigger: { manual: true } }
`,
  );
  return file;
}

test('an attempt that is followed by another is a line of its own with the wait, and no job_error', async () => {
  const file = await flaky(
    '{ attempts: 3, delay: 200ms }',
    'hooks: [{ on: [job_retry, job_executed, job_error], run: \'echo "$VOLNUX_EVENT $VOLNUX_ATTEMPT"\' }]',
  );
  const daemon = startDaemon(['-c', file]);
  await daemon.until(({ hook }) => hook === 'job_executed');
  const told = daemon.log.filter(({ event }) => event === 'job_retry' || event === 'job_executed' || event === 'job_error');
  expect(told.map(({ event, msg, reason, attempt }) => [event, msg, reason, attempt])).toEqual([
    ['job_retry', 'attempt failed', 'step "flaky" exited with code 1; the run is tried again in 0.2s, attempt 2 of 3', undefined],
    ['job_retry', 'attempt failed', 'step "flaky" exited with code 1; the run is tried again in 0.2s, attempt 3 of 3', 2],
    ['job_executed', 'run succeeded', undefined, 3],
  ]);
  const hooks = daemon.log.filter(({ hook }) => hook !== undefined).map(({ msg }) => String(msg));
  expect(hooks.toSorted()).toEqual(['job_executed 3', 'job_retry 1', 'job_retry 2']);
  daemon.kill('SIGTERM');
  expect(await daemon.ended).toMatchObject({ code: 0, stderr: '' });
});

test('a run that waits for its next attempt goes on after a kill and after a drain, under the same id; its output stays together', async () => {
  const file = await flaky('{ attempts: 3, delay: 2s }');
  const killed = startDaemon(['-c', file]);
  const { run } = await killed.until(({ event }) => event === 'job_retry');
  killed.kill('SIGKILL');
  await killed.ended;

  const drained = startDaemon(['-c', file]);
  await drained.until(
    ({ event, run: id, reason }) => event === 'job_submitted' && id === run && String(reason).includes('left it waiting'),
  );
  await drained.until(({ event, attempt }) => event === 'job_retry' && attempt === 2);
  drained.kill('SIGTERM');
  expect(await drained.ended).toMatchObject({ code: 0, stderr: '' });
  expect(drained.log.filter(({ outcome }) => outcome !== undefined && outcome !== 'skipped')).toEqual([]);

  const last = startDaemon(['-c', file]);
  expect(await last.until(({ event }) => event === 'job_executed')).toMatchObject({ run, outcome: 'success', attempt: 3 });
  last.kill('SIGTERM');
  await last.ended;
  const id = String(run);
  expect(await readFile(join(file, '../tries.txt'), 'utf8')).toBe(`${id} 1\n${id} 2\n${id} 3\n`);
  const logs = await volnux(['logs', 'flaky', '-c', file]);
  // What was written in the last moment before a kill may be lost.
  expect(logs.stdout.match(/(?<=\| ).*/g)?.slice(-2)).toEqual(['try 2', 'try 3']);
  expect(logs.stdout).not.toContain('left out');
  const history = await volnux(['history', 'flaky', '-c', file, '--format', 'json']);
  expect(JSON.parse(history.stdout).filter((record: { outcome: string }) => record.outcome !== 'skipped')).toMatchObject([
    { run, outcome: 'success' },
  ]);
});

test('a run that is killed in the middle of an attempt is interrupted, whichever attempt it is', async () => {
  const file = join(await newFolder(), 'schedule.yaml');
  const run = JSON.stringify('[ "$VOLNUX_ATTEMPT" = 2 ] && { echo second; sleep 60; }; exit 1');
  await writeFile(file, `jobs:\n  a: { run: ${run}, retry: { attempts: 3, delay: 0 }, trigger: { startup: true } }\n`);
  const killed = startDaemon(['-c', file]);
  const { run: id } = await killed.until(({ msg }) => msg === 'second');
  killed.kill('SIGKILL');
  await killed.ended;
  const next = startDaemon(['-c', file]);
  expect(await next.until(({ outcome, run: other }) => outcome !== undefined && other === id)).toMatchObject({
    outcome: 'interrupted',
  });
  next.kill('SIGTERM');
  await next.ended;
});

test('a run that waits has failed when its job is removed, and with a state in memory when the runner ends', async () => {
  const file = await flaky('{ attempts: 3, delay: 1h }');
  const daemon = startDaemon(['-c', file]);
  await daemon.until(({ event }) => event === 'job_retry');
  const text = await readFile(file, 'utf8');
  await writeFile(file, 'jobs:\n  once: { run: "true", trigger: { manual: true } }\n');
  expect(await daemon.until(({ event }) => event === 'job_error')).toMatchObject({
    job: 'flaky',
    outcome: 'failure',
    reason: 'step "flaky" exited with code 1; attempt 1 of 3 of the run, not tried again: the job was removed',
  });
  daemon.kill('SIGTERM');
  await daemon.ended;

  await writeFile(file, `runner: { state: ":memory:" }\n${text}`);
  const forgetful = startDaemon(['-c', file]);
  await forgetful.until(({ event }) => event === 'job_retry');
  forgetful.kill('SIGTERM');
  await forgetful.ended;
  expect(forgetful.log.find(({ event }) => event === 'job_error')?.reason).toBe(
    'step "flaky" exited with code 1; attempt 1 of 3 of the run, not tried again: the runner is shutting down',
  );
});

test('a run of a job that has no room for two is not tried again after its next fire time', async () => {
  const file = join(await newFolder(), 'schedule.yaml');
  await writeFile(file, 'jobs:\n  a: { run: exit 7, retry: { attempts: 3, delay: 5s }, trigger: { interval: 1s } }\n');
  const daemon = startDaemon(['-c', file]);
  const { reason } = await daemon.until(({ event }) => event === 'job_error');
  expect(reason).toMatch(
    /^step "a" exited with code 7; attempt 1 of 3 of the run, not tried again: the next fire time, \S+Z, comes first$/,
  );
  await daemon.until(({ event, reason: other }) => event === 'job_error' && other !== reason);
  expect(daemon.log.filter(({ event }) => event === 'job_retry' || event === 'job_max_instances')).toEqual([]);
  daemon.kill('SIGTERM');
  await daemon.ended;
});

test('exec tries again too, and tells of it', async () => {
  const file = await flaky('{ attempts: 3, delay: 0 }');
  expect(await volnux(['exec', 'flaky', '-c', file])).toEqual({
    code: 0,
    stdout: 'try 1\ntry 2\ntry 3\n',
    stderr: [2, 3]
      .map((next) => `volnux: step "flaky" exited with code 1; the run is tried again in 0s, attempt ${next} of 3\n`)
      .join(''),
  });
});

test('a run that outlives shutdown_grace is cancelled, and its last steps run', async () => {
  const file = join(await newFolder(), 'schedule.yaml');
  await writeFile(
    file,
    `runner: { shutdown_grace: 100ms }
jobs:
  a:
    run: echo started; sleep 60
    finally: [{ id: clean, run: 'echo "clean after $VOLNUX_OUTCOME"' }]
    trigger: { startup: true }
`,
  );
  const daemon = startDaemon(['-c', file]);
  await daemon.until(({ msg }) => msg === 'started');
  daemon.kill('SIGTERM');
  expect(await daemon.ended).toMatchObject({ code: 0, stderr: '' });
  expect(daemon.log.find(({ step }) => step === 'clean')?.msg).toBe('clean after cancelled');
  expect(daemon.log.find(({ outcome }) => outcome !== undefined)).toMatchObject({ outcome: 'cancelled' });
});
