import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scheduleCommit } from '../../src/reconcile/schedule-commit.ts';

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'volnux-commit-'));
  file = join(directory, 'schedule.yaml');
  await writeFile(file, 'jobs: {}\n');
});
afterEach(() => rm(directory, { recursive: true }));

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
  return execFileSync('git', [...identity, ...args], { cwd: directory, encoding: 'utf8' }).trim();
}

function commitAll(): string {
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'one');
  return git('rev-parse', 'HEAD');
}

test('is the commit that is checked out, and says when a file of the schedule differs from it', async () => {
  await writeFile(join(directory, 'unrelated'), '1');
  const commit = commitAll();
  await writeFile(join(directory, 'unrelated'), '2');
  expect(await scheduleCommit([file])).toBe(commit);
  const secret = join(tmpdir(), 'volnux-no-such-secret');
  expect(await scheduleCommit([file, secret])).toBe(commit);
  const included = join(directory, 'new.yaml');
  await writeFile(included, 'jobs: {}\n');
  expect(await scheduleCommit([file, included])).toBe(`${commit}-dirty`);
  await writeFile(file, 'jobs: { }\n');
  expect(await scheduleCommit([file])).toBe(`${commit}-dirty`);
});

test('is found through a link that leads into the repository', async () => {
  const commit = commitAll();
  await mkdir(join(directory, '.git/elsewhere'));
  const link = join(directory, '.git/elsewhere/schedule.yaml');
  await symlink(file, link);
  expect(await scheduleCommit([link])).toBe(commit);
});

test('is null outside of a repository, before the first commit, for a file git does not keep, and for none', async () => {
  expect(await scheduleCommit([file])).toBeNull();
  git('init', '-q');
  expect(await scheduleCommit([file])).toBeNull();
  git('add', '.');
  expect(await scheduleCommit([file])).toBeNull();
  commitAll();
  const other = join(directory, 'other.yaml');
  await writeFile(other, '');
  expect(await scheduleCommit([other])).toBeNull();
  expect(await scheduleCommit([join(directory, 'gone.yaml')])).toBeNull();
  expect(await scheduleCommit([])).toBeNull();
});
