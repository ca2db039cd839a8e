import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
  expect(await volnux(['plan', '-c', file])).toEqual({ code: 0, stdout: '+ a\n+ b\n2 added\n', stderr: '' });
  expect(readdirSync(directory)).toEqual(['schedule.yaml']);
});

test('against another file, as text and as json', async () => {
  const other = join(directory, 'before.yaml');
  await writeFile(other, BEFORE);
  await writeFile(file, AFTER);
  expect(await volnux(['plan', '-c', file, '--against', other])).toEqual({
    code: 0,
    stdout: '- b\n~ a: trigger (anchored anew)\n+ c (paused)\n1 added, 1 updated, 1 removed\n',
    stderr: '',
  });
  const { stdout } = await volnux(['plan', '-c', file, '--against', other, '--format', 'json']);
  expect(JSON.parse(stdout)).toEqual({
    changes: [
      { kind: 'remove', job: 'b' },
      { kind: 'update', job: 'a', fields: ['trigger'], anchored: true },
      { kind: 'add', job: 'c' },
    ],
    unchanged: 0,
  });
});

test('a job under another id is moved', async () => {
  const other = join(directory, 'before.yaml');
  await writeFile(other, BEFORE);
  await writeFile(file, BEFORE.replace('b: {', 'c: { moved_from: b,'));
  expect(await volnux(['plan', '-c', file, '--against', other])).toMatchObject({ stdout: '> b → c\n1 moved, 1 unchanged\n' });
  const { stdout } = await volnux(['plan', '-c', file, '--against', other, '--format', 'json']);
  expect(JSON.parse(stdout).changes).toEqual([{ kind: 'move', job: 'c', from: 'b' }]);
});

test('--exit-code is 1 with changes and 0 without', async () => {
  const other = join(directory, 'before.yaml');
  await writeFile(other, BEFORE);
  await writeFile(file, AFTER);
  expect(await volnux(['plan', '-c', file, '--against', other, '--exit-code'])).toMatchObject({ code: 1 });
  expect(await volnux(['plan', '-c', file, '--against', file, '--exit-code'])).toMatchObject({
    code: 0,
    stdout: '2 unchanged\n',
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
    stdout: '- b\n~ a: trigger (anchored anew)\n+ c (paused)\n1 added, 1 updated, 1 removed\n',
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
  expect(await volnux(['plan', '-c', file, '--against', 'git:main'])).toEqual({ code: 0, stdout: '2 unchanged\n', stderr: '' });
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
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: '- gone\n+ new\n+ b\n2 added, 1 removed, 1 unchanged\n',
    stderr: '',
  });
});

test('a schedule that is not valid exits 1 with its diagnostics', async () => {
  await writeFile(file, 'jobs: []\n');
  const { code, stdout, stderr } = await volnux(['plan', '-c', file]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('CONFIG_WRONG_TYPE');
});
