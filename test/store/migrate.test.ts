import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { NEWEST_VERSION } from '../../src/store/migrations/migrate.ts';
import { readLastGeneration } from '../../src/store/history/read-generations.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { fireTimeRecord } from './store-conformance.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/store');
const root = mkdtempSync(join(tmpdir(), 'volnux-migrate-'));
afterAll(() => rmSync(root, { recursive: true }));

let made = 0;
/** A state directory with a database that `sql` has made. */
function stateWith(sql: string): string {
  const directory = join(root, String(++made));
  mkdirSync(directory);
  const database = new DatabaseSync(join(directory, 'volnux.db'));
  database.exec(`PRAGMA journal_mode = WAL; ${sql}`);
  database.close();
  return directory;
}

function ask(directory: string, sql: string): unknown[] {
  const database = new DatabaseSync(join(directory, 'volnux.db'), { readOnly: true });
  const rows = database.prepare(sql).all();
  database.close();
  return rows;
}

const SCHEMA = "SELECT type, name, replace(replace(sql, 'IF NOT EXISTS ', ''), ' ', '') AS sql FROM sqlite_schema ORDER BY name";

describe.each(readdirSync(FIXTURES))('%s', (file) => {
  const sql = readFileSync(join(FIXTURES, file), 'utf8');

  test('is read as it is, and becomes what a new database is, with all that it held', async () => {
    const state = stateWith(sql);
    const fresh = stateWith('');
    expect(readLastGeneration(state)).toMatchObject({ generation: 1, hash: 'x' });
    for (const directory of [state, fresh]) await openSqliteStore(directory).close();
    expect(ask(state, SCHEMA)).toEqual(ask(fresh, SCHEMA));
    expect(ask(state, 'PRAGMA user_version')).toEqual([{ user_version: NEWEST_VERSION }]);
    expect(ask(state, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);

    const store = openSqliteStore(state);
    expect(await store.claim([fireTimeRecord()])).toEqual([false]);
    expect(await store.interruptUnsettled(9000)).toMatchObject([{ jobId: 'a', fireTime: 2000 }]);
    expect(await store.lastGeneration()).toMatchObject({ generation: 1, hash: 'x' });
    await store.close();
  });
});

test('the jobs of the last generation, once in one text, are told the same before and after', async () => {
  const sql = readFileSync(join(FIXTURES, 'version-3.sql'), 'utf8');
  const jobs = [{ id: 'a', env: { PASSWORD: '\0sealed:12345678', LANG: "l'été" } }, { id: 'b' }];
  const state = stateWith(sql.replace("5, '[]'", `5, '${JSON.stringify(jobs).replaceAll("'", "''")}'`));
  const told = (): unknown => readLastGeneration(state)?.jobs?.map((text) => JSON.parse(text));
  expect(told()).toEqual(jobs);
  await openSqliteStore(state).close();
  expect(told()).toEqual(jobs);
});

test('there is a database of every older version to try', () => {
  const versions = readdirSync(FIXTURES).map((file) => Number(/\d+/.exec(file)?.[0]));
  for (let version = 0; version < NEWEST_VERSION; version++) expect(versions).toContain(version);
});

test('a database that a crash left with some of the first tables gets the others', async () => {
  const [table = ''] = readFileSync(join(FIXTURES, 'version-0.sql'), 'utf8').split('CREATE INDEX');
  const store = openSqliteStore(stateWith(table));
  expect(await store.lastGeneration()).toBeNull();
  await store.close();
});

test('a database of a newer volnux is refused in one sentence that names both versions, and left as it is', () => {
  const state = stateWith(`CREATE TABLE later (a); PRAGMA user_version = ${NEWEST_VERSION + 1}`);
  for (const open of [openSqliteStore, readLastGeneration]) {
    expect(() => open(state)).toThrow(StoreError);
    expect(() => open(state)).toThrow(
      `the store in ${state} has version ${NEWEST_VERSION + 1}, and this volnux knows none after ${NEWEST_VERSION}: use the volnux that wrote it, or a newer one`,
    );
  }
  expect(ask(state, 'SELECT name FROM sqlite_schema')).toEqual([{ name: 'later' }]);
});
