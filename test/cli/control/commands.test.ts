import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { volnux } from '../terminal.ts';
import { listening, newFolder, served } from '../../server/served.ts';

const SCHEDULE = 'jobs:\n  a: { run: date, trigger: { interval: 1h } }\n';

test.each([
  [['status', 'a', 'b'], 'status takes one job, got a b'],
  [['status', '--format', 'xml'], '--format must be'],
  [['pause'], 'pause takes one job: volnux pause JOB'],
  [['pause', 'a', '--for', '2x'], '--for must be a duration like 2h or 7d, got "2x"'],
  [['pause', 'a', '--for', '0s'], '--for must be more than 0s, got "0s"'],
  [['resume', 'a', 'b'], 'resume takes one job: volnux resume JOB'],
  [['cancel'], 'cancel takes one job or a run: volnux cancel JOB|RUN'],
  [['trigger', 'a', '--with', 'rows'], '--with needs name=value, got "rows"'],
  [['status', '--state-dir', ''], '--state-dir needs the path of a state directory'],
  [['status', '--state-dir', 'x', '-c', 'y'], '--state-dir names the runner without the schedule'],
])('%j is wrong usage, and said in one sentence', async (args, message) => {
  const { code, stderr } = await volnux(args);
  expect(code).toBe(2);
  expect(stderr).toContain(`volnux: ${message}`);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('without a runner, or a place for its socket, that is said in one sentence', async () => {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  await writeFile(file, SCHEDULE);
  for (const command of ['status', 'reload']) {
    expect(await volnux([command, '-c', file])).toMatchObject({
      code: 2,
      stderr: `volnux: no runner is going with the state directory ${folder}/.volnux: start one with \`volnux run\`, or name another with --config or --state-dir\n`,
    });
  }
  await writeFile(file, `runner: { state: ":memory:" }\n${SCHEDULE}`);
  expect((await volnux(['status', '-c', file])).stderr).toContain(
    'volnux: no runner of this schedule is going: runner.state is :memory:, and nobody has made ',
  );
});

test('a schedule that does not load is no reason not to ask the runner beside it', async () => {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  await writeFile(file, 'jbs: {}\n');
  const alone = await volnux(['status', '-c', file]);
  expect(alone.code).toBe(1);
  expect(alone.stderr).toMatch(/CONFIG_UNKNOWN_KEY[^]*--state-dir PATH names/);
  await mkdir(join(folder, '.volnux'));
  await listening((await served(SCHEDULE)).commands, join(folder, '.volnux'));
  for (const path of [file, folder]) {
    const asked = await volnux(['status', '-c', path]);
    expect(asked).toMatchObject({ code: 0, stdout: expect.stringContaining('volnux 1.2.3, pid 42') });
    expect(asked.stderr).toContain('the schedule does not load');
  }
});

test('each command prints what the runner did, and its exit code says whether it did it', async () => {
  const underTest = await served(`${SCHEDULE}  off: { run: date, trigger: { interval: 1h }, paused: true }\n`);
  const { directory } = await listening(underTest.commands);
  const ask = (...args: string[]): ReturnType<typeof volnux> => volnux([...args, '--state-dir', directory]);

  expect(await ask('pause', 'a', '--for', '2h', '--reason', 'disk')).toMatchObject({
    code: 0,
    stdout: 'a is paused until 2026-06-01T02:00:00Z\n',
  });
  expect((await ask('status', 'a')).stdout).toMatch(/a +paused .*until Mon 2026-06-01 02:00:00 UTC: disk/);
  expect(JSON.parse((await ask('status', '--format', 'json')).stdout)).toMatchObject({ jobs: [{ job: 'a' }, { job: 'off' }] });
  expect(await ask('resume', 'a')).toMatchObject({ code: 0, stdout: 'a is resumed; it fires next at 2026-06-01T01:00:00Z\n' });
  expect(await ask('resume', 'a')).toMatchObject({ code: 0, stdout: expect.stringContaining('is not paused') });
  expect(await ask('pause', 'off')).toMatchObject({ code: 0, stdout: expect.stringContaining('paused by the schedule itself') });
  expect(await ask('pause', 'off', '--for', '1h')).toMatchObject({ code: 1 });
  expect(await ask('resume', 'off')).toMatchObject({ code: 1, stderr: expect.stringContaining('paused by the schedule') });

  const triggered = await ask('trigger', 'a');
  const [run = ''] = triggered.stdout.split('\n');
  expect(underTest.runs.contexts.map(({ runId }) => runId)).toContain(run);
  expect(await ask('trigger', 'a')).toMatchObject({ code: 1, stderr: expect.stringContaining('a: coalesced: ') });
  await underTest.clock.advance(1);
  expect(await ask('trigger', 'a')).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^[0-9a-f-]{36}\n$/),
    stderr: 'volnux: a: skipped: 1 of max_instances 1 going, overlap is skip\n',
  });
  expect(await ask('pause', 'a')).toMatchObject({ stdout: expect.stringMatching(/^a is paused; .* on$/m) });
  expect(await ask('cancel', 'a')).toMatchObject({ code: 0, stdout: expect.stringContaining(`cancelling ${run} of a\n`) });
  expect(await ask('cancel', 'b')).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no such job') });
  expect(await ask('reload')).toMatchObject({ code: 0, stdout: 'unchanged: generation 7 is what the files hold\n' });
});

test('trigger --wait ends with the run, and as it did', async () => {
  const { commands, scheduler, runs, clock } = await served('jobs:\n  a: { run: date, trigger: { manual: true } }\n');
  const { directory } = await listening(commands);
  const ends = [undefined, new Error('exit 3')];
  scheduler.addListener(({ name }) => {
    if (name === 'job_submitted') setImmediate(() => runs.end(ends.shift()));
  });
  const ask = (): ReturnType<typeof volnux> => volnux(['trigger', 'a', '--wait', '--state-dir', directory]);
  expect(await ask()).toMatchObject({ code: 0, stderr: '' });
  // The clock stands: it is the same fire time.
  expect(await ask()).toMatchObject({ code: 1, stderr: 'volnux: a: coalesced: this fire time was recorded before\n' });
  await clock.advance(1);
  expect(await ask()).toMatchObject({ code: 1, stderr: 'volnux: a: failure: exit 3\n' });
});
