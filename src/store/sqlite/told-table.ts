import type { DatabaseSync } from 'node:sqlite';
import type { StoreMethods } from '../calls/store-call.ts';
import type { ToldNote, ToldStore } from '../told-note.ts';

/** The notes of what was told, in a database. */
export function toldTable(database: DatabaseSync): Pick<StoreMethods, keyof ToldStore> {
  const select = database.prepare('SELECT subject, note, until FROM told');
  const save = database.prepare('INSERT OR REPLACE INTO told (subject, note, until) VALUES (?, ?, ?)');
  const forget = database.prepare('DELETE FROM told WHERE until < ?');
  return {
    toldNotes: () => select.all() as unknown as ToldNote[],
    noteTold: (notes, now) => {
      for (const { subject, note, until } of notes) save.run(subject, note, until);
      forget.run(now);
    },
  };
}
