import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { next as nextCommand } from '../../src/cli/next.ts';
import { volnux } from './terminal.ts';

const SEED = join(import.meta.dirname, '../fixtures/seed.yaml');

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'volnux-next-'));
  file = join(directory, 'schedule.yaml');
});
afterEach(() => rm(directory, { recursive: true }));

async function next(...args: string[]): Promise<unknown> {
  const { code, stdout, stderr } = await volnux(['next', '-c', SEED, '--format', 'json', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

test('lists the coming fire times of every job, in the order of the file', async () => {
  expect(await next('--after', '2025-12-30T12:00:00Z', '--count', '2')).toEqual([
    { job: 'my_pipeline_job', fire_times: ['2025-12-31T00:00:00Z', '2026-01-01T00:00:00Z'] },
    { job: 'half-hourly', fire_times: ['2025-12-30T12:30:00Z', '2025-12-30T13:00:00Z'] },
    { job: 'new-year', fire_times: ['2025-12-31T23:59:59Z'] },
    { job: 'paused', fire_times: ['2025-12-31T00:00:00Z', '2026-01-01T00:00:00Z'] },
  ]);
});

test('--after is exclusive and --until inclusive', async () => {
  expect(await next('my_pipeline_job', '--after', '2025-12-31T00:00:00Z', '--until', '2026-01-02T00:00:00Z')).toEqual([
    { job: 'my_pipeline_job', fire_times: ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'] },
  ]);
});

test('a date that is over has no fire time', async () => {
  expect(await next('new-year', '--after', '2026-01-01T00:00:00Z')).toEqual([{ job: 'new-year', fire_times: [] }]);
});

const BERLIN = `timezone: Europe/Berlin
jobs:
  nightly: { run: "true", trigger: { cron: "30 2 * * *" } }
  tokyo: { run: "true", trigger: { cron: "0 9 * * mon-fri", timezone: Asia/Tokyo }, paused: true }
  half: { run: "true", trigger: { interval: 500ms } }
  hourly: { run: "true", trigger: { interval: 1h } }
  once: { run: "true", trigger: { date: 2026-03-20 } }
`;

test('the table tells of each job what it does, when, and what the clocks do', async () => {
  await writeFile(file, BERLIN);
  const { stdout } = await volnux(['next', '-c', file, '--after', '2026-03-27T12:00:00Z', '--count', '2', '--timezone', 'UTC']);
  const { stdout: local } = await volnux(['next', 'nightly', '-c', file, '--after', '2026-03-28', '--until', '2026-03-31']);
  // How long ago that was depends on today.
  const ago = /(?:in )?\d+ (?:days|years)(?: ago)? */g;
  expect(stdout.replaceAll(ago, '…').split('\n')).toEqual([
    'nightly: at 02:30, every day [Europe/Berlin, shown in UTC]',
    '  Sat 2026-03-28 01:30:00 UTC     …',
    '  Sun 2026-03-29 01:00:00 UTC     …Europe/Berlin: clocks go forward 1 h at 02:00; 02:30 does not exist, so it runs at 03:00',
    '',
    'tokyo (paused): at 09:00, Monday through Friday [Asia/Tokyo, shown in UTC]',
    '  Mon 2026-03-30 00:00:00 UTC     …',
    '  Tue 2026-03-31 00:00:00 UTC     …',
    '',
    'half: every 500 ms, counted from when the job is applied [Europe/Berlin, shown in UTC]',
    '  Fri 2026-03-27 12:00:00.500 UTC     …',
    '  Fri 2026-03-27 12:00:01.000 UTC     …',
    '',
    'hourly: every 1 h, counted from when the job is applied [Europe/Berlin, shown in UTC]',
    '  Fri 2026-03-27 13:00:00 UTC     …',
    '  Fri 2026-03-27 14:00:00 UTC     …',
    '',
    'once: once, at 2026-03-20 00:00 [Europe/Berlin, shown in UTC]',
    '  no fire time left',
    '',
  ]);
  expect(local.replaceAll(ago, '…').split('\n')).toEqual([
    'nightly: at 02:30, every day [Europe/Berlin]',
    '  Sat 2026-03-28 02:30:00 +01:00  …',
    '  Sun 2026-03-29 03:00:00 +02:00  …clocks go forward 1 h at 02:00; 02:30 does not exist, so it runs at 03:00',
    '  Mon 2026-03-30 02:30:00 +02:00  …',
    '',
  ]);
});

test('five fire times from now on, without the milliseconds of now', async () => {
  const { stdout } = await volnux(['next', 'half-hourly', '-c', SEED]);
  const [, ...lines] = stdout.trimEnd().split('\n');
  const times = lines.map((line) => /^ {2}[A-Z][a-z]{2} [\d-]{10} \d\d:\d\d:\d\d UTC {5}(in .*)$/.exec(line)?.[1]);
  expect(times).toEqual(['in 30 min', 'in 1 h', 'in 1 h 30 min', 'in 2 h', 'in 2 h 30 min']);
});

test('a job without a fire time says why it has none', async () => {
  await writeFile(file, BERLIN);
  const { stdout } = await volnux([
    'next',
    'nightly',
    '-c',
    file,
    '--after',
    '2026-03-28T03:00:00',
    '--until',
    '2026-03-28T04:00:00',
  ]);
  expect(stdout).toBe('nightly: at 02:30, every day [Europe/Berlin]\n  no fire time up to --until\n');
});

test('--timezone is the zone of the times shown and of those given', async () => {
  await writeFile(file, BERLIN);
  const args = ['next', 'tokyo', '-c', file, '--format', 'json', '--count', '1'];
  const { stdout } = await volnux([...args, '--after', '2026-03-29T20:00:00', '--timezone', 'America/New_York']);
  expect(JSON.parse(stdout)).toEqual([{ job: 'tokyo', fire_times: ['2026-03-30T20:00:00-04:00'] }]);
});

test('up to --until there are as many as there are; --count is the other end, whichever comes first', async () => {
  const until = ['my_pipeline_job', '--after', '2026-01-01', '--until', '2026-02-01'];
  const counts = [await next(...until), await next(...until, '--count', '3'), await next(...until, '--count', '500')];
  expect(counts.map((answer) => (answer as { fire_times: string[] }[])[0]?.fire_times.length)).toEqual([31, 3, 31]);
});

test('what is more than anybody reads is cut, and that is said', async () => {
  await writeFile(file, BERLIN);
  const args = ['next', '-c', file, '--format', 'json', '--after', '2026-01-01', '--until'];
  const { stdout, stderr } = await volnux([...args, '2046-01-01']);
  const lengths = (JSON.parse(stdout) as { fire_times: string[] }[]).map(({ fire_times: times }) => times.length);
  expect(lengths).toEqual([1000, 1000, 1000, 1000, 1]);
  expect(stderr).toBe('volnux: only the first 1000 fire times of nightly, tokyo, half and 1 other job; --count takes more\n');
  expect((await volnux([...args, '2026-01-02', '--count', '2'])).stderr).toBe('');
});

test('on a terminal what matters less is dim, unless colours are not wanted', async () => {
  await writeFile(file, BERLIN);
  for (const [env, hasColour] of [
    [{}, true],
    [{ NO_COLOR: '1' }, false],
  ] as const) {
    let stdout = '';
    const terminal = {
      stdout: { write: (text: string) => (stdout += text), isTTY: true },
      stderr: { write: () => {} },
      env,
      cwd: () => '/',
      on: () => {},
    };
    await nextCommand.run(['nightly', '-c', file, '--count', '1'], terminal);
    expect(stdout.includes('\u001B[2m[Europe/Berlin]\u001B[22m\n')).toBe(hasColour);
    expect(stdout.includes('\u001B')).toBe(hasColour);
  }
});

test('a schedule without jobs is an empty list', async () => {
  await writeFile(file, 'jobs: {}\n');
  expect((await volnux(['next', '-c', file, '--format', 'json'])).stdout).toBe('[]\n');
});

test.each([
  [['newyear'], 'there is no job "newyear"; did you mean `new-year`?'],
  [['--count', '0'], '--count must be a whole number from 1 to 100000, got "0"'],
  [['--count', '1e3'], '--count must be a whole number from 1 to 100000, got "1e3"'],
  [['--count', '100001'], '--count must be a whole number from 1 to 100000, got "100001"'],
  [
    ['--after', 'noon'],
    '--after must be a time like 2027-03-28, 2027-03-28T02:30:00 (read in UTC) or 2027-03-28T00:30:00Z, got "noon"',
  ],
  [['--until', '2020-01-01'], '--until 2020-01-01 is past; say with --after where to begin'],
  [
    ['--after', '2027-01-01', '--until', '2027-01-01T00:00:00Z'],
    '--until 2027-01-01T00:00:00Z is not later than --after 2027-01-01',
  ],
  [['--timezone', 'Europe/Berln'], '--timezone "Europe/Berln" is not a known time zone; did you mean Europe/Berlin?'],
  [['--format', 'xml'], '--format must be one of table, json, ics, got "xml"'],
  [['paused', 'new-year'], 'next takes one job, got paused new-year'],
])('%j exits 2 and says what is expected', async (args, message) => {
  expect(await volnux(['next', '-c', SEED, ...args])).toEqual({ code: 2, stdout: '', stderr: `volnux: ${message}\n` });
});
