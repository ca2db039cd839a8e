import { ToldNotes } from '../hook/told-notes.ts';
import type { Store } from '../store/store.ts';

/** What was told, as the store knows it, and keeps it from now on. `onFailure`: when it cannot. */
export async function recallTold(
  store: Pick<Store, 'toldNotes' | 'noteTold'>,
  onFailure: (error: Error) => void,
): Promise<ToldNotes> {
  return new ToldNotes({ known: await store.toldNotes(), write: (notes) => store.noteTold(notes, Date.now()), onFailure });
}
