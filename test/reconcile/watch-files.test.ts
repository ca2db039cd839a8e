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

/** Less than the poll takes: it was an event that told. */
const BY_EVENT = { timeout: 4500 };

const FIXED = new Date('2026-06-01T12:00:00Z');

/** Watches as the runner does: each time that it is told to look it looks, and follows what it found. Resolves when all edits were seen, in turn. */
async function seen(
  edits: readonly (() => Promise<void>)[],
  mode: 'auto' | 'poll' = 'auto',
  globs: readonly string[] = [],
): Promise<readonly string[]> {
  const sources: Sources = { files: [schedule], globs };
  const looks: string[] = [];
  let looked = Promise.withResolvers<void>();
  let before = await contentKey(sources);
  async function look(): Promise<void> {
    const key = await contentKey(sources);
    looks.push(key === before ? 'same' : 'other');
    before = key;
    await watch.follow(sources, mode);
    looked.resolve();
  }
  const watch = watchFiles(() => void look());
  await watch.follow(sources, mode);
  // The first look is asked for when the watch is in force: before, no edit would be a trial of it.
  if (mode === 'auto') await looked.promise;
  for (const edit of edits) {
    const count = looks.filter((each) => each === 'other').length;
    await edit();
    while (looks.filter((each) => each === 'other').length === count) {
      looked = Promise.withResolvers<void>();
      await looked.promise;
    }
  }
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
])('sees a schedule that %s', BY_EVENT, async (_what, edit) => {
  expect(await seen([edit])).toContain('other');
});

test('sees each of several swaps of the folder that a link leads to', BY_EVENT, async () => {
  for (const version of ['v1', 'v2', 'v3']) {
    await mkdir(join(folder, version));
    await writeFile(join(folder, version, 'schedule.yaml'), version);
  }
  await symlink('v1', join(folder, 'current'));
  schedule = join(folder, 'current/schedule.yaml');
  const edits = ['v2', 'v3', 'v1'].map((version) => () => swap(version, join(folder, 'current')));
  expect((await seen(edits)).filter((look) => look === 'other')).toHaveLength(3);
});

test('sees a file that one of its patterns matches come, in a folder that comes with it', BY_EVENT, async () => {
  const edit = async (): Promise<void> => {
    await mkdir(join(folder, 'jobs'));
    await writeFile(join(folder, 'jobs/a.yaml'), 'a');
  };
  expect(await seen([edit], 'auto', [join(folder, 'jobs/*.yaml')])).toContain('other');
});

test('sees, without being told of anything, another content with the same size, time stamp and file', async () => {
  await utimes(schedule, FIXED, FIXED);
  const edit = async (): Promise<void> => {
    await writeFile(schedule, 'two');
    await utimes(schedule, FIXED, FIXED);
  };
  expect(await seen([edit], 'poll')).toContain('other');
});

test('sees what is written under another name of the file: no event comes to this one, as when it is mounted by itself', async () => {
  await mkdir(join(folder, 'elsewhere'));
  await link(schedule, join(folder, 'elsewhere/other-name'));
  expect(await seen([() => writeFile(join(folder, 'elsewhere/other-name'), 'two')], 'poll')).toContain('other');
});

test('looks before long where something is written all the time', BY_EVENT, async () => {
  let noise: NodeJS.Timeout | undefined;
  const edit = async (): Promise<void> => {
    noise = setInterval(() => void writeFile(join(folder, 'noise.yaml'), String(Math.random())).catch(() => {}), 20);
    await writeFile(schedule, 'two');
  };
  try {
    expect(await seen([edit], 'auto', [join(folder, 'no*.txt')])).toContain('other');
  } finally {
    clearInterval(noise);
  }
});

test("editors' own files, and other files beside the schedule, are no reason to look", async () => {
  const edit = async (): Promise<void> => {
    for (const name of ['.schedule.yaml.swp', 'schedule.yaml~', '4913', 'other.yaml']) await writeFile(join(folder, name), '');
    // Nothing comes of it, so nothing can be awaited: three times as long as an event would take.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await writeFile(schedule, 'two');
  };
  expect(await seen([edit])).toEqual(['same', 'other']);
});
