import { setImmediate as nextTurn } from 'node:timers/promises';

/** So much of one turn of the event loop may be taken, in ms: a job may be due, and thousands are looked at. */
const MOST_MS = 10;

/**
 * Takes all steps, and gives what they return in the end. After each `MOST_MS` everything else has a turn; a few steps are taken at once. Rejects
 * with what a step throws.
 */
export async function inTurns<Result>(steps: Iterator<unknown, Result>): Promise<Result> {
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < MOST_MS) continue;
    await nextTurn();
    since = performance.now();
  }
}
