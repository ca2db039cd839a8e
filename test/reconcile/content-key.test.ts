import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { contentKey } from '../../src/reconcile/content-key.ts';

test('a pipe in place of a schedule is one more content, and nothing to wait for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'volnux-key-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'schedule.yaml');
  const key = (): Promise<string> => contentKey({ files: [path], globs: [] });
  const missing = await key();
  execFileSync('mkfifo', [path]);
  const pipe = await key();
  await rm(path);
  await writeFile(path, 'jobs: {}\n');
  const schedule = await key();
  expect(new Set([missing, pipe, schedule]).size).toBe(3);
});
