import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { scheduleFolder } from './state-directory.ts';
import { lockState } from '../../src/store/database/state-lock.ts';
import { listening, served } from '../server/served.ts';
import { volnux } from './terminal.ts';

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'volnux-plan-'));
  file = join(directory, 'schedule.yaml');
});
afterEach(() => rm(directory, { recursive: true }));

const BEFORE = 'jobs:\n  a: { run: date, trigger: { interval: 1h } }\n  b: { run: date, trigger: { interval: 1h } }\n';
const AFTER =
  'jobs:\n  a: { run: date, trigger: { interval: 2h } }\n  c: { run: date, trigger: { interval: 1h }, paused: true }\n';

test('where no runner has been every job is new, and no state directory is made', async () => {
  await writeFile(file, BEFORE);
  expect(await volnux(['plan', '-c', file])).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^against nothing: .*\n\+ a\n.*\n\+ b\n.*\n2 added\n$/),
    stderr: '',
  });
  expect(readdirSync(directory)).toEqual(['schedule.yaml']);
});

/** Only the lines that do not depend on the present moment. */
const steady = (text: string): readonly string[] => text.split('\n').filter((line) => !line.includes('next fire time'));

test('against another file: each field with what it was and will be, and when it applies', async () => {
  const other = join(directory, 'before.yaml');
  await writeFile(other, BEFORE);
  await writeFile(file, AFTER);
  const { stdout } = await volnux(['plan', '-c', file, '--against', other]);
  expect(steady(stdout)).toEqual([
    `against ${other}`,
    '- b',
    '~ a',
    '    trigger.interval: "1h" → "2h"  the trigger begins anew',
    '+ c (paused)',
    `hint: b and c are alike; if it is one job under another id, write in c: moved_from: b`,
    '1 added, 1 updated, 1 removed',
    '',
  ]);
});

test('as json, for programs', async () => {
  const other = join(directory, 'before.yaml');
  await writeFile(other, BEFORE.replace('interval: 1h', 'cron: "0 3 1 1 *", timezone: Europe/Berlin'));
  await writeFile(file, AFTER);
  const { stdout } = await volnux(['plan', '-c', file, '--against', other, '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({
    title: `against ${other}`,
    summary: '1 added, 1 updated, 1 removed',
    jobs: [
      { job: 'b', changes: ['remove'], fields: [], next_fire_time: { after: null } },
      {
        job: 'a',
        changes: ['update'],
        from: null,
        anchored: true,
        fields: [
          { path: 'trigger.timezone', before: 'Europe/Berlin', after: 'UTC', applies: 'anchor' },
          { path: 'trigger.cron', before: '0 3 1 1 *', applies: 'anchor' },
          { path: 'trigger.interval', after: '2h', applies: 'anchor' },
        ],
        next_fire_time: { before: expect.stringMatching(/-01-01T02:00:00Z$/), after: expect.any(String) },
        runs_in_flight: [],
      },
      { job: 'c', changes: ['add'], paused: true, next_fire_time: { after: null } },
    ],
    unchanged: 0,
    proposed_moves: [{ job: 'c', moved_from: 'b' }],
    drift: [],
  });
});

test('as markdown, in which no value is markup', async () => {
  const other = join(directory, 'before.yaml');
  await writeFile(other, 'jobs: { a: { run: "date", trigger: { manual: true } } }\n');
  await writeFile(file, `jobs: { a: { run: "a | b \`c\` <d>\\n@e", trigger: { manual: true } } }\n`);
  const { stdout } = await volnux(['plan', '-c', file, '--against', other, '--format', 'markdown']);
  expect(stdout).toBe(
    [
      '### Schedule: 1 updated',
      '',
      `\`against ${other}\``,
      '',
      '| | job | change | next fire time |',
      '| --- | --- | --- | --- |',
      '| `~` | `a` | `run`: `"date"` → `` "a \\| b `c` <d>\\n@e" `` *from the next run on* | none |',
      '',
    ].join('\n'),
  );
});

test('markdown stays within what a comment can hold', async () => {
  const job = (index: number): string => `  job-${index}: { run: "${'x'.repeat(100)}", trigger: { interval: 1h } }\n`;
  await writeFile(file, `jobs:\n${Array.from({ length: 2000 }, (_, index) => job(index)).join('')}`);
  const { stdout } = await volnux(['plan', '-c', file, '--format', 'markdown']);
  expect(stdout.length).toBeLessThan(65_536);
  expect(stdout).toMatch(/\n… and \d+ more jobs\.\n$/);
});

test('a secret is shown nowhere, and that it is another one is', async () => {
  const other = join(directory, 'before.yaml');
  const text = (secret: string): string =>
    `env: { API_TOKEN: ${secret} }\njobs: { a: { run: "curl ${secret}", trigger: { manual: true } } }\n`;
  await writeFile(other, text('sesame-1'));
  await writeFile(file, text('simsim-2'));
  for (const format of ['text', 'json', 'markdown']) {
    const { stdout } = await volnux(['plan', '-c', file, '--against', other, '--format', format]);
    expect(stdout).not.toMatch(/sesame|simsim/);
    expect(stdout).toContain('curl ***');
  }
  expect((await volnux(['plan', '-c', file, '--against', other])).stdout).toContain('env.API_TOKEN: "***" → "***" (another one)');
});

test('a job under another id is moved', async () => {
  const other = join(directory, 'before.yaml');
  await writeFile(other, BEFORE);
  await writeFile(file, BEFORE.replace('b: {', 'c: { moved_from: b, max_instances: 2,'));
  const { stdout } = await volnux(['plan', '-c', file, '--against', other]);
  expect(steady(stdout).slice(1)).toEqual([
    '> b → c',
    '    max_instances: 1 → 2  at once',
    '1 moved, 1 updated, 1 unchanged',
    '',
  ]);
  const json = await volnux(['plan', '-c', file, '--against', other, '--format', 'json']);
  expect(JSON.parse(json.stdout).jobs).toMatchObject([{ job: 'c', from: 'b', changes: ['move', 'update'] }]);
});

test('--exit-code is 1 with changes and 0 without', async () => {
  const other = join(directory, 'before.yaml');
  await writeFile(other, BEFORE);
  await writeFile(file, AFTER);
  expect(await volnux(['plan', '-c', file, '--against', other, '--exit-code'])).toMatchObject({ code: 1 });
  expect(await volnux(['plan', '-c', file, '--against', file, '--exit-code'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/\n2 unchanged\n$/),
  });
});

test('against a git ref', async () => {
  const git = (...args: string[]): void =>
    void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: directory,
      stdio: 'ignore',
    });
  await writeFile(file, BEFORE);
  git('init', '-b', 'main');
  git('add', '.');
  git('commit', '-m', 'before');
  await writeFile(file, AFTER);
  expect(await volnux(['plan', '-c', file, '--against', 'git:main'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^against git:main\n- b\n[^]*\n1 added, 1 updated, 1 removed\n$/),
  });
  const unknown = await volnux(['plan', '-c', file, '--against', 'git:nowhere']);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('nowhere');
});

test('against a git ref with a secret that lies outside of any repository, or is missing', async () => {
  const git = (...args: string[]): void =>
    void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: join(directory, 'repository'),
      stdio: 'ignore',
    });
  file = join(directory, 'repository/schedule.yaml');
  await mkdir(join(directory, 'repository'));
  await writeFile(file, `secrets: { S: { file: ../run/secret } }\n${BEFORE}`);
  git('init', '-b', 'main');
  git('add', '.');
  git('commit', '-m', 'before');
  const { code, stderr } = await volnux(['plan', '-c', file, '--against', 'git:main']);
  expect(code).toBe(1);
  expect(stderr).toContain('CONFIG_SECRET_NOT_FOUND');
  await mkdir(join(directory, 'run'));
  await writeFile(join(directory, 'run/secret'), 'sesame');
  expect(await volnux(['plan', '-c', file, '--against', 'git:main'])).toEqual({
    code: 0,
    stdout: 'against git:main\n2 unchanged\n',
    stderr: '',
  });
});

test('mistakes of the file at a git ref are told of as there, not of the file on the disk', async () => {
  const git = (...args: string[]): void =>
    void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: directory,
      stdio: 'ignore',
    });
  await writeFile(file, 'jobs:\n  a: { rum: x, trigger: { interval: 1h } }\n');
  git('init', '-b', 'main');
  git('add', '.');
  git('commit', '-m', 'before');
  await writeFile(file, BEFORE);
  const { code, stderr } = await volnux(['plan', '-c', file, '--against', 'git:main']);
  expect(code).toBe(1);
  expect(stderr).toContain(`main:${file}:2:8  error  CONFIG_UNKNOWN_KEY`);
});

test('a directory against a git ref, the files that its files include as well', async () => {
  const git = (...args: string[]): void =>
    void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: directory,
      stdio: 'ignore',
    });
  const job = (id: string): string => `jobs: { ${id}: { run: x, trigger: { interval: 1h } } }\n`;
  await mkdir(join(directory, 'more'));
  await rm(file, { force: true });
  await writeFile(join(directory, 'a.yaml'), `include: more/*.yaml\n${job('a')}`);
  await writeFile(join(directory, 'more/gone.yaml'), job('gone'));
  git('init', '-b', 'main');
  git('add', '.');
  git('commit', '-m', 'before');
  await rm(join(directory, 'more/gone.yaml'));
  await writeFile(join(directory, 'more/new.yaml'), job('new'));
  await writeFile(join(directory, 'b.yaml'), job('b'));
  const { code, stdout, stderr } = await volnux(['plan', '-c', directory, '--against', 'git:main']);
  expect({ code, stdout: steady(stdout), stderr }).toEqual({
    code: 0,
    stdout: ['against git:main', '- gone', '+ new', '+ b', '2 added, 1 removed, 1 unchanged', ''],
    stderr: '',
  });
});

test('a schedule that is not valid exits 1 with its diagnostics', async () => {
  await writeFile(file, 'jobs: []\n');
  const { code, stdout, stderr } = await volnux(['plan', '-c', file]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('CONFIG_WRONG_TYPE');
});

const NOW = Date.now();
const JOB = 'a: { run: date, trigger: { interval: 1h }';

test('against what was applied last: the next fire time that the job has, and the runs that are in flight', async () => {
  const { file, write, apply, record } = await scheduleFolder(
    `jobs: { ${JOB}, on_change: cancel }, b: { run: x, trigger: { manual: true } } }\n`,
  );
  await apply(3, Date.parse('2027-03-01T12:00:00Z'), { commit: '0123456789abcdef-dirty' });
  await record({ fireTime: NOW, outcome: null }, { jobId: 'b', fireTime: NOW, outcome: null }, { fireTime: NOW - 1000 });
  await write(`jobs: { ${JOB}, timeout: 1m } }\n`);
  const { stdout } = await volnux(['plan', '-c', file]);
  const lines = stdout.split('\n');
  expect(lines[0]).toBe('against generation 3, applied Mon 2027-03-01 12:00:00 UTC, commit 0123456789ab-dirty');
  expect(lines.filter((line) => line.includes('run run-'))).toEqual([
    expect.stringMatching(/its runner is gone: the next start finds it interrupted$/),
    expect.stringMatching(/its runner is gone: the next start finds it interrupted$/),
  ]);
});

test('while a runner has the store open, its runs end as they began, or are cancelled', async () => {
  const text = (more: string): string =>
    `defaults: { on_change: cancel }\njobs: { ${JOB} ${more} }, b: { run: x, trigger: { interval: 1h } } }\n`;
  const { file, state, write, apply, record } = await scheduleFolder(text(''));
  await apply(1, NOW);
  await record({ fireTime: NOW, outcome: null }, { jobId: 'b', fireTime: NOW, outcome: null });
  const store = openSqliteStore(state);
  const next = Date.parse('2040-01-01T00:00:00Z');
  await store.saveJobs([{ jobId: 'a', fingerprint: 'x', anchor: 0, nextFireTime: next, seenAt: NOW }], []);
  await write(text(', timeout: 1m').replace('run: x', 'run: x, coalesce: false'));
  const { stdout } = await volnux(['plan', '-c', file, '--format', 'json']);
  await store.close();
  expect(JSON.parse(stdout).jobs).toMatchObject([
    {
      job: 'a',
      next_fire_time: { before: '2040-01-01T00:00:00Z', after: '2040-01-01T00:00:00Z' },
      runs_in_flight: [{ run: `run-${NOW}`, becomes: 'cancelled' }],
    },
    { job: 'b', runs_in_flight: [{ becomes: 'finishes' }] },
  ]);
});

test('what an operator has decided is told as drift, in the zone of the job', async () => {
  const { file, state, apply } = await scheduleFolder(`timezone: Asia/Tokyo\njobs: { ${JOB} } }\n`);
  await apply(1, NOW);
  const store = openSqliteStore(state);
  const until = Date.parse('2040-01-01T00:00:00Z');
  await store.saveOverride({ jobId: 'a', kind: 'pause', reason: 'disk full', user: 'ann', uid: 1000, since: NOW, until });
  await store.close();
  const { stdout } = await volnux(['plan', '-c', file]);
  expect(stdout).toContain(
    'drift: a is paused, whatever the file says, by ann (uid 1000), until Sun 2040-01-01 09:00:00 +09:00: disk full\n',
  );
  const { drift } = JSON.parse((await volnux(['plan', '-c', file, '--format', 'json'])).stdout);
  expect(drift).toMatchObject([{ job: 'a', until: '2040-01-01T09:00:00+09:00' }]);
});

test('against a generation that was applied', async () => {
  const { file, write, apply } = await scheduleFolder(`jobs: { ${JOB} } }\n`);
  await apply(1, NOW);
  await write(`jobs: { ${JOB}, coalesce: false } }\n`);
  await apply(2, NOW);
  const { stdout } = await volnux(['plan', '-c', file, '--against', 'generation:1']);
  expect(steady(stdout).slice(1, 3)).toEqual(['~ a', '    coalesce: true → false  at once']);
  expect(stdout).toMatch(/^against generation 1, applied /);
});

test('a job under another id is proposed as a move also where what it does holds a secret, the same one', async () => {
  const text = (id: string, key: string): string =>
    `secrets: { APP_KEY: { file: secret.txt } }\njobs: { ${id}: { run: 'curl ${key}', trigger: { manual: true } } }\n`;
  const { file, folder, write, apply } = await scheduleFolder(text('sync', 'sesame-1'));
  await writeFile(join(folder, 'secret.txt'), 'sesame-1');
  await apply(1, NOW);
  await write(text('mirror', 'sesame-1'));
  expect((await volnux(['plan', '-c', file])).stdout).toContain('write in mirror: moved_from: sync\n');
  await write(text('mirror', 'sesame-2'));
  expect((await volnux(['plan', '-c', file])).stdout).not.toContain('moved_from');
});

test('a job under another id has the secrets that it had, against what was applied last and against a generation', async () => {
  const text = (job: string): string =>
    `secrets: { APP_KEY: { file: secret.txt } }\ndefaults: { timeout: 2m, on_change: cancel }\njobs: { ${job} run: 'echo hi', trigger: { manual: true }, hooks: [{ on: job_error, run: 'echo no' }] } }\n`;
  const { folder, file, write, apply } = await scheduleFolder(text('old: {'));
  await writeFile(join(folder, 'secret.txt'), 'sesame-1');
  await apply(1, NOW);
  await write(text('fresh: { moved_from: old,'));
  for (const against of [[], ['--against', 'generation:1']]) {
    const { stdout } = await volnux(['plan', '-c', file, ...against]);
    expect(steady(stdout)).toEqual([expect.stringContaining('against generation 1'), '> old → fresh', '1 moved', '']);
  }
  await writeFile(join(folder, 'secret.txt'), 'simsim-2');
  expect((await volnux(['plan', '-c', file])).stdout).toContain('env.APP_KEY: "***" → "***" (another one)');
});

test('an edit that a runner refuses, for it removes most jobs, is told of as such', async () => {
  const text = (ids: string, more = ''): string =>
    `${more}jobs: { ${ids
      .split('')
      .map((id) => `${id}: { run: x ${id}, trigger: { manual: true } }`)
      .join(', ')} }\n`;
  const { folder, file, write, apply } = await scheduleFolder(text('abcdefghi'));
  await apply(1, NOW);
  await write(text('abcd'));
  const out = async (...args: readonly string[]): Promise<string> => (await volnux(['plan', '-c', file, ...args])).stdout;
  const reason = 'this edit would remove 5 of 9 jobs (e, f, g, h, i); to do so run `volnux reload --force`';
  expect(await out()).toContain(`\nwarning: a runner at work refuses this: ${reason}`);
  expect(await out('--format', 'markdown')).toContain(
    '\n- Warning: a runner at work refuses this: this edit would remove 5 of 9',
  );
  expect(JSON.parse(await out('--format', 'json'))).toMatchObject({ refused: expect.stringContaining(reason) });

  const other = join(folder, 'before.yaml');
  await writeFile(other, text('abcdefghi'));
  for (const against of [other, 'generation:1'])
    expect(JSON.parse(await out('--format', 'json', '--against', against))).toMatchObject({ refused: null });
  await write(text('abcd', 'runner: { allow_mass_removal: true }\n'));
  expect(JSON.parse(await out('--format', 'json'))).toMatchObject({ refused: null });
  await write(text('abcde'));
  expect(await out()).not.toContain('warning:');
});

test.each([
  [['--against', ''], '--against needs a schedule, git:REF or generation:N'],
  [['--against', 'git:'], '--against git: needs a ref, as in git:main'],
  [['--against', 'generation:x'], '--against generation: needs a number, as in generation:3, got "x"'],
  [['--against', 'generation:9'], 'there is no generation 9 in '],
  [['--format', 'yaml'], '--format must be one of text, json, markdown, got "yaml"'],
  [['schedule.yaml'], 'plan takes no argument, got "schedule.yaml"; a schedule is named with -c: volnux plan -c schedule.yaml'],
])('wrong usage %j is one sentence', async (args, sentence) => {
  await writeFile(file, BEFORE);
  const { code, stdout, stderr } = await volnux(['plan', '-c', file, ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`volnux: ${sentence}`);
  expect(stderr.trimEnd().split('\n').length).toBe(1);
});

test('a runner that is going is asked what it has in force, whatever its state directory says', async () => {
  await writeFile(file, AFTER);
  const { commands } = await served(BEFORE);
  await commands.pause({ job: 'b', by: { user: 'ann', uid: 1000 } });
  await listening(commands, await stateDirectory());
  const { stdout, stderr } = await volnux(['plan', '-c', file]);
  expect(stderr).toBe('');
  expect(steady(stdout)).toEqual(
    expect.arrayContaining([
      'against what the runner has in force',
      '- b',
      '~ a',
      expect.stringMatching(/^drift: b .*ann/),
      '1 added, 1 updated, 1 removed',
    ]),
  );
});

test('where the runner does not answer, what its state directory says is compared, and so much is said', async () => {
  await writeFile(file, BEFORE);
  const unlock = lockState(await stateDirectory());
  const { stdout, stderr } = await volnux(['plan', '-c', file]);
  unlock();
  expect(stdout).toMatch(/^against nothing: no runner has applied this schedule yet\n/);
  expect(stderr).toMatch(
    /^volnux: volnux, pid \d+, has the state directory .*; what its state directory says is compared instead\n$/,
  );
});

async function stateDirectory(): Promise<string> {
  const state = join(directory, '.volnux');
  await mkdir(state);
  return state;
}
