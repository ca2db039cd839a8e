import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hook, Webhook } from '../../src/config/config.ts';
import { createEvent } from '../../src/event/event.ts';
import type { Executor } from '../../src/executor/executor.ts';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { HookDispatcher } from '../../src/hook/hook-dispatcher.ts';
import { closedUrl, startWebhookServer } from './webhook-server.ts';

let executor: Executor;
beforeAll(() => void (executor = startExecutor()));
afterAll(() => executor.close());

const failed = createEvent('job_error', Date.parse('2026-06-01T12:00:01Z'), {
  jobId: 'backup',
  runId: 'r-1',
  fireTime: Date.parse('2026-06-01T12:00:00Z'),
  outcome: 'failure',
  reason: 'step "a" <exited> with code 3 & more',
  exception: new Error('step "a" exited with code 3'),
  durationMs: 850,
  generation: 4,
});
const payload = {
  event: 'job_error',
  time: '2026-06-01T12:00:01Z',
  job: 'backup',
  run: 'r-1',
  step: null,
  fire_time: '2026-06-01T12:00:00Z',
  attempt: 1,
  outcome: 'failure',
  reason: 'step "a" <exited> with code 3 & more',
  exception: { name: 'Error', message: 'step "a" exited with code 3' },
  duration_ms: 850,
  generation: 4,
  held_back: 0,
  test: false,
};

function webhook(url: string, fields: Partial<Webhook> = {}, timeoutMs = 10_000): Hook {
  const retry = { attempts: 4, delayMs: 2000 };
  const body = { kind: 'json' } as const;
  const action: Webhook = { kind: 'webhook', url, method: 'POST', headers: {}, body, secret: null, retry, ...fields };
  return { on: ['job_error'], action, level: 'job', atMost: null, env: {}, passEnv: ['*'], cwd: '/', timeoutMs };
}

/** Waits between tries take no time; how long they would be is told. */
async function send(...hooks: Hook[]): Promise<{ failures: string[]; delays: number[]; retries: string[] }> {
  const failures: string[] = [];
  const retries: string[] = [];
  const delays: number[] = [];
  const dispatcher = new HookDispatcher({
    executor,
    clock: {
      now: () => Date.parse('2026-06-01T12:00:02.900Z'),
      elapsed: () => 0,
      after: (delayMs, wake) => {
        delays.push(delayMs);
        queueMicrotask(wake);
        return () => {};
      },
    },
    onOutput: () => {},
    onRetry: (_event, message) => retries.push(message),
    onFailure: (_event, message) => failures.push(message),
  });
  dispatcher.dispatch(failed, hooks, 'UTC');
  await dispatcher.idle();
  return { failures, delays, retries };
}

test('a webhook gets the event as JSON', async () => {
  const { url, received } = await startWebhookServer();
  expect(await send(webhook(url, { method: 'PUT', headers: { authorization: 'Bearer t', 'user-agent': 'us' } }))).toEqual({
    failures: [],
    delays: [],
    retries: [],
  });
  expect(received).toHaveLength(1);
  const [request] = received;
  expect(request).toMatchObject({ method: 'PUT', path: '/services/T0/B0' });
  expect(request?.headers).toMatchObject({
    'content-type': 'application/json',
    authorization: 'Bearer t',
    'user-agent': 'us',
    'x-volnux-event': 'job_error',
  });
  expect(request?.headers['x-volnux-signature']).toBeUndefined();
  expect(JSON.parse(request?.body ?? '')).toEqual(payload);
});

test('with a secret the body is signed, together with the time', async () => {
  const { url, received } = await startWebhookServer();
  await send(webhook(url, { secret: 'signing-secret' }));
  const { headers = {}, body = '' } = received[0] ?? {};
  const timestamp = String(headers['x-volnux-timestamp']);
  expect(timestamp).toBe(String(Date.parse('2026-06-01T12:00:02Z') / 1000));
  const digest = createHmac('sha256', 'signing-secret').update(`${timestamp}.${body}`).digest('hex');
  expect(headers['x-volnux-signature']).toBe(`sha256=${digest}`);
});

test('a message for Slack is one text in its markup', async () => {
  const { url, received } = await startWebhookServer();
  await send(webhook(url, { body: { kind: 'slack' } }));
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({
    text: '*job_error* backup (2026-06-01T12:00:00Z): step "a" &lt;exited&gt; with code 3 &amp; more',
  });
});

test('a body of its own takes fields of the event, as they are where they stand alone', async () => {
  const { url, received } = await startWebhookServer();
  const template = {
    title: '{{job}}: {{ exception }} after {{duration_ms}} ms',
    list: ['{{duration_ms}}', 3, true, null],
    all: '{{payload}}',
    none: { value: '{{held_back}}' },
  };
  await send(webhook(url, { body: { kind: 'template', template } }));
  await send(webhook(url, { body: { kind: 'template', template: '{{job}} failed' } }));
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({
    title: 'backup: step "a" exited with code 3 after 850 ms',
    list: [850, 3, true, null],
    all: payload,
    none: { value: 0 },
  });
  expect(received[1]).toMatchObject({ body: 'backup failed', headers: { 'content-type': 'text/plain; charset=utf-8' } });
});

test('what will pass is tried again, later each time, as the same delivery; then it is good', async () => {
  const statuses = [503, 429, 500];
  const { url, received } = await startWebhookServer((response, count) => {
    response.statusCode = statuses[count - 1] ?? 204;
    response.end();
  });
  expect(await send(webhook(url))).toMatchObject({ failures: [], delays: [2000, 4000, 8000] });
  expect(received).toHaveLength(4);
  expect(new Set(received.map(({ headers }) => headers['x-volnux-delivery'])).size).toBe(1);
});

test('a server that stays in trouble is given up after so many tries, with what it said', async () => {
  const { url, received } = await startWebhookServer((response) => {
    response.statusCode = 502;
    response.end('<h1>Bad\n  gateway</h1>');
  });
  const { failures } = await send(webhook(url, { retry: { attempts: 2, delayMs: 0 } }));
  const { origin } = new URL(url);
  expect(failures).toEqual([`webhook 1 ${origin} answered 502 Bad Gateway: <h1>Bad gateway</h1> (tried 2 times)`]);
  expect(received).toHaveLength(2);
});

test('what will not pass is tried once: refused requests and redirects', async () => {
  for (const status of [404, 302]) {
    const { url, received } = await startWebhookServer((response) => {
      response.writeHead(status, { location: '/elsewhere' });
      response.end();
    });
    const { failures } = await send(webhook(url));
    expect(failures).toEqual([expect.stringMatching(new RegExp(`^webhook 1 http://127.0.0.1:\\d+ answered ${status} \\w+`))]);
    expect(received).toHaveLength(1);
  }
});

test('a server that says when to come again is left alone until then, and for an hour at most', async () => {
  // The clock of the test says 12:00:02.9.
  const said = ['7', 'Mon, 01 Jun 2026 12:00:32 GMT', '86400', 'Mon, 01 Jun 2026 11:00:00 GMT', 'soon', '0'];
  const { url } = await startWebhookServer((response, count) => {
    response.writeHead(count % 2 === 0 ? 503 : 429, { 'retry-after': said[count - 1] ?? '1' }).end();
  });
  const { failures, delays, retries } = await send(webhook(url, { retry: { attempts: 7, delayMs: 1000 } }));
  expect(delays).toEqual([7000, 29_100, 3_600_000, 8000, 16_000, 32_000]);
  expect(retries[2]).toMatch(/^webhook 1 http:\S+ answered 429 Too Many Requests; it is tried again in 3600s, try 4 of 7$/);
  expect(failures).toEqual([expect.stringMatching(/answered 429 Too Many Requests \(tried 7 times\)$/)]);
});

test('a webhook that the death of the executor process cut short is sent again', async () => {
  const shell = { kind: 'shell', script: 'echo $PPID' } as const;
  const pids: string[] = [];
  const command = { env: {}, passEnv: ['*'], cwd: '/', timeoutMs: null, killGraceMs: 0 };
  await executor.start({ ...command, action: shell }, (_, line) => pids.push(line)).ended;
  const { url, received } = await startWebhookServer((response, count) => {
    if (count === 1) process.kill(Number(pids[0]), 'SIGKILL');
    else response.end();
  });
  expect(await send(webhook(url))).toMatchObject({ failures: [], delays: [2000] });
  const [first, second] = received.map(({ headers }) => headers['x-volnux-delivery']);
  expect(second).toBe(first);
});

test('a server that is not there is tried again', async () => {
  const url = await closedUrl();
  const { failures, delays } = await send(webhook(url, { retry: { attempts: 3, delayMs: 1000 } }));
  const { origin, host } = new URL(url);
  expect(failures).toEqual([`webhook 1 ${origin} could not be reached: connect ECONNREFUSED ${host} (tried 3 times)`]);
  expect(delays).toEqual([1000, 2000]);
});

test('a server that never answers is left at the timeout of each try', async () => {
  const { url, received } = await startWebhookServer(() => {});
  const { failures } = await send(webhook(url, { retry: { attempts: 2, delayMs: 0 } }, 50));
  expect(failures).toEqual([`webhook 1 ${new URL(url).origin} was ended at its timeout of 0.05s (tried 2 times)`]);
  expect(received).toHaveLength(2);
});

test('a long answer is not read to its end', async () => {
  const { url } = await startWebhookServer((response) => {
    response.statusCode = 400;
    const pour = (): void => void (response.write('x'.repeat(64 * 1024)) ? setImmediate(pour) : response.once('drain', pour));
    pour();
  });
  const { failures } = await send(webhook(url));
  expect(failures).toEqual([`webhook 1 ${new URL(url).origin} answered 400 Bad Request: ${'x'.repeat(300)}`]);
});

test('a webhook that waits for its next try keeps no other hook waiting, and is given up when all ends', async () => {
  const { url } = await startWebhookServer((response) => {
    response.statusCode = 500;
    response.end();
  });
  const failures: string[] = [];
  const waits = Array.from({ length: 8 }, () => Promise.withResolvers<void>());
  let waiting = 0;
  const dispatcher = new HookDispatcher({
    executor,
    // Only the wait for the close ever ends.
    clock: {
      now: () => 0,
      elapsed: () => 0,
      after: (delayMs, wake) => {
        if (delayMs === 5) queueMicrotask(wake);
        else waits[waiting++]?.resolve();
        return () => {};
      },
    },
    onOutput: () => {},
    onFailure: (_event, message) => failures.push(message),
  });
  dispatcher.dispatch(
    failed,
    Array.from({ length: 8 }, () => webhook(url)),
    'UTC',
  );
  await Promise.all(waits.map(({ promise }) => promise));
  const other = await startWebhookServer();
  const told = Promise.withResolvers<void>();
  const shell: Hook = { ...webhook(other.url), action: { kind: 'shell', script: 'exit 1' } };
  dispatcher.dispatch(failed, [shell], 'UTC');
  void (async () => {
    while (failures.length === 0) await new Promise((resolve) => setImmediate(resolve));
    told.resolve();
  })();
  await told.promise;
  expect(failures).toEqual(['hook 1 `exit 1` exited with code 1']);
  await dispatcher.close(5);
  await dispatcher.idle();
  expect(failures.slice(1).toSorted()).toEqual(
    Array.from(
      { length: 8 },
      (_, index) =>
        `webhook ${index + 1} ${new URL(url).origin} answered 500 Internal Server Error, and is given up: the runner ends`,
    ),
  );
});
