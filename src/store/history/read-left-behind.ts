import type { DatabaseSync } from 'node:sqlite';
import { askDatabase } from '../database/open-database.ts';
import type { Override } from '../override.ts';
import { SELECT_OVERRIDES } from '../sqlite/overrides-table.ts';
import { AS_RECORD } from '../sqlite/sqlite-store.ts';
import { isStateLocked } from '../database/state-lock.ts';
import type { FireTimeRecord } from '../store.ts';

/** What a runner has in its state directory beside what it applied: one that is going, or was. */
export interface LeftBehind {
  /** Whether one is going. */
  readonly isLive: boolean;
  /** When each job fires next, by id (Unix ms); `null`: at no time. */
  readonly nextFireTimes: ReadonlyMap<string, number | null>;
  /** Runs that began and have not ended. */
  readonly runs: readonly FireTimeRecord[];
  /** What operators decided: it holds for one that is going, and for the next one. */
  readonly overrides: readonly Override[];
}

/** Asked without writing anything; `null` where no runner has been. Throws `StoreError` as `askDatabase` does. */
export function readLeftBehind(directory: string): LeftBehind | null {
  return askDatabase(directory, (database) => ({
    isLive: isStateLocked(directory),
    nextFireTimes: nextFireTimes(database),
    runs: database
      .prepare(`SELECT ${AS_RECORD} FROM fire_times WHERE outcome IS NULL ORDER BY job_id, fire_time`)
      .all() as unknown as FireTimeRecord[],
    overrides: hasTable(database, 'overrides') ? (database.prepare(SELECT_OVERRIDES).all() as unknown as Override[]) : [],
  }));
}

/** A database of before there was catch-up knows none. */
function nextFireTimes(database: DatabaseSync): ReadonlyMap<string, number | null> {
  const rows = hasTable(database, 'jobs') ? database.prepare('SELECT job_id AS id, next_fire_time AS next FROM jobs').all() : [];
  return new Map(rows.map(({ id, next }) => [String(id), next === null ? null : Number(next)]));
}

function hasTable(database: DatabaseSync, name: string): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;
}
