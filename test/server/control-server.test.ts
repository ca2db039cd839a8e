import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { askRunner, type Asked } from '../../src/cli/control/ask-runner.ts';
import type { StatusAnswer } from '../../src/server/answers.ts';
import { controlPath, makeControlAddress } from '../../src/server/control-address.ts';
import { ControlServer } from '../../src/server/control-server.ts';
import { lockState } from '../../src/store/database/state-lock.ts';
import { BY, listening, newFolder, served } from './served.ts';

const SCHEDULE = 'jobs:\n  a: { run: date, trigger: { interval: 1h } }\n';

function status(directory: string): Promise<Asked<StatusAnswer>> {
  return askRunner(directory, { method: 'GET', path: '/v1/status' });
}

function post(directory: string, path: string, body: object): Promise<Asked<unknown>> {
  return askRunner(directory, { method: 'POST', path, body });
}

test('answers over a socket that only its owner can open, and leaves nothing when it ends', async () => {
  const { commands } = await served(SCHEDULE);
  const { directory, server } = await listening(commands);
  const socket = join(directory, 'volnux.sock');
  expect(statSync(socket).mode & 0o777).toBe(0o600);
  expect(await status(directory)).toMatchObject({ kind: 'answer', value: { jobs: [{ job: 'a' }] } });
  await server.close();
  expect(existsSync(socket)).toBe(false);
  await expect(status(directory)).rejects.toThrow(
    `no runner is going with the state directory ${directory}: start one with \`volnux run\``,
  );
});

test('takes the place of a socket that a killed runner has left', async () => {
  const { commands } = await served(SCHEDULE);
  const directory = await newFolder();
  // Whatever lies there: it listens no more.
  await writeFile(join(directory, 'volnux.sock'), '');
  await listening(commands, directory);
  expect((await status(directory)).kind).toBe('answer');
});

test('two commands at once are both carried out, the later one last', async () => {
  const { commands, scheduler } = await served(SCHEDULE);
  const { directory } = await listening(commands);
  const both = [
    post(directory, '/v1/pause', { job: 'a', by: BY }),
    post(directory, '/v1/pause', { job: 'a', by: { user: 'bob', uid: 2 } }),
  ];
  for (const asked of await Promise.all(both)) expect(asked).toMatchObject({ kind: 'answer', value: { kept: true } });
  expect(scheduler.getJob('a')?.state).toBe('paused');
});

test.each([
  ['/v1/pause', { job: 'a' }, "the body must have required property 'by'"],
  ['/v1/pause', { job: 'a', by: { user: 'ann', uid: 'x' } }, 'the body.by.uid must be integer'],
  ['/v1/pause', { job: 'a', by: BY, for_ms: 0 }, 'the body.for_ms must be >= 1'],
  ['/v1/resume', { job: 'x', by: BY }, 'there is no job "x"'],
  ['/v1/cancel', [], 'the body must be object'],
  ['/v1/nothing', {}, 'this runner knows no POST /v1/nothing'],
  ['/v1/trigger', { job: 'a', with: { rows: 1 } }, 'the body.with.rows must be string'],
])('%s %j is refused in one sentence', async (path, body, message) => {
  const { directory } = await listening((await served(SCHEDULE)).commands);
  await expect(post(directory, path, body)).rejects.toThrow(message);
});

test('a body that is no JSON is refused, and so is a query that nobody knows', async () => {
  const { directory } = await listening((await served(SCHEDULE)).commands);
  const socket = connect(join(directory, 'volnux.sock'));
  socket.end(
    'POST /v1/pause HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\n{ba',
  );
  expect(await everything(socket)).toMatch(/400 Bad Request[^]*"bad-request"/);
  await expect(askRunner(directory, { method: 'GET', path: '/v1/status?jb=a' })).rejects.toThrow('must NOT have additional');
});

test('clients that say nothing, or never end, do not keep others waiting, nor the end', async () => {
  const { directory, server } = await listening((await served(SCHEDULE)).commands);
  const path = join(directory, 'volnux.sock');
  const silent = connect(path);
  const slow = connect(path);
  slow.write('POST /v1/pause HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
  for (const socket of [silent, slow]) socket.resume().on('error', () => {});
  await Promise.all([once(silent, 'connect'), once(slow, 'connect')]);
  expect((await status(directory)).kind).toBe('answer');
  const gone = [once(silent, 'close'), once(slow, 'close')];
  await server.close();
  await Promise.all(gone);
});

test('a mistake of ours is told to the log, and the client where to look', async () => {
  const { commands } = await served(SCHEDULE);
  const directory = await newFolder();
  const [server, failures] = [new ControlServer(), [] as string[]];
  const broken = {
    ...commands,
    plan: () => {
      throw new Error('a bug');
    },
  };
  await server.listen(directory, broken, ({ message }) => failures.push(message));
  onTestFinished(() => server.close());
  const asked = await askRunner(directory, { method: 'GET', path: '/v1/plan' });
  expect(asked).toEqual({ kind: 'refused', message: 'the runner could not carry it out: its log says why' });
  expect(failures).toEqual(['a bug']);
});

test('a runner that does not answer is given up on after a time', async () => {
  const directory = await newFolder();
  await fakeRunner(directory, () => {});
  await expect(askRunner(directory, { method: 'GET', path: '/v1/status', timeoutMs: 50 })).rejects.toThrow(
    `the runner of ${directory} has not answered within 0.05 s: what listens there hangs`,
  );
});

test('a runner that goes away in the middle, and something that is no runner, are told apart', async () => {
  const directory = await newFolder();
  const former = await fakeRunner(directory, (socket) => socket.destroy());
  await expect(status(directory)).rejects.toThrow(/went away before it answered/);
  former.close();
  const other = await newFolder();
  await fakeRunner(other, (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi'));
  await expect(status(other)).rejects.toThrow('is no volnux');
});

test('a runner that has the directory and does not listen is named', async () => {
  const directory = await newFolder();
  const unlock = lockState(directory);
  onTestFinished(unlock);
  const owner = { pid: 7, host: 'other-host', since: '2026-06-01T00:00:00Z' };
  await writeFile(join(directory, 'volnux.pid'), JSON.stringify(owner));
  await expect(status(directory)).rejects.toThrow(
    `volnux, pid 7 on other-host, has the state directory ${directory}, and listens on no control socket here`,
  );
});

test('a directory with too long a path for a socket has it elsewhere, and nothing of that stays', async () => {
  const directory = join(await newFolder(), 'a-rather-long-name-for-a-directory'.repeat(4));
  await mkdir(directory);
  await expect(status(directory)).rejects.toThrow('no runner is going');
  const { server } = await listening((await served(SCHEDULE)).commands, directory);
  const path = await readFile(join(directory, 'volnux.sock.path'), 'utf8');
  expect(controlPath(directory)).toBe(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  expect((await status(directory)).kind).toBe('answer');
  await server.close();
  expect(existsSync(join(path, '..'))).toBe(false);
  expect(controlPath(directory)).toBeNull();
});

test('what a killed runner has left elsewhere is removed by the next one, and nothing else, whatever the file says', async () => {
  const directory = join(await newFolder(), 'a-rather-long-name-for-a-directory'.repeat(4));
  await mkdir(directory);
  const parent = await newFolder();
  const left = makeControlAddress(directory, parent);
  await writeFile(left.path, '');
  const next = makeControlAddress(directory, parent);
  expect(existsSync(left.path)).toBe(false);
  expect(controlPath(directory)).toBe(next.path);
  const precious = join(parent, 'precious');
  await mkdir(precious);
  await writeFile(join(precious, 'volnux.sock'), '');
  await writeFile(join(directory, 'volnux.sock.path'), join(precious, 'volnux.sock'));
  makeControlAddress(directory, parent).remove();
  expect(existsSync(join(precious, 'volnux.sock'))).toBe(true);
  expect(() => makeControlAddress(directory, directory)).toThrow('bytes that a unix socket');
});

test('a state directory that cannot be written to has no socket, and says so', async () => {
  const { commands } = await served(SCHEDULE);
  const directory = await newFolder();
  await mkdir(join(directory, 'volnux.sock'));
  await expect(new ControlServer().listen(directory, commands, () => {})).rejects.toThrow('volnux.sock');
});

async function fakeRunner(directory: string, onConnection: (socket: Socket) => void): Promise<{ close: () => void }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    // All of the question first: a reset while it is sent would be another error.
    socket.once('data', () => onConnection(socket));
  });
  server.listen(join(directory, 'volnux.sock'));
  await once(server, 'listening');
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(close);
  return { close };
}

async function everything(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) text += String(chunk);
  return text;
}
