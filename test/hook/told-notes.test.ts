import { expect, test } from 'vitest';
import { ToldNotes } from '../../src/hook/told-notes.ts';
import type { ToldNote } from '../../src/store/told-note.ts';

test('there is one write at a time, with the last note of each subject that has changed meanwhile', async () => {
  const writes: (readonly ToldNote[])[] = [];
  const first = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const notes = new ToldNotes({
    known: [{ subject: 'old', note: 'kept before', until: 5 }],
    write: async (told) => {
      writes.push(told);
      begun.resolve();
      if (writes.length === 1) await first.promise;
    },
    onFailure: () => {},
  });
  expect([notes.recall('old'), notes.recall('new')]).toEqual(['kept before', null]);
  notes.keep('a', '1', 10);
  notes.keep('b', '1', 10);
  await begun.promise;
  for (const note of ['2', '3']) notes.keep('a', note, 20);
  expect(notes.recall('a')).toBe('3');
  first.resolve();
  await notes.close();
  expect(writes).toEqual([
    [
      { subject: 'a', note: '1', until: 10 },
      { subject: 'b', note: '1', until: 10 },
    ],
    [{ subject: 'a', note: '3', until: 20 }],
  ]);
});

test('what cannot be kept is told once, and kept with the next', async () => {
  const failures: string[] = [];
  const written: string[] = [];
  let isBroken = true;
  const notes = new ToldNotes({
    known: [],
    write: async (told) => {
      if (isBroken) throw new Error('disk full');
      written.push(...told.map(({ subject }) => subject));
    },
    onFailure: ({ message }) => failures.push(message),
  });
  for (const subject of ['a', 'b']) {
    notes.keep(subject, '1', 10);
    await notes.close();
  }
  isBroken = false;
  notes.keep('c', '1', 10);
  await notes.close();
  expect(failures).toEqual(['what hooks were told cannot be recorded, and may be told again after a restart: disk full']);
  expect(written).toEqual(['a', 'b', 'c']);
});
