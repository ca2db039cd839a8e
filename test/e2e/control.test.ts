import { once } from 'node:events';
import { statSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StatusAnswer } from '../../src/server/answers.ts';
import { newFolder, startDaemon, startProcess, volnux, type Daemon, type Finished } from './volnux.ts';

interface Place {
  readonly folder: string;
  readonly file: string;
  readonly write: (text: string) => Promise<void>;
  readonly start: () => Promise<Daemon>;
  /** Runs a command against it. */
  readonly ask: (...args: string[]) => Promise<Finished>;
  readonly status: () => Promise<StatusAnswer>;
}

async function place(text: string): Promise<Place> {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  await writeFile(file, text);
  const ask = (...args: string[]): Promise<Finished> => volnux([...args, '-c', file]);
  return {
    folder,
    file,
    write: (text) => writeFile(file, text),
    start: async () => {
      const daemon = startDaemon(['-c', file]);
      await daemon.until(({ event }) => event === 'scheduler_started');
      return daemon;
    },
    ask,
    status: async () => JSON.parse((await ask('status', '--format', 'json')).stdout),
  };
}

const SECONDLY = 'trigger: { cron: "* * * * * *" }';

test('a pause holds over kill -9 and an edit of something else, and ends when the schedule pauses the job itself', async () => {
  const { write, start, ask, status, folder } = await place(
    `jobs:\n  a: { run: date, ${SECONDLY} }\n  b: { run: date, ${SECONDLY} }\n`,
  );
  const first = await start();
  await first.until(({ event, job }) => event === 'job_executed' && job === 'a');
  expect(await ask('pause', 'a', '--reason', 'disk is full')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^a is paused/),
  });
  expect(await first.until(({ event }) => event === 'job_paused')).toMatchObject({
    job: 'a',
    reason: expect.stringMatching(/: disk is full$/),
  });
  first.kill('SIGKILL');
  await first.ended;
  expect(statSync(join(folder, '.volnux/volnux.sock')).isSocket()).toBe(true);
  expect(await ask('status')).toMatchObject({ code: 2, stderr: expect.stringContaining('no runner is going') });

  const second = await start();
  await second.until(({ event, job }) => event === 'job_executed' && job === 'b');
  expect((await status()).jobs).toMatchObject([
    { job: 'a', state: 'paused', declared: 'active', override: { reason: 'disk is full', until: null } },
    { job: 'b', state: 'scheduled', override: null },
  ]);
  await write(`jobs:\n  a: { run: date, max_instances: 3, ${SECONDLY} }\n  b: { run: date, ${SECONDLY} }\n`);
  await second.until(({ event, generation }) => event === 'config_applied' && generation === 2);
  expect((await status()).jobs[0]).toMatchObject({ state: 'paused', override: { kind: 'pause' } });
  expect(second.log.some(({ event, job }) => event === 'job_submitted' && job === 'a')).toBe(false);

  await write(`jobs:\n  a: { run: date, paused: true, ${SECONDLY} }\n  b: { run: date, ${SECONDLY} }\n`);
  const applied = await second.until(({ event, generation }) => event === 'config_applied' && generation === 3);
  expect(applied.reason).toMatch(/the pause of a by .* is over: the schedule pauses it itself$/);
  expect((await status()).jobs[0]).toMatchObject({ state: 'paused', declared: 'paused', override: null });
  await write(`jobs:\n  a: { run: date, ${SECONDLY} }\n  b: { run: date, ${SECONDLY} }\n`);
  await second.until(({ event, job }) => event === 'job_executed' && job === 'a');
  second.kill('SIGTERM');
  expect((await second.ended).code).toBe(0);
  expect((await readdir(join(folder, '.volnux'))).filter((name) => name.includes('sock'))).toEqual([]);
});

test('a pause for a time ends by itself, tells the hooks, and moves with its job', async () => {
  const { write, start, ask, status } = await place(
    `hooks: [{ on: [job_resumed], run: 'echo "hook: $VOLNUX_JOB_ID $VOLNUX_REASON"' }]\njobs:\n  a: { run: date, ${SECONDLY} }\n`,
  );
  const daemon = await start();
  expect((await ask('pause', 'a', '--for', '6s')).code).toBe(0);
  await write(
    `hooks: [{ on: [job_resumed], run: 'echo "hook: $VOLNUX_JOB_ID $VOLNUX_REASON"' }]\njobs:\n  b: { run: date, moved_from: a, ${SECONDLY} }\n`,
  );
  await daemon.until(({ event, generation }) => event === 'config_applied' && generation === 2);
  const { jobs } = await status();
  expect(jobs).toMatchObject([{ job: 'b', state: 'paused' }]);
  const told = await daemon.until(({ msg }) => String(msg).startsWith('hook: '));
  expect(told.msg).toMatch(/^hook: b the pause by .* was until /);
  await daemon.until(({ event, job }) => event === 'job_executed' && job === 'b');
  expect(await ask('resume', 'a')).toMatchObject({ code: 2, stderr: 'volnux: there is no job "a" any more: it is "b" now\n' });
  daemon.kill('SIGTERM');
  await daemon.ended;
});

test('trigger runs a job with other params and is waited for; cancel ends it; a runner that drains says so', async () => {
  const { start, ask, status, file } = await place(`
pipelines:
  p: { params: { text: none }, steps: [{ id: s, run: 'echo "text $VOLNUX_PARAM_TEXT"; [ "$VOLNUX_PARAM_TEXT" != hold ] || exec sleep 60' }] }
jobs:
  by-hand: { pipeline: p, trigger: { manual: true } }
`);
  const daemon = await start();
  const waited = await ask('trigger', 'by-hand', '--with', 'text=one', '--wait');
  expect(waited).toMatchObject({ code: 0, stderr: '' });
  expect(await daemon.until(({ msg }) => msg === 'text one')).toMatchObject({ job: 'by-hand', run: waited.stdout.trim() });

  const held = startProcess(['trigger', 'by-hand', '--with', 'text=hold', '--wait', '-c', file]);
  const { run } = await daemon.until(({ msg }) => msg === 'text hold');
  expect((await status()).jobs[0]?.runs).toMatchObject([{ run }]);
  expect(await ask('cancel', String(run).slice(0, -1))).toMatchObject({
    code: 0,
    stdout: `cancelling ${String(run)} of by-hand\n`,
  });
  expect(await held.ended).toMatchObject({
    code: 1,
    stdout: `${String(run)}\n`,
    stderr: expect.stringContaining('by-hand: cancelled: cancelled by '),
  });

  const last = await ask('trigger', 'by-hand', '--with', 'text=hold');
  await daemon.until(({ msg, run }) => msg === 'text hold' && run === last.stdout.trim());
  daemon.kill('SIGTERM');
  await daemon.until(({ msg }) => msg === 'draining');
  expect((await status()).runner.state).toBe('draining');
  expect(await ask('trigger', 'by-hand')).toMatchObject({ code: 1, stderr: expect.stringContaining('is draining') });
  expect((await ask('cancel', 'by-hand')).code).toBe(0);
  expect((await daemon.ended).code).toBe(0);
});

test('reload waits for what comes of an edit, and tells why a file is rejected, which status tells too', async () => {
  const { write, start, ask, status } = await place('jobs:\n  a: { run: date, trigger: { interval: 1h } }\n');
  const daemon = await start();
  expect(await ask('reload')).toMatchObject({ code: 0, stdout: 'unchanged: generation 1 is what the files hold\n' });
  await write('jobs:\n  a: { run: date, triger: { interval: 1h } }\n');
  for (let time = 1; time <= 2; time++) {
    const rejected = await ask('reload');
    expect(rejected).toMatchObject({ code: 1, stdout: '' });
    expect(rejected.stderr).toMatch(/did you mean `trigger`\?[^]*rejected: generation 1 stays in force\n$/);
  }
  expect((await status()).runner.degraded).toMatchObject([{ kind: 'config_rejected' }]);
  await write('jobs:\n  a: { run: date, trigger: { interval: 1h } }\n  b: { run: date, trigger: { interval: 1h } }\n');
  expect(await ask('reload', '--force')).toMatchObject({ code: 0, stdout: expect.stringMatching(/generation 2/) });
  expect((await status()).runner).toMatchObject({ degraded: [], generation: 2, pid: daemon.pid });
  await write('jobs: {}\n');
  const refused = await ask('reload');
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('refused: generation 2 stays in force') });
  expect(await ask('reload', '--force')).toMatchObject({ code: 0, stdout: expect.stringMatching(/generation 3/) });
  daemon.kill('SIGTERM');
  await daemon.ended;
});

test('a second runner on the state directory leaves the socket of the first, and clients that hang do not hold up its end', async () => {
  const { start, ask, status, folder } = await place(`jobs:\n  a: { run: date, ${SECONDLY} }\n`);
  const daemon = await start();
  expect((await ask('run')).code).toBe(2);
  const hanging = connect(join(folder, '.volnux/volnux.sock'));
  hanging.on('error', () => {});
  await once(hanging, 'connect');
  hanging.write('GET /v1/status HTT');
  expect((await status()).runner.pid).toBe(daemon.pid);
  const both = await Promise.all([ask('pause', 'a'), ask('pause', 'a', '--reason', 'twice')]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
});

test('a runner without a state directory is found by its schedule, and a second one of it leaves it alone', async () => {
  const schedule = `runner: { state: ":memory:" }\njobs:\n  a: { run: date, ${SECONDLY} }\n`;
  const { folder, start, ask, status, write } = await place(schedule);
  const first = await start();
  expect(await ask('pause', 'a')).toMatchObject({ code: 0, stdout: 'a is paused\n' });
  await write('jobs: [');
  expect(await ask('status')).toMatchObject({ code: 0, stderr: expect.stringContaining('the schedule does not load') });
  await write(schedule);
  const second = await start();
  expect(second.log).toContainEqual(
    expect.objectContaining({ reason: expect.stringContaining(`another runner of this schedule, pid ${first.pid}, has `) }),
  );
  expect((await status()).runner.pid).toBe(first.pid);
  second.kill('SIGTERM');
  expect((await second.ended).code).toBe(0);
  expect((await status()).runner.pid).toBe(first.pid);

  first.kill('SIGKILL');
  await first.ended;
  expect(await ask('status')).toMatchObject({ code: 2, stderr: expect.stringContaining('no runner') });
  const third = await start();
  expect((await status()).runner.pid).toBe(third.pid);
  third.kill('SIGTERM');
  expect((await third.ended).code).toBe(0);
  expect(await ask('status')).toMatchObject({ code: 2, stderr: expect.stringContaining('no runner of this schedule is going') });
  expect(await readdir(folder)).toEqual(['schedule.yaml']);
});

test('`plan` asks the runner that is going what it has in force, one that keeps no state too', async () => {
  const head = 'runner: { state: ":memory:", shutdown_grace: 1s }\nsecrets: { TOKEN: { env: TOKEN } }\njobs:\n';
  const sealed = '  a: { run: date, env: { OF_A: "${TOKEN}" }, trigger: { interval: 1h } }\n';
  const others = ['b', 'c', 'd'].map((id) => `  ${id}: { run: sleep 60, trigger: { cron: "0 0 1 1 *" } }\n`).join('');
  const { file, write } = await place(`${head}${sealed}${others}`);
  const env = { TOKEN: 'open-sesame' };
  const plan = async (): Promise<unknown> => {
    const { stdout, stderr } = await volnux(['plan', '-c', file, '--format', 'json'], { env });
    expect(stdout + stderr).not.toContain(env.TOKEN);
    expect(stderr).toBe('');
    return JSON.parse(stdout);
  };
  expect(await plan()).toMatchObject({ title: 'against nothing: no runner of this schedule is going', summary: '4 added' });

  const daemon = startDaemon(['-c', file], { env });
  await daemon.until(({ event }) => event === 'scheduler_started');
  expect(await plan()).toMatchObject({ title: expect.stringMatching(/^against generation 1, applied /), jobs: [], unchanged: 4 });

  await volnux(['pause', 'a', '-c', file], { env });
  await volnux(['trigger', 'b', '-c', file], { env });
  const { run } = await daemon.until(({ event, job }) => event === 'job_submitted' && job === 'b');
  // It removes too much to be applied, and the runner goes on with what it has.
  await write(`${head}${sealed.replace('1h', '2h')}`);
  await daemon.until(({ event }) => event === 'config_rejected');
  expect(await plan()).toMatchObject({
    summary: '1 updated, 3 removed',
    refused: expect.stringContaining('would remove 3 of 4 jobs'),
    drift: [{ job: 'a', paused: true }],
    jobs: [
      { job: 'b', runs_in_flight: [{ run, becomes: 'finishes' }] },
      { job: 'c' },
      { job: 'd' },
      { job: 'a', fields: [{ path: 'trigger.interval' }] },
    ],
  });
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
});
