import type { DatabaseSync } from 'node:sqlite';
import type { Override, OverrideStore } from '../override.ts';
import type { StoreMethods } from '../calls/store-call.ts';

/** Selects each `Override`, by job id. */
export const SELECT_OVERRIDES: string =
  'SELECT job_id AS jobId, kind, reason, user, uid, since, until FROM overrides ORDER BY job_id';

/** The overrides in a database. `moveOverride`: for the transaction of the store's `moveJobs`. */
export function overridesTable(
  database: DatabaseSync,
): Pick<StoreMethods, keyof OverrideStore> & { readonly moveOverride: (from: string, to: string) => void } {
  const select = database.prepare(SELECT_OVERRIDES);
  const save = database.prepare(
    'INSERT OR REPLACE INTO overrides (job_id, kind, reason, user, uid, since, until) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  // In one statement: several at once end together, or not at all.
  const end = database.prepare('DELETE FROM overrides WHERE job_id IN (SELECT value FROM json_each(?))');
  const move = database.prepare('UPDATE OR IGNORE overrides SET job_id = ? WHERE job_id = ?');
  const forget = database.prepare('DELETE FROM overrides WHERE job_id = ?');
  return {
    overrides: () => select.all() as unknown as Override[],
    saveOverride: ({ jobId, kind, reason, user, uid, since, until }) =>
      void save.run(jobId, kind, reason, user, uid, since, until),
    endOverrides: (jobIds) => void end.run(JSON.stringify(jobIds)),
    moveOverride: (from, to) => {
      move.run(to, from);
      forget.run(from);
    },
  };
}
