import { link, mkdir, mkdtemp, realpath, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentKey, type Sources } from '../../src/reconcile/content-key.ts';
import { watchFiles } from '../../src/reconcile/watch-files.ts';

let folder: string;
let schedule: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'volnux-watch-')));
  schedule = join(folder, 'schedule.yaml');
  await writeFile(schedule, 'one');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const FIXED = new Date('2026-06-01T12:00:00Z');

/** Watches as the runner does: each time that it is told to look it looks, and follows what it found. */
async function seen(edit: () => Promise<void>, mode: 'auto' | 'poll' = 'auto', globs: readonly string[] = []): Promise<string[]> {
  const sources: Sources = { files: [schedule], globs };
  let before = await contentKey(sources);
  const changed = Promise.withResolvers<void>();
  const looks: string[] = [];
  const watch = watchFiles(() => {
    void contentKey(sources).then(async (key) => {
      if (key === before) {
        looks.push('same');
      } else {
        looks.push('other');
        before = key;
        changed.resolve();
      }
      await watch.follow(sources, mode);
    });
  });
  await watch.follow(sources, mode);
  await edit();
  await changed.promise;
  await watch.close();
  return looks;
}

async function swap(target: string, link: string): Promise<void> {
  await symlink(target, `${link}.new`);
  await rename(`${link}.new`, link);
}

test.each<[string, () => Promise<void>]>([
  ['is written in place', () => writeFile(schedule, 'two')],
  [
    'is replaced by a rename',
    async () => {
      await writeFile(join(folder, '.tmp'), 'two');
      await rename(join(folder, '.tmp'), schedule);
    },
  ],
  ['is gone', () => rm(schedule)],
  [
    'gets an older time stamp, as a rollback may',
    async () => {
      await writeFile(join(folder, '.tmp'), 'two');
      await utimes(join(folder, '.tmp'), 0, 0);
      await rename(join(folder, '.tmp'), schedule);
    },
  ],
  [
    'comes back with its folder',
    async () => {
      await rm(folder, { recursive: true });
      await mkdir(folder);
      await writeFile(schedule, 'two');
    },
  ],
])('sees a schedule that %s', async (_what, edit) => {
  expect(await seen(edit)).toContain('other');
});

test('sees each of several swaps of the folder that a link leads to', async () => {
  for (const version of ['v1', 'v2', 'v3']) {
    await mkdir(join(folder, version));
    await writeFile(join(folder, version, 'schedule.yaml'), version);
  }
  await symlink('v1', join(folder, 'current'));
  schedule = join(folder, 'current/schedule.yaml');
  for (const version of ['v2', 'v3']) {
    expect(await seen(() => swap(version, join(folder, 'current')))).toContain('other');
  }
});

test('sees a file that one of its patterns matches come, in a folder that comes with it', async () => {
  const edit = async (): Promise<void> => {
    await mkdir(join(folder, 'jobs'));
    await writeFile(join(folder, 'jobs/a.yaml'), 'a');
  };
  expect(await seen(edit, 'auto', [join(folder, 'jobs/*.yaml')])).toContain('other');
});

test('sees, without being told of anything, another content with the same size, time stamp and file', async () => {
  await utimes(schedule, FIXED, FIXED);
  const edit = async (): Promise<void> => {
    await writeFile(schedule, 'two');
    await utimes(schedule, FIXED, FIXED);
  };
  expect(await seen(edit, 'poll')).toContain('other');
});

test('sees what is written under another name of the file: no event comes to this one, as when it is mounted by itself', async () => {
  await mkdir(join(folder, 'elsewhere'));
  await link(schedule, join(folder, 'elsewhere/other-name'));
  expect(await seen(() => writeFile(join(folder, 'elsewhere/other-name'), 'two'), 'poll')).toContain('other');
});

test('looks before long where something is written all the time', async () => {
  const noise = setInterval(() => void writeFile(join(folder, 'noise.yaml'), String(Math.random())).catch(() => {}), 20);
  try {
    expect(await seen(() => writeFile(schedule, 'two'), 'auto', [join(folder, 'no*.txt')])).toContain('other');
  } finally {
    clearInterval(noise);
  }
});

test("editors' own files, and other files beside the schedule, are no reason to look", async () => {
  const looks = await seen(async () => {
    for (const name of ['.schedule.yaml.swp', 'schedule.yaml~', '4913', 'other.yaml']) await writeFile(join(folder, name), '');
    await writeFile(schedule, 'two');
  });
  // One look when the watch is in force, one for the schedule, if they do not fall together.
  expect(looks.length).toBeLessThanOrEqual(2);
});
