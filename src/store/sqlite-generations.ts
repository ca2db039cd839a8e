import type { DatabaseSync } from 'node:sqlite';
import type { AppliedGeneration, Store } from './store.ts';

/** Of so many of the latest generations the jobs are kept, of those before what they changed. */
const WHOLE = 50;
/** And of fewer, where they are large. */
const MOST_BYTES = 32 * 2 ** 20;
/** All others are forgotten. */
const KEPT = 1000;

/** The part of the embedded store that keeps generations. `moveAll` is called within the transaction that puts one in force. */
export function sqliteGenerations(
  database: DatabaseSync,
  transaction: <T>(write: () => T) => T,
  moveAll: (moves: ReadonlyMap<string, string>) => void,
): Pick<Store, 'saveGeneration' | 'applyGeneration' | 'lastGeneration'> {
  const save = database.prepare(
    'INSERT INTO generations (generation, hash, applied_at, commit_id, plan, jobs) VALUES (-?, ?, ?, ?, ?, ?)',
  );
  const forgetSaved = database.prepare('DELETE FROM generations WHERE generation < 0');
  const apply = database.prepare('UPDATE generations SET generation = -generation WHERE generation = -?');
  const forgetLater = database.prepare('DELETE FROM generations WHERE generation > ?');
  const forgetOld = database.prepare('DELETE FROM generations WHERE generation BETWEEN 1 AND ?');
  const emptyOld = database.prepare(`
    UPDATE generations SET jobs = '' WHERE jobs <> '' AND generation BETWEEN 1 AND (
      SELECT max(generation) FROM (
        SELECT generation, row_number() OVER latest AS place, sum(octet_length(jobs)) OVER latest AS bytes
        FROM generations WHERE generation > 0 WINDOW latest AS (ORDER BY generation DESC)
      ) WHERE place > ${WHOLE} OR (place > 1 AND bytes > ${MOST_BYTES})
    )`);
  // One that is not in force, yet, has a negative number.
  const last = database.prepare(`
    SELECT generation, hash, applied_at AS appliedAt, commit_id AS "commit", plan, jobs FROM generations
    WHERE generation > 0 ORDER BY generation DESC LIMIT 1`);

  return {
    saveGeneration: async ({ generation, hash, appliedAt, commit, plan, jobs }) =>
      transaction(() => {
        forgetSaved.run();
        save.run(generation, hash, appliedAt, commit, plan, jobs);
      }),
    applyGeneration: async (generation, moves) =>
      transaction(() => {
        forgetLater.run(generation);
        apply.run(generation);
        forgetSaved.run();
        moveAll(moves);
        forgetOld.run(generation - KEPT);
        emptyOld.run();
      }),
    lastGeneration: async () => (last.get() as unknown as AppliedGeneration | undefined) ?? null,
  };
}
