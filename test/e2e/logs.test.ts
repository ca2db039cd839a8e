import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { RecordJson } from '../../src/cli/history/record-json.ts';
import type { StepsJson } from '../../src/cli/runs/steps-json.ts';
import { type Daemon, newFolder, ROOT, startDaemon, startProcess, volnux } from './volnux.ts';

interface Started {
  readonly folder: string;
  readonly file: string;
  readonly daemon: Daemon;
}

async function start(jobs: string): Promise<Started> {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  await writeFile(file, `jobs:\n${jobs}`);
  return { folder, file, daemon: startDaemon(['-c', file]) };
}

/** The run of a job, with its steps. */
async function show(file: string, run: unknown): Promise<RecordJson & StepsJson> {
  return JSON.parse((await volnux(['runs', 'show', String(run), '-c', file, '--format', 'json'])).stdout) as RecordJson &
    StepsJson;
}

/** What stands behind the bar of each line. */
const said = (stdout: string): string[] =>
  stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('| ')[1] ?? line);

test('logs follows a run until it has ended, is ended itself by Ctrl-C, and shows bytes that are no UTF-8', async () => {
  const { folder, file, daemon } = await start(`
  talk:
    steps:
      - { id: first, run: 'printf "one\\nbad \\377\\376 bytes\\n"; echo oops >&2' }
      - { id: second, run: 'echo waiting; until [ -e go ]; do sleep 0.05; done; echo gone' }
    trigger: { startup: true }
`);
  const submitted = await daemon.until(({ event }) => event === 'job_submitted');
  const follower = startProcess(['logs', 'talk', '--follow', '-c', file]);
  await follower.untilOutput('waiting');
  const other = startProcess(['logs', String(submitted.run), '-f', '-c', file]);
  await other.untilOutput('waiting');
  other.kill('SIGINT');
  expect(await other.ended).toMatchObject({ code: 0, stderr: '' });

  writeFileSync(join(folder, 'go'), '');
  const followed = await follower.ended;
  expect(followed).toMatchObject({ code: 0, stderr: '' });
  expect(said(followed.stdout).toSorted()).toEqual(['bad \ufffd\ufffd bytes', 'gone', 'one', 'oops', 'waiting']);
  expect((await volnux(['logs', 'talk', '-c', file])).stdout).toBe(followed.stdout);
  expect((await show(file, submitted.run)).steps).toMatchObject([
    { step: 'first', outcome: 'success', exit_code: 0, output_bytes: 'one\nbad \ufffd\ufffd bytes\noops\n'.length + 4 },
    { step: 'second', outcome: 'success', exit_code: 0, output_bytes: 13 },
  ]);
});

test('a pipe that closes ends following; kill -9 in the middle of output: what was written by then is shown, from its beginning and without a gap, and the step is interrupted', async () => {
  const { file, daemon } = await start(`
  count:
    steps:
      - { id: before, run: echo 0 }
      - { id: counts, run: 'i=0; while :; do i=$((i + 1)); echo $i; sleep 0.001; done' }
    trigger: { startup: true }
`);
  const { run } = await daemon.until(({ event }) => event === 'job_submitted');
  await daemon.until(({ step, msg }) => step === 'counts' && Number(msg) > 50);
  const follower = startProcess(['logs', 'count', '--follow', '-c', file]);
  await follower.untilOutput('| 20\n');
  const piped = spawn('sh', [
    '-c',
    `"$0" "$1" logs count --follow -c "$2" | head -n 1`,
    process.execPath,
    join(ROOT, 'src/cli/bin.ts'),
    file,
  ]);
  const [first, talk] = await Promise.all([text(piped.stdout), text(piped.stderr), once(piped, 'close')]);
  expect([said(first), talk]).toEqual([['0'], '']);

  daemon.kill('SIGKILL');
  await daemon.ended;
  expect(await follower.ended).toMatchObject({ code: 0, stderr: expect.stringContaining('no runner is going') });

  const { stdout } = await volnux(['logs', 'count', '-c', file]);
  const numbers = said(stdout).map(Number);
  expect(numbers.length).toBeGreaterThan(20);
  expect(numbers).toEqual(numbers.map((_, index) => index));

  await writeFile(file, 'jobs: { count: { run: "true", trigger: { manual: true } } }');
  const next = startDaemon(['-c', file]);
  await next.until(({ event }) => event === 'job_error');
  expect((await volnux(['logs', String(run), '-c', file])).stdout).toBe(stdout);
  const reason = 'the runner ended before the run did';
  expect(await show(file, run)).toMatchObject({
    outcome: 'interrupted',
    steps: [
      { step: 'before', outcome: 'success' },
      { step: 'counts', outcome: 'interrupted', reason, exit_code: null, duration_ms: null },
    ],
    output: { left_out_lines: 0 },
  });
});

test('50 MB of output stay small in the database and in memory; the beginning and the end are kept, and how much is not', async () => {
  const { folder, file, daemon } = await start(`
  flood: { run: 'echo begin; yes "$(printf "%01000d" 7)" | head -c 50000000; echo; echo end', trigger: { startup: true } }
  little: { run: 'yes "$(printf "%01000d" 7)" | head -c 5000000; echo end', output: { max_bytes: 100000 }, trigger: { startup: true } }
  none: { run: 'echo never kept', output: { max_bytes: 0 }, trigger: { startup: true } }
`);
  const { run } = await daemon.until(({ event, job }) => event === 'job_submitted' && job === 'flood');
  // Waited for so: to look through a log of this length for each of its lines would take longer than the rest.
  for (const job of ['flood', 'little', 'none']) await volnux(['logs', job, '--follow', '-c', file]);
  const bytes = (name: string): number => statSync(join(folder, '.volnux', name)).size;
  expect(bytes('volnux.db') + bytes('volnux.db-wal')).toBeLessThan(12 * 2 ** 20);
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(daemon.pid)], { encoding: 'utf8' }));
  expect(kilobytes).toBeLessThan(400 * 1024);

  const { output, steps } = await show(file, run);
  expect(steps).toMatchObject([{ step: 'flood', outcome: 'success' }]);
  expect(output.bytes).toBeGreaterThan(50_000_000);
  expect(output.bytes - output.left_out_bytes).toBeGreaterThan(0.8 * 2 ** 20);
  expect(output.bytes - output.left_out_bytes).toBeLessThanOrEqual(2 ** 20);
  const lines = said((await volnux(['logs', 'flood', '-c', file])).stdout);
  expect([lines[0], lines.at(-1), lines.filter((line) => line.includes('output left out')).length]).toEqual(['begin', 'end', 1]);
  // A line of it is a thousand and one bytes long.
  expect(lines.length + output.left_out_lines).toBe(Math.ceil(50_000_000 / 1001) + 1 + 1 + 1);
  expect((await volnux(['logs', 'little', '-c', file])).stdout.length).toBeLessThan(120_000);
  expect((await volnux(['logs', 'none', '-c', file])).stdout).toContain('output left out - 1 line, 11 B');
  expect((await volnux(['logs', 'flood', '--tail', '2', '-c', file])).stdout.split('\n')).toHaveLength(3);
});
