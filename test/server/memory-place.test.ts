import { chmod, mkdir, readdir, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isOwn, memoryPlace, takeMemoryPlace } from '../../src/server/memory-place.ts';
import { newFolder } from './served.ts';

test('the same schedule has the same place, from wherever it is named, and another one another', async () => {
  expect(memoryPlace(['a.yaml'])).toBe(memoryPlace([join(process.cwd(), 'a.yaml')]));
  expect(memoryPlace(['a.yaml', 'b.yaml'])).not.toBe(memoryPlace(['b.yaml', 'a.yaml']));
});

test('is private to its user, taken by one process at a time, and gone after it', async () => {
  const parent = await newFolder();
  const place = memoryPlace(['schedule.yaml'], parent);
  const leave = takeMemoryPlace(place);
  expect(((await stat(place)).mode & 0o777).toString(8)).toBe('700');
  expect(isOwn(place)).toBe(true);
  expect(() => takeMemoryPlace(place)).toThrow(`another runner of this schedule, pid ${process.pid}, has ${place}`);
  leave();
  expect(await readdir(parent)).toEqual([]);
});

test('one in which others can put something is not taken, nor one that is another under that name', async () => {
  const parent = await newFolder();
  const [open, elsewhere, link] = [join(parent, 'open'), join(parent, 'elsewhere'), join(parent, 'link')];
  for (const each of [open, elsewhere]) await mkdir(each, { mode: 0o700 });
  await chmod(open, 0o777);
  await symlink(elsewhere, link);
  for (const place of [open, link]) {
    expect(isOwn(place)).toBe(false);
    expect(() => takeMemoryPlace(place)).toThrow('belongs to another user, or others may write there');
  }
});
