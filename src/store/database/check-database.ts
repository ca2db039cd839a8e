import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { versionOf } from '../migrations/migrate.ts';
import { FILE } from './open-database.ts';
import { StoreError } from '../store-error.ts';

/** What was found of a database, without writing anything. */
export interface DatabaseCheck {
  /** What is wrong with it; empty: it is sound. */
  readonly faults: readonly string[];
  readonly version: number;
  readonly records: number;
  readonly jobs: number;
  readonly bytes: number;
}

/** More of them say no more. */
const MOST_FAULTS = 20;
/** https://sqlite.org/rescode.html: corrupt, no database. */
const UNSOUND: readonly unknown[] = [11, 26];

/** What must hold between columns and tables, as queries for how many rows it does not hold of, by what is then wrong. */
const SENSE: Readonly<Record<string, string>> = {
  'records have ended without an outcome': 'SELECT count(*) AS n FROM fire_times WHERE outcome IS NULL AND ended_at IS NOT NULL',
  'records are unsettled and have no run': 'SELECT count(*) AS n FROM fire_times WHERE outcome IS NULL AND run_id IS NULL',
  'records have an outcome that is none': `SELECT count(*) AS n FROM fire_times WHERE outcome NOT IN
    ('success', 'failure', 'timeout', 'cancelled', 'interrupted', 'missed', 'coalesced', 'skipped')`,
  'runs have one id': 'SELECT count(run_id) - count(DISTINCT run_id) AS n FROM fire_times',
};

/**
 * Whether the database in `directory` is sound: each page and index by SQLite's own check, and what the records say by ours. It may be asked while a runner
 * is going. `null`: there is none. Throws `StoreError` when it cannot be read, or is of a newer version.
 */
export function checkDatabase(directory: string): DatabaseCheck | null {
  const path = join(directory, FILE);
  if (!existsSync(path)) return null;
  const faults: string[] = [];
  let counts = { version: 0, records: 0, jobs: 0, bytes: 0 };
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 250 });
    try {
      const version = versionOf(database, directory);
      for (const row of database.prepare(`PRAGMA integrity_check(${MOST_FAULTS})`).all()) {
        const [text] = Object.values(row);
        if (text !== 'ok') faults.push(String(text));
      }
      if (faults.length === 0) {
        counts = { version, ...countsOf(database) };
        faults.push(...nonsenseIn(database));
      }
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof StoreError || !(error instanceof Error && 'errcode' in error)) throw error;
    if (!UNSOUND.includes(error.errcode))
      throw new StoreError(`cannot read the store in ${directory}: ${error.message}`, { cause: error });
    faults.push(error.message);
  }
  return { faults, ...counts };
}

function countsOf(database: DatabaseSync): Omit<DatabaseCheck, 'faults' | 'version'> {
  const pragma = (name: string): number => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  const bytes = pragma('page_count') * pragma('page_size');
  if (!hasRecords(database)) return { records: 0, jobs: 0, bytes };
  const [row] = database.prepare('SELECT count(*) AS records, count(DISTINCT job_id) AS jobs FROM fire_times').all();
  return { records: Number(row?.['records']), jobs: Number(row?.['jobs']), bytes };
}

function nonsenseIn(database: DatabaseSync): readonly string[] {
  if (!hasRecords(database)) return [];
  return Object.entries(SENSE).flatMap(([fault, sql]) => {
    const count = Number(database.prepare(sql).get()?.['n']);
    return count === 0 ? [] : [`${count} ${fault}`];
  });
}

/** A database without tables is what a runner leaves that was killed before it made any. */
function hasRecords(database: DatabaseSync): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'fire_times'").get() !== undefined;
}
