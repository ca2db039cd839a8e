import { createHmac } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { closedUrl, startWebhookServer } from '../hook/webhook-server.ts';
import { newFolder, startDaemon, volnux } from './volnux.ts';

async function scheduleWith(text: string): Promise<string> {
  const file = join(await newFolder(), 'schedule.yaml');
  await writeFile(file, text);
  return file;
}

test('hooks test tells each hook by the way that events take, and says what it did', async () => {
  const { url, received } = await startWebhookServer();
  const file = await scheduleWith(`
hooks:
  - { on: [job_error, job_late], run: 'echo "$VOLNUX_EVENT of $VOLNUX_JOB_ID, test $VOLNUX_TEST"' }
  - { on: job_missed, run: exit 9 }
jobs:
  a:
    run: exit 7
    trigger: { manual: true }
    hooks: [{ on: job_error, at_most: 1 per 1h, webhook: { url: "${url}", secret: signing-secret } }]
`);
  const { code, stdout, stderr } = await volnux(['hooks', 'test', 'a', '--event', 'job_error', '-c', file]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.replaceAll(/\d\.\d{3}s/g, 'N').split('\n')).toEqual([
    '1. hook `echo "$VOLNUX_EVENT of $VOLNUX_JOB_ID, test $VOLNUX_TEST"`',
    '   | job_error of a, test 1',
    '   ok, after N',
    `3. webhook ${new URL(url).origin}`,
    '   ok, after N',
    '',
  ]);
  const { body = '', headers = {} } = received[0] ?? {};
  expect(JSON.parse(body)).toMatchObject({ event: 'job_error', job: 'a', outcome: 'failure', test: true });
  const digest = createHmac('sha256', 'signing-secret')
    .update(`${String(headers['x-volnux-timestamp'])}.${body}`)
    .digest('hex');
  expect(headers['x-volnux-signature']).toBe(`sha256=${digest}`);

  const one = await volnux(['hooks', 'test', 'a', '--event', 'job_missed', '-c', file]);
  expect({ ...one, stdout: one.stdout.replace(/\d\.\d{3}s/, 'N') }).toEqual({
    code: 1,
    stdout: '2. hook `exit 9`\n   failed: hook 2 `exit 9` exited with code 9, after N\n',
    stderr: '',
  });
  expect(await volnux(['hooks', 'test', 'a', '--hook', '3', '--event', 'job_late', '-c', file])).toMatchObject({ code: 0 });
  expect(received).toHaveLength(2);
});

test.each([
  [['hooks', 'test', 'a', '--event', 'job_eror'], 'there is no event "job_eror"; did you mean `job_error`?'],
  [
    ['hooks', 'test', 'a', '--event', 'job_missed'],
    'no hook listens to job_missed; --event or --hook N tries one of them; there are:\n  1. hook `true` on job_error',
  ],
  [['hooks', 'test', 'a', '--hook', '2'], 'there is no hook "2"; there are:\n  1. hook `true` on job_error'],
  [['hooks', 'test'], 'no hook listens to config_rejected; volnux hooks test JOB tries those of a job; there are none'],
  [['hooks', 'test', '--event', 'job_error'], 'job_error is about a job: volnux hooks test JOB --event job_error'],
  [['hooks', 'list'], 'hooks takes a verb, and perhaps a job: volnux hooks test [JOB]'],
])('%j is wrong usage', async (args, message) => {
  const file = await scheduleWith(
    'jobs: { a: { run: date, trigger: { manual: true }, hooks: [{ on: job_error, run: "true" }] } }\n',
  );
  expect(await volnux([...args, '-c', file])).toEqual({ code: 2, stdout: '', stderr: `volnux: ${message}\n` });
});

test('a daemon: the secrets of a webhook are nowhere in its log, nor in a plan', async () => {
  const url = `${await closedUrl()}services/T00000/B00000/abcdefabcdef`;
  const file = await scheduleWith(`
jobs:
  a:
    run: 'echo "$TOLD"; exit 1'
    env: { TOLD: "${url} Bearer pager-credential signing-secret" }
    trigger: { startup: true }
    hooks:
      - on: job_error
        webhook:
          url: ${url}
          headers: { Authorization: Bearer pager-credential }
          secret: signing-secret
          retry: { attempts: 2, delay: 0 }
`);
  const daemon = startDaemon(['-c', file]);
  const { reason } = await daemon.until(({ event }) => event === 'hook_error');
  expect(reason).toMatch(/^webhook 1 http:\/\/127\.0\.0\.1:\d+ could not be reached: connect ECONNREFUSED .* \(tried 2 times\)$/);
  await daemon.until(({ step }) => step === 'a');
  daemon.kill('SIGTERM');
  const { stdout, stderr } = await daemon.ended;
  const plan = await volnux(['plan', '--against', 'generation:1', '-c', file]);
  await writeFile(file, 'jobs: { b: { run: date, trigger: { manual: true } } }\n');
  const removed = await volnux(['plan', '--format', 'json', '-c', file]);
  for (const text of [stdout, stderr, plan.stdout, plan.stderr, removed.stdout, removed.stderr])
    expect(text).not.toMatch(/abcdefabcdef|pager-credential|signing-secret/);
});

test('job_overdue survives a restart: what counts is the last success in the records', async () => {
  const file = await scheduleWith(`
runner: { state: state }
jobs:
  a: { run: 'true', trigger: { startup: true }, expect: { every: 1h } }
`);
  const first = startDaemon(['-c', file]);
  await first.until(({ event }) => event === 'job_executed');
  first.kill('SIGKILL');
  await first.ended;
  await writeFile(
    file,
    `
runner: { state: state }
jobs:
  a: { run: 'true', trigger: { cron: "0 0 1 1 *" }, expect: { every: 10ms } }
`,
  );
  const second = startDaemon(['-c', file]);
  const { reason, job } = await second.until(({ event }) => event === 'job_overdue');
  expect({ job, reason }).toEqual({
    job: 'a',
    reason: expect.stringMatching(/^no run has succeeded since \d{4}-.*Z; expect\.every is 10ms$/),
  });
});

test('a runner that is killed and started again and again sends the same alert once', async () => {
  const file = await scheduleWith(`
runner: { state: state }
hooks:
  - { on: job_overdue, run: echo overdue }
  - { on: job_error, run: 'echo "error, $VOLNUX_HELD_BACK held back"', at_most: 1 per 1h }
jobs:
  a: { run: 'true', trigger: { manual: true }, expect: { every: 1h } }
  b: { run: 'exit 1', trigger: { startup: true } }
`);
  // The one job has been there for longer than its `every`, without a success.
  await writeFile(
    join(file, '../before.yaml'),
    'runner: { state: state }\njobs: { a: { run: "true", trigger: { manual: true } } }\n',
  );
  const before = startDaemon(['-c', join(file, '../before.yaml')]);
  await before.until(({ event }) => event === 'scheduler_started');
  before.kill('SIGTERM');
  await before.ended;
  const database = new DatabaseSync(join(file, '../state/volnux.db'));
  database.exec('UPDATE jobs SET anchor = anchor - 7200000');
  database.close();

  const alerts: unknown[] = [];
  for (let start = 1; start <= 3; start++) {
    const daemon = startDaemon(['-c', file]);
    await daemon.until(({ event }) => event === 'job_error');
    if (start === 1) {
      await daemon.until(({ msg }) => msg === 'overdue');
      await daemon.until(({ msg }) => String(msg).startsWith('error,'));
    }
    // A hook that is wanted would be going by then.
    expect(await volnux(['status', '-c', file])).toMatchObject({ code: 0 });
    daemon.kill('SIGKILL');
    await daemon.ended;
    alerts.push(...daemon.log.filter(({ hook }) => hook !== undefined).map(({ msg }) => msg));
  }
  expect(alerts).toHaveLength(2);
  expect(new Set(alerts)).toEqual(new Set(['error, 0 held back', 'overdue']));
});

test('what was on its way to hooks when the runner was killed is told at the next start, and not again; a drain leaves nothing behind', async () => {
  const { url } = await startWebhookServer((response) => response.writeHead(503, { 'retry-after': '3600' }).end());
  const file = await scheduleWith(`
hooks:
  - { on: hook_error, run: 'echo "told: $VOLNUX_REASON"' }
  - { on: job_error, run: 'echo going; sleep 60' }
  - { on: job_error, run: echo done }
  - { on: job_error, webhook: { url: "${url}" } }
jobs: { a: { run: exit 1, trigger: { startup: true } } }
`);
  const killed = startDaemon(['-c', file]);
  const { run } = await killed.until(({ event }) => event === 'job_error');
  for (const line of ['going', 'done']) await killed.until(({ msg }) => msg === line);
  expect(await volnux(['status', '-c', file])).toMatchObject({ code: 0 });
  killed.kill('SIGKILL');
  await killed.ended;

  await writeFile(
    file,
    'hooks: [{ on: hook_error, run: \'echo "told: $VOLNUX_REASON"\' }]\njobs: { b: { run: date, trigger: { manual: true } } }\n',
  );
  const lost = (what: string): string =>
    `${what} on job_error was not through with it when the former runner died, and may not have been told`;
  const next = startDaemon(['-c', file]);
  for (const what of ['a hook', 'a webhook'])
    await next.until(({ hook, msg }) => hook !== undefined && msg === `told: ${lost(what)}`);
  const told = next.log.filter(({ event }) => event === 'hook_error');
  expect(told).toMatchObject([
    { job: 'a', run },
    { job: 'a', run },
  ]);
  expect(new Set(told.map(({ reason }) => reason))).toEqual(new Set([lost('a hook'), lost('a webhook')]));
  next.kill('SIGTERM');
  await next.ended;
  const last = startDaemon(['-c', file]);
  await last.until(({ event }) => event === 'scheduler_started');
  last.kill('SIGTERM');
  await last.ended;
  expect(last.log.filter(({ event }) => event === 'hook_error')).toEqual([]);
});
