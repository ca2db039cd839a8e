import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchedPlaces } from '../../src/reconcile/watched-places.ts';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'volnux-places-')));
});
afterEach(() => rm(folder, { recursive: true }));

/** Relative to the folder, each with its names. */
async function places(files: readonly string[], globs: readonly string[] = []): Promise<Record<string, unknown>> {
  const inside = (path: string): string => join(folder, path);
  const found = await watchedPlaces({ files: files.map(inside), globs: globs.map(inside) });
  return Object.fromEntries(
    [...found]
      .filter(([directory]) => directory.startsWith(folder))
      .map(([directory, names]) => [relative(folder, directory) || '.', names === 'all' ? names : [...names].sort()]),
  );
}

test('a file is watched in its folder', async () => {
  await writeFile(join(folder, 'schedule.yaml'), '');
  expect(await places(['schedule.yaml'])).toEqual({ '.': ['schedule.yaml'] });
});

test('each link on the way to a file is watched, and the file where it really is (a ConfigMap)', async () => {
  await mkdir(join(folder, '..v1'));
  await writeFile(join(folder, '..v1/schedule.yaml'), '');
  await symlink('..v1', join(folder, '..data'));
  await symlink('..data/schedule.yaml', join(folder, 'schedule.yaml'));
  expect(await places(['schedule.yaml'])).toEqual({ '.': ['..data', 'schedule.yaml'], '..v1': ['schedule.yaml'] });
});

test('a folder that is a link is watched where the link is (git-sync)', async () => {
  await mkdir(join(folder, 'revisions/abc/jobs'), { recursive: true });
  await symlink(join(folder, 'revisions/abc'), join(folder, 'current'));
  await writeFile(join(folder, 'revisions/abc/jobs/a.yaml'), '');
  expect(await places(['current/jobs/a.yaml'], ['current/jobs/*.yaml'])).toEqual({
    '.': ['current'],
    'revisions/abc': ['jobs'],
    'revisions/abc/jobs': 'all',
  });
});

test('of a file that is missing, with its folders, the nearest folder that is there is watched', async () => {
  expect(await places(['conf/more/secret.txt'])).toEqual({ '.': ['conf'] });
});

test('in the folder of a pattern anything may be one more file', async () => {
  await mkdir(join(folder, 'jobs'));
  expect(await places([], ['jobs/*.yaml', 'missing/*.yaml'])).toEqual({ '.': ['jobs', 'missing'], jobs: 'all' });
});

test('links in a circle come to an end', async () => {
  await symlink('b', join(folder, 'a'));
  await symlink('a', join(folder, 'b'));
  expect(await places(['a'])).toEqual({ '.': ['a', 'b'] });
});
