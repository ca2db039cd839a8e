import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startWebhookServer } from '../hook/webhook-server.ts';
import { newFolder, ROOT, startDaemon, volnux } from './volnux.ts';

const examples = readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('schedule.yaml'),
);

test('there are examples', () => {
  expect(examples.sort()).toEqual([
    'alerts/schedule.yaml',
    'container/config/schedule.yaml',
    'etl/schedule.yaml',
    'graph/schedule.yaml',
    'quickstart/schedule.yaml',
  ]);
});

test.for(examples)('%s is valid without a warning', async (example) => {
  const { code, stderr, stdout } = await volnux(['validate', '--strict', '-c', join('examples', example)]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('is valid');
});

test('quickstart: jobs fire, the failing one reaches its hook, an edit is applied, Ctrl-C drains', async () => {
  const folder = await newFolder('examples/quickstart');
  const file = join(folder, 'schedule.yaml');
  const daemon = startDaemon(['-c', file]);
  await daemon.until(({ event, job }) => event === 'job_executed' && job === 'greet');
  await daemon.until(({ event, job }) => event === 'job_executed' && job === 'report');
  const failed = await daemon.until(({ event, job }) => event === 'job_error' && job === 'flaky');
  expect(failed).toMatchObject({ outcome: 'failure', reason: 'step "flaky" exited with code 3', generation: 1 });
  const told = await daemon.until(({ hook, job }) => hook === 'job_error' && job === 'flaky');
  expect(told.msg).toBe(`flaky at ${String(failed.fire_time)}: job_error (step "flaky" exited with code 3)`);

  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^ +paused: true.*$/m, '').replace('interval: 7s', 'interval: 8s'));
  const applied = await daemon.until(({ event, generation }) => event === 'config_applied' && generation === 2);
  expect(applied.reason).toBe('1 updated, 1 resumed, 2 unchanged: ~ report: trigger (anchored anew); ~ goodbye: resumed');

  daemon.kill('SIGINT');
  const { code, stderr } = await daemon.ended;
  expect({ code, stderr, last: daemon.log.at(-1)?.event }).toEqual({ code: 0, stderr: '', last: 'scheduler_shutdown' });
});

test('etl: the pipeline turns the data file into a report', async () => {
  const folder = await newFolder('examples/etl');
  const { code, stdout, stderr } = await volnux(['exec', 'nightly-revenue', '-c', join(folder, 'schedule.yaml')]);
  expect({ code, stderr, stdout: stdout.split('\n') }).toEqual({
    code: 0,
    stderr: expect.stringContaining('extract: succeeded'),
    stdout: ['8 clean rows, 2 rejected', '8 rows, 4 countries', 'wrote work/report.txt', ''],
  });
  expect(JSON.parse(await readFile(join(folder, 'work/revenue.json'), 'utf8'))).toEqual([
    { country: 'DE', revenue: 400.4 },
    { country: 'FR', revenue: 390.25 },
    { country: 'IT', revenue: 75.1 },
    { country: 'ES', revenue: 54.4 },
  ]);
  expect(await readFile(join(folder, 'work/report.txt'), 'utf8')).toMatch(/^revenue of \d{4}-\d\d-\d\d\n\[/);
});

test('graph: a step is tried again, values are handed on, and the last steps end the run', async () => {
  const folder = await newFolder('examples/graph');
  const { code, stdout, stderr } = await volnux(['exec', 'stock-report', '-c', join(folder, 'schedule.yaml')]);
  expect({ code, stdout: stdout.split('\n') }).toEqual({
    code: 0,
    stdout: ['no answer, attempt 1', '2 warehouses in 3 rows', '3 rows, 59 pieces, unknown warehouses []', 'ended: success', ''],
  });
  expect(stderr).toMatch(/^volnux: step "fetch" exited with code 75; it is tried again in 0\.\d+s, attempt 2 of 4$/m);
  expect(stderr).toContain('\nvolnux: step "lint" exited with code 1; the run goes on\n');
});

test('alerts: the webhooks get what failed, signed and no more often than they may, what is late and what is overdue', async () => {
  const folder = await newFolder('examples/alerts');
  const { url, received } = await startWebhookServer();
  const env = { ALERT_URL: url, WEBHOOK_SECRET: 'secret-of-the-test' };
  const daemon = startDaemon(['-c', join(folder, 'schedule.yaml')], { env });
  for (const event of ['job_late', 'job_overdue']) await daemon.until((line) => line.event === event);
  const told = await daemon.until(({ hook, job }) => hook === 'job_error' && job === 'orders');
  expect(told.msg).toBe('orders failed, step "orders" exited with code 1');
  await daemon.until(() => daemon.log.filter(({ event }) => event === 'job_error').length > 2);
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);

  const bodies = received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  expect(bodies.filter(({ event }) => event === 'job_error')).toHaveLength(1);
  expect(received.find(({ headers }) => headers['x-volnux-event'] === 'job_error')?.headers).toMatchObject({
    'x-volnux-signature': expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
  });
  expect(bodies).toContainEqual(expect.objectContaining({ title: 'slow: job_late', why: expect.stringContaining('the 1s of') }));
  expect(bodies).toContainEqual(expect.objectContaining({ title: 'nightly: job_overdue' }));
});

test('container: the mounted schedule runs with its .env, the environment winning, and the module hook is told of a failure', async () => {
  const folder = await newFolder('examples/container/config');
  const file = join(folder, 'schedule.yaml');
  const env = { STATE_DIR: join(folder, 'state'), SERVICE_NAME: 'billing', HEARTBEAT_EVERY: '1s' };
  const daemon = startDaemon(['-c', file], { env });
  const beat = await daemon.until(({ step }) => step === 'heartbeat');
  expect(beat.msg).toBe('billing is alive');

  // Without BACKUP_BUCKET the backup fails; make it due now.
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('"15 3 * * *"', '"* * * * * *"'));
  await daemon.until(({ event, job }) => event === 'job_error' && job === 'backup');
  const told = await daemon.until(({ hook, job }) => hook === 'job_error' && job === 'backup');
  expect(told.msg).toMatch(/^to #on-call: backup for .* failed: step "backup" exited with code 1$/);

  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
});
