import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Job } from '../../../src/config/config.ts';
import { loadConfig, type LoadResult } from '../../../src/config/load-config.ts';
import { LoaderThread } from '../../../src/reconcile/loading/loader-thread.ts';

const ENTRY = new URL('../../../src/reconcile/loading/loader-worker.ts', import.meta.url);
const env = { STAGE: 'prod', PATH: process.env['PATH'] };

let directory: string;
let file: string;
let worker: Worker;
const thread = new LoaderThread(() => (worker = new Worker(ENTRY)));
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'volnux-loading-'));
  file = join(directory, 'schedule.yaml');
});
afterAll(async () => {
  await thread.close();
  await rm(directory, { recursive: true });
});

const TEXT = `env: { API_TOKEN: abcdefgh }
hooks: [{ on: job_error, run: ./page.sh }]
jobs:
  a: { run: ./a, trigger: { interval: 1h }, env: { STAGE: "\${STAGE}" } }
  b: { run: ./b, trigger: { cron: "0 3 * * *" }, moved_from: z }
  c: { module: ./c.mjs, with: { deep: [1, { x: null }] }, trigger: { after: { job: b } } }
`;
beforeEach(async () => {
  for (const [name, text] of [
    ['c.mjs', ''],
    ['schedule.yaml', TEXT],
  ] as const)
    await writeFile(join(directory, name), text);
});

async function loaded(text: string): Promise<LoadResult> {
  await writeFile(file, text);
  const result = await thread.load(file, env);
  const expected = await loadConfig(file, { env });
  const schedules = expected.schedules.map((schedule) => ({ ...schedule, bytes: new Uint8Array(schedule.bytes) }));
  expect(result).toEqual({ ...expected, schedules });
  return result;
}
const jobsOf = ({ config }: LoadResult): readonly Job[] => [...(config?.jobs.values() ?? [])];

test('gives what loading in the same thread gives, frozen as that is', async () => {
  const { config } = await loaded(TEXT);
  expect(config && Object.isFrozen(config) && Object.isFrozen(config.hooks)).toBe(true);
  for (const job of jobsOf(await loaded(TEXT))) expect(Object.isFrozen(job) && Object.isFrozen(job.pipeline.steps[0])).toBe(true);
});

test('jobs that stand unchanged are the same objects, also when the file has to be looked at as a whole', async () => {
  const [a, b, c] = jobsOf(await loaded(TEXT));
  const edited = jobsOf(await loaded(TEXT.replace('0 3 *', '0 4 *')));
  expect([edited[0], edited[2]]).toEqual([a, c]);
  expect(edited[0]).toBe(a);
  expect(edited[2]).toBe(c);
  expect(edited[1]?.trigger).not.toEqual(b?.trigger);
  // What the change leaves of a job is what it was, too.
  expect(edited[1]?.pipeline).toBe(b?.pipeline);
  const aliased = `x-every: &every { interval: 1h }\n${TEXT.replace('{ interval: 1h }', '*every')}`;
  const whole = jobsOf(await loaded(aliased));
  expect(whole[0]).toBe(a);
  expect(whole[2]).toBe(c);
});

test('a file with mistakes gives all of them, and the next one starts from the last good jobs', async () => {
  const [a] = jobsOf(await loaded(TEXT));
  const { config, diagnostics } = await loaded(TEXT.replace('1h', '1 hour ago').replace('0 3 *', '61 3 *'));
  expect(config).toBeNull();
  expect(diagnostics.map(({ line }) => line)).toEqual([4, 5]);
  expect(jobsOf(await loaded(TEXT))[0]).toBe(a);
});

test('hundreds of jobs and of mistakes come in several parcels', async () => {
  const job = (n: number, timeout: string): string =>
    `  job-${n}: { run: "${'x'.repeat(2000)}", trigger: { interval: 1h }, timeout: ${timeout} }\n`;
  const text = (timeout: string): string => `jobs:\n${Array.from({ length: 300 }, (_, n) => job(n, timeout)).join('')}`;
  expect(jobsOf(await loaded(text('5m')))).toHaveLength(300);
  expect((await loaded(text('5 minits'))).diagnostics).toHaveLength(300);
  // All on one line: it is shared.
  const { diagnostics } = await loaded(
    `{"jobs": {${Array.from({ length: 300 }, (_, n) => `"j${n}": {"rum": "x"}`).join(', ')}}}`,
  );
  expect(new Set(diagnostics.map(({ excerpt }) => excerpt)).size).toBe(1);
});

test('loads that are asked for at once come one after the other', async () => {
  await writeFile(file, TEXT);
  const [first, second] = await Promise.all([thread.load(file, env), thread.load(join(directory, 'none.yaml'), env)]);
  expect(first.config?.jobs.size).toBe(3);
  expect(second.diagnostics).toMatchObject([{ code: 'CONFIG_FILE_NOT_FOUND' }]);
});

test('when the thread dies the load fails, and the next one has another thread', async () => {
  const [a] = jobsOf(await loaded(TEXT));
  const load = thread.load(file, env);
  await worker.terminate();
  await expect(load).rejects.toThrow('the thread that loads the schedule ended with code 1');
  const dead = worker;
  expect(jobsOf(await loaded(TEXT))[0]).toBe(a);
  expect(worker).not.toBe(dead);
});

test('a thread that died while nothing was asked of it is noticed', async () => {
  await loaded(TEXT);
  await worker.terminate();
  expect(jobsOf(await loaded(TEXT))).toHaveLength(3);
});

test('what the thread throws is told, with its cause', async () => {
  const failing = new LoaderThread(() => new Worker('throw new RangeError("out of range")', { eval: true }));
  await expect(failing.load(file, env)).rejects.toMatchObject({
    message: 'the thread that loads the schedule failed: out of range',
    cause: { name: 'RangeError' },
  });
  await failing.close();
});

test('a thread that cannot be started is a load that fails', async () => {
  const failing = new LoaderThread(() => {
    throw new Error('no more threads');
  });
  await expect(failing.load(file, env)).rejects.toThrow('no more threads');
  await failing.close();
});
