import { setImmediate as nextTurn } from 'node:timers/promises';

/** So much of one turn of the event loop may be taken, in ms: a job may be due, and thousands are looked at. */
const MOST_MS = 10;

/** Visits all items, in order; after each `MOST_MS` everything else has a turn. A few items are visited at once. Rejects with what `visit` throws. */
export async function inTurns<Item>(items: Iterable<Item>, visit: (item: Item) => void): Promise<void> {
  let since = performance.now();
  for (const item of items) {
    visit(item);
    if (performance.now() - since < MOST_MS) continue;
    await nextTurn();
    since = performance.now();
  }
}
