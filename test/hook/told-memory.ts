import { ToldNotes } from '../../src/hook/told-notes.ts';
import type { ToldNote } from '../../src/store/told-note.ts';

/** What is kept over the ends of processes, each of which opens it. */
export function createMemory(): { readonly open: () => ToldNotes; readonly kept: () => readonly ToldNote[] } {
  const kept = new Map<string, ToldNote>();
  return {
    kept: () => [...kept.values()],
    open: () =>
      new ToldNotes({
        known: [...kept.values()],
        write: async (notes) => {
          for (const note of notes) {
            if (note.until > 0) kept.set(note.subject, note);
            else kept.delete(note.subject);
          }
        },
        onFailure: (error) => {
          throw error;
        },
      }),
  };
}
