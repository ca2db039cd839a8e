import { DatabaseSync } from 'node:sqlite';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { scheduleFolder, recordOf } from './state-directory.ts';
import { volnux } from './terminal.ts';

const SCHEDULE = `timezone: Europe/Berlin
jobs:
  a: { run: "true", trigger: { cron: "0 3 * * *" } }
  b: { run: "true", trigger: { cron: "0 9 * * *", timezone: Asia/Tokyo } }
  follow: { run: "true", trigger: { after: { job: a } } }
`;
const at = (time: string): number => Date.parse(time);
const DAY = at('2026-03-28T02:00:00Z');
const NEXT_DAY = at('2026-03-29T01:00:00Z');

test('the latest fire times come first, each in the zone of its job', async () => {
  const { file, record } = await scheduleFolder(SCHEDULE);
  await record(
    { fireTime: DAY, endedAt: DAY + 65_000 },
    {
      fireTime: NEXT_DAY,
      decidedAt: NEXT_DAY + 12_345,
      outcome: 'failure',
      reason: 'step "a" exited with code 3',
      generation: 2,
    },
    {
      jobId: 'b',
      fireTime: at('2026-03-28T00:00:00Z'),
      outcome: 'missed',
      reason: 'seen 70s late',
      decidedAt: at('2026-03-28T00:01:10Z'),
    },
    { jobId: 'follow', fireTime: DAY, decidedAt: DAY + 65_000, outcome: null },
  );
  expect(await volnux(['history', '-c', file])).toEqual({
    code: 0,
    stdout: [
      'fire time                       job     outcome  duration   late        gen  run                reason',
      'Sun 2026-03-29 03:00:00 +02:00  a       failure  1 s        12.3 s      2    run-1774746000000  step "a" exited with code 3',
      'Sat 2026-03-28 03:00:00 +01:00  a       success  1 min 4 s              1    run-1774663200000',
      'Sat 2026-03-28 03:00:00 +01:00  follow  running                         1    run-1774663200000',
      'Sat 2026-03-28 09:00:00 +09:00  b       missed              1 min 10 s  1                       seen 70s late',
      '',
    ].join('\n'),
    stderr: '',
  });
});

test('of one job, as json', async () => {
  const { file, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: DAY }, { fireTime: NEXT_DAY, outcome: null }, { jobId: 'b', fireTime: DAY });
  const { stdout } = await volnux(['history', 'a', '-c', file, '--format', 'json']);
  expect(JSON.parse(stdout)).toEqual([
    {
      job: 'a',
      fire_time: '2026-03-29T03:00:00+02:00',
      run: 'run-1774746000000',
      outcome: 'running',
      reason: null,
      generation: 1,
      decided_at: '2026-03-29T03:00:00.005+02:00',
      started_at: null,
      ended_at: null,
      duration_ms: null,
      retry_at: null,
      backfill: false,
      former_run: null,
    },
    {
      job: 'a',
      fire_time: '2026-03-28T03:00:00+01:00',
      run: 'run-1774663200000',
      outcome: 'success',
      reason: null,
      generation: 1,
      decided_at: '2026-03-28T03:00:00.005+01:00',
      started_at: null,
      ended_at: '2026-03-28T03:00:01.005+01:00',
      duration_ms: 1000,
      retry_at: null,
      backfill: false,
      former_run: null,
    },
  ]);
});

test('a duration is from the start of a run, whatever it waited for; nobody knows that of one that a crash ended', async () => {
  const { file, state } = await scheduleFolder(SCHEDULE);
  const store = openSqliteStore(state);
  const claim = { outcome: null, decidedAt: DAY };
  await store.claim([recordOf({ ...claim, fireTime: DAY }), recordOf({ ...claim, fireTime: NEXT_DAY })]);
  await store.settle({ jobId: 'a', fireTime: DAY, outcome: 'success', reason: null, startedAt: DAY + 3000, endedAt: DAY + 7000 });
  await store.interruptUnsettled(NEXT_DAY + 60_000);
  await store.close();
  const { stdout } = await volnux(['history', 'a', '-c', file, '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject([
    { outcome: 'interrupted', started_at: null, duration_ms: null },
    { outcome: 'success', started_at: '2026-03-28T03:00:03+01:00', duration_ms: 4000 },
  ]);
  const at = new Date(NEXT_DAY).toISOString();
  expect((await volnux(['why', 'a', '--at', at, '-c', file])).stdout).toContain('nobody knows how long it went on.');
});

test('--state, --since and --limit choose, of one job as of all', async () => {
  const { file, record } = await scheduleFolder(SCHEDULE);
  const outcomes = ['success', 'missed', 'success', 'skipped', 'failure', null] as const;
  const hour = (index: number): number => DAY + index * 3_600_000;
  for (const jobId of ['a', 'b']) await record(...outcomes.map((outcome, index) => ({ jobId, fireTime: hour(index), outcome })));
  const found = async (...args: string[]): Promise<string[]> => {
    const { code, stdout } = await volnux(['history', '-c', file, '--format', 'json', ...args]);
    expect(code).toBe(0);
    const records = JSON.parse(stdout) as { job: string; fire_time: string }[];
    return records.map(({ job, fire_time: time }) => `${job}${(Date.parse(time) - DAY) / 3_600_000}`);
  };
  expect(await found('a', '--state', 'missed,skipped')).toEqual(['a3', 'a1']);
  expect(await found('--state', 'missed', '--state', 'running')).toEqual(['a5', 'b5', 'a1', 'b1']);
  expect(await found('--limit', '3')).toEqual(['a5', 'b5', 'a4']);
  expect(await found('--limit', '3', '--state', 'success')).toEqual(['a2', 'b2', 'a0']);
  // Read in the zone of the job that is named, else of the schedule.
  expect(await found('b', '--since', '2026-03-28T15:00:00')).toEqual(['b5', 'b4']);
  expect(await found('--since', 'Sat 2026-03-28 07:00:00 +01:00')).toEqual(['a5', 'b5', 'a4', 'b4']);
  expect(await found('--since', '1h')).toEqual([]);
  expect(await found('--since', '20000d', '--limit', '100000')).toHaveLength(12);
});

test('a run that waits for its next attempt is told from one that is going, in every answer', async () => {
  const { file, state, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: DAY, outcome: null }, { fireTime: DAY + 1000, outcome: null });
  const store = openSqliteStore(state);
  const retry = { runId: `run-${DAY}`, retryAt: DAY + 600_000, progress: '{}', failure: 'step "a" exited with code 1' };
  await store.noteRetry(retry);
  await store.close();
  const ask = async (...args: string[]): Promise<string> => (await volnux([...args, '-c', file])).stdout;
  const [going, waiting] = JSON.parse(await ask('history', 'a', '--format', 'json')) as object[];
  expect([going, waiting]).toMatchObject([
    { outcome: 'running', retry_at: null },
    { outcome: 'waiting', retry_at: '2026-03-28T03:10:00+01:00' },
  ]);
  for (const [of, count] of [
    ['waiting', 1],
    ['running', 1],
    ['running,waiting', 2],
  ] as const)
    expect(JSON.parse(await ask('history', '--state', of, '--format', 'json'))).toHaveLength(count);
  expect(await ask('history', 'a')).toMatch(/ {2}waiting {2}/);
  expect(await ask('runs', 'show', `run-${DAY}`)).toMatch(/outcome +waiting\nnext try +/);
  expect(await ask('why', 'a', '--at', new Date(DAY).toISOString())).toMatch(/: waiting\n[^]*waits for its next attempt/);
});

test('what --since leaves out beyond a thousand is said, unless a limit was asked for', async () => {
  const { file, record } = await scheduleFolder(SCHEDULE);
  await record(...Array.from({ length: 1001 }, (_, index) => ({ fireTime: DAY + index * 1000 })));
  const { stdout, stderr } = await volnux(['history', 'a', '-c', file, '--since', '2026-01-01']);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1001);
  expect(stderr).toBe('volnux: only the latest 1000; --limit takes more\n');
  expect((await volnux(['history', '-c', file])).stdout.trimEnd().split('\n')).toHaveLength(21);
  expect((await volnux(['history', 'a', '-c', file, '--since', '2026-01-01', '--limit', '5'])).stderr).toBe('');
});

test('a job that is no longer in the schedule has its history', async () => {
  const { file, record, write } = await scheduleFolder(SCHEDULE);
  await record({ jobId: 'former', fireTime: DAY });
  expect((await volnux(['history', 'former', '-c', file])).stdout).toContain('Sat 2026-03-28 03:00:00 +01:00  success');
  expect(await volnux(['history', 'frmer', '-c', file])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'volnux: there is no job "frmer" in the schedule, nor a record of one; did you mean `former`?\n',
  });
  await write(SCHEDULE.replace('b: {', 'b: { moved_from: old,'));
  expect((await volnux(['history', 'old', '-c', file])).stderr).toBe(
    'volnux: "old" is "b" now, and its records are under that id\n',
  );
});

test('a job without a record is no mistake', async () => {
  const { file, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: DAY });
  expect(await volnux(['history', 'b', '-c', file])).toEqual({ code: 0, stdout: 'nothing is recorded of b\n', stderr: '' });
  expect((await volnux(['history', '-c', file, '--state', 'missed'])).stdout).toBe('nothing of that kind is recorded\n');
  expect((await volnux(['history', 'b', '-c', file, '--format', 'json'])).stdout).toBe('[]\n');
});

test('outcomes have colours on a terminal, and lines of a reason do not break the table', async () => {
  const { file, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: DAY, outcome: 'failure', reason: `threw\n\u001b[2J${'x'.repeat(200)}` }, { fireTime: NEXT_DAY });
  const { stdout } = await volnux(['history', 'a', '-c', file], { isTTY: true, env: { TERM: 'xterm' } });
  const [heading, success, failure, ...rest] = stdout.split('\n');
  expect(heading).toContain('\u001b[2mfire time');
  expect(success).not.toContain('\u001b');
  expect(failure).toContain(`\u001b[31mfailure\u001b[39m`);
  expect(failure).toMatch(/threw ⏎ \ufffd\[2Jx+…$/);
  expect(rest).toEqual(['']);
});

test('--state-dir answers without a schedule, with the zones that were last applied', async () => {
  const { file, state, record, apply, write } = await scheduleFolder(SCHEDULE);
  await apply(1, DAY);
  await record({ jobId: 'b', fireTime: at('2026-03-28T00:00:00Z') }, { jobId: 'former', fireTime: DAY });
  await write('jobs: [\n');
  const broken = await volnux(['history', '-c', file]);
  expect(broken).toMatchObject({ code: 1, stdout: '' });
  expect(broken.stderr).toMatch(/volnux: --state-dir PATH asks a state directory .* without it\n$/);
  const { code, stdout, stderr } = await volnux(['history', '--state-dir', state]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Sat 2026-03-28 09:00:00 +09:00  b ');
  expect(stdout).toContain('Sat 2026-03-28 02:00:00 UTC     former ');
  expect((await volnux(['history', '-c', file, '--state-dir', state])).stderr).toContain('leave --config out');
});

test('a job whose applied zone holds a secret is shown as one that nothing is known of', async () => {
  const { state, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: DAY });
  const store = openSqliteStore(state);
  const job = JSON.stringify({ id: 'a', trigger: { cron: '0 3 * * *', timezone: '\0sealed:12345678' } });
  await store.saveGeneration({ generation: 1, hash: 'x', appliedAt: DAY, commit: null, plan: null }, new Map([['a', job]]));
  await store.applyGeneration(1, new Map());
  await store.close();
  expect((await volnux(['history', 'a', '--state-dir', state])).stdout).toContain('Sat 2026-03-28 02:00:00 UTC ');
});

test('it is asked while a runner has the store open', async () => {
  const { file, state } = await scheduleFolder(SCHEDULE);
  const store = openSqliteStore(state);
  await store.claim([recordOf({ fireTime: DAY })]);
  expect((await volnux(['history', '-c', file])).stdout).toContain('Sat 2026-03-28 03:00:00');
  await store.claim([recordOf({ fireTime: NEXT_DAY })]);
  expect((await volnux(['history', '-c', file])).stdout).toContain('Sun 2026-03-29 03:00:00');
  await store.close();
});

test('a state directory that cannot be asked is one sentence and exit code 2', async () => {
  const { file, folder, state, write } = await scheduleFolder(SCHEDULE);
  const stderrOf = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await volnux(['history', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr;
  };
  const absent = `volnux: there is no store in ${state}: no runner has kept its state there yet; \`volnux run\` begins one, --config or --state-dir names another\n`;
  expect(await stderrOf('-c', file)).toBe(absent);
  expect(await stderrOf('--state-dir', state)).toBe(absent);

  await openSqliteStore(state).close();
  const database = new DatabaseSync(join(state, 'volnux.db'));
  database.exec('PRAGMA user_version = 1000');
  database.close();
  expect(await stderrOf('-c', file)).toMatch(/^volnux: the store in .* has version 1000, and this volnux knows none after .*\n$/);

  expect(await stderrOf('--state-dir', '')).toBe('volnux: --state-dir needs the path of a state directory\n');
  const broken = join(folder, 'broken');
  mkdirSync(broken);
  writeFileSync(join(broken, 'volnux.db'), 'not a database, but long enough to be taken for the header of one');
  expect(await stderrOf('--state-dir', broken)).toBe(
    `volnux: cannot read the store in ${broken}: file is not a database; volnux.db there must be a database of volnux that you may read\n`,
  );

  await write(`runner: { state: ":memory:" }\n${SCHEDULE}`);
  expect(await stderrOf('-c', file)).toBe('volnux: runner.state is :memory:, which keeps no history; name a directory\n');
});

test.each([
  [['a', 'b'], 'history takes one job, got a b'],
  [['--state', 'mised'], '--state "mised" is none; did you mean `missed`?'],
  [['--limit', '0'], '--limit must be a whole number from 1 to 100000, got "0"'],
  [
    ['--since', 'yesterday'],
    '--since must be a duration like 2h or 7d, or a time like 2027-03-28, 2027-03-28T02:30:00 (read in Europe/Berlin) or 2027-03-28T00:30:00Z, got "yesterday"',
  ],
  [['--format', 'text'], '--format must be one of table, json, got "text"'],
])('%j is told in one sentence', async (args, sentence) => {
  const { file, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: DAY });
  expect(await volnux(['history', '-c', file, ...args])).toEqual({ code: 2, stdout: '', stderr: `volnux: ${sentence}\n` });
});
