import type { DatabaseSync } from 'node:sqlite';
import { askDatabase } from '../database/open-database.ts';
import type { History, KeptRecord, RecordFilter, RerunRecord } from './history.ts';
import { generationAt, generationNumbered, generationThatAdded, lastGeneration } from './read-generations.ts';
import { outputOf } from './read-output.ts';
import { AS_RECORD, SELECT_JOBS } from '../sqlite/sqlite-store.ts';
import type { JobRecord } from '../store.ts';

/** A walk from id to id along the primary key: the records in between are not gone through. */
const IDS = `
  ids(id) AS (
    SELECT min(job_id) FROM fire_times
    UNION ALL SELECT (SELECT min(job_id) FROM fire_times WHERE job_id > id) FROM ids WHERE id IS NOT NULL
  )`;

/** More than this of so many jobs is found faster by going through all records. */
const FEW = 100;

/**
 * What `ask` makes of the history in a state directory; it may be asked while a runner writes it. `null` where there is none. Throws
 * `StoreError` when there is one that cannot be read.
 */
export function readHistory<T>(directory: string, ask: (history: History) => T): T | null {
  return askDatabase(directory, (database) => ask(historyOf(database)));
}

function historyOf(database: DatabaseSync): History {
  const { columns, state } = columnsOf(database);

  function records(sql: string, values: Readonly<Record<string, string | number>>): readonly KeptRecord[] {
    const rows = database.prepare(`SELECT ${columns} FROM fire_times ${sql}`).all(values);
    return rows.map((row) => ({ ...(row as unknown as KeptRecord), isBackfill: row['isBackfill'] === 1 }));
  }

  /** The first row, of a table that came with a later version. */
  function firstOf(table: string, sql: string, jobId: string): object | null {
    const isThere = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) !== undefined;
    return isThere ? (database.prepare(sql).get(jobId) ?? null) : null;
  }

  function matching({ jobId, states, since, limit }: RecordFilter): readonly KeptRecord[] {
    const conditions = [
      ...(jobId === null ? [] : ['job_id = $job']),
      ...(since === null ? [] : ['fire_time >= $since']),
      ...(states === null ? [] : [`${state} IN (SELECT value FROM json_each($states))`]),
    ];
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    return records(`${where} ORDER BY fire_time DESC, job_id LIMIT $limit`, {
      $limit: limit,
      ...(jobId !== null && { $job: jobId }),
      ...(since !== null && { $since: since }),
      ...(states !== null && { $states: JSON.stringify(states) }),
    });
  }

  /** The jobs with the latest fire times: whose record is among the latest `limit` is one of so many. */
  function latestJobs(limit: number): readonly string[] {
    const sql = `WITH RECURSIVE ${IDS} SELECT id FROM ids WHERE id IS NOT NULL
      ORDER BY (SELECT max(fire_time) FROM fire_times WHERE job_id = id) DESC LIMIT ?`;
    return database.prepare(sql).all(limit).map(idOf);
  }

  return {
    recent: (filter) => {
      if (filter.jobId !== null || filter.states !== null || filter.limit > FEW) return matching(filter);
      return latestJobs(filter.limit)
        .flatMap((jobId) => matching({ ...filter, jobId }))
        .toSorted((a, b) => b.fireTime - a.fireTime || (a.jobId < b.jobId ? -1 : 1))
        .slice(0, filter.limit);
    },
    before: (jobId, instant) =>
      records('WHERE job_id = $job AND fire_time < $at ORDER BY fire_time DESC LIMIT 1', { $job: jobId, $at: instant })[0] ??
      null,
    from: (jobId, instant) =>
      records('WHERE job_id = $job AND fire_time >= $at ORDER BY fire_time LIMIT 1', { $job: jobId, $at: instant })[0] ?? null,
    goingBeside: ({ jobId, fireTime, decidedAt }) =>
      records(
        `WHERE job_id = $job AND fire_time < $at AND run_id IS NOT NULL AND ifnull(outcome, 'running') <> 'skipped'
          AND decided_at <= $decided AND ifnull(ended_at, $decided) >= $decided ORDER BY fire_time DESC LIMIT 1`,
        { $job: jobId, $at: fireTime, $decided: decidedAt },
      )[0] ?? null,
    runInstead: ({ jobId, fireTime, decidedAt }) =>
      records(
        `WHERE job_id = $job AND fire_time > $at AND run_id IS NOT NULL AND decided_at = $decided ORDER BY fire_time LIMIT 1`,
        { $job: jobId, $at: fireTime, $decided: decidedAt },
      )[0] ?? null,
    decisionsAround: (instant) => {
      const sql = `SELECT max(decided_at) FILTER (WHERE decided_at <= $at) AS last,
        min(decided_at) FILTER (WHERE decided_at > $at) AS next FROM fire_times`;
      return database.prepare(sql).get({ $at: instant }) as { last: number | null; next: number | null };
    },
    between: (jobId, from, to) =>
      records('WHERE job_id = $job AND fire_time >= $from AND fire_time < $to ORDER BY fire_time', {
        $job: jobId,
        $from: from,
        $to: to,
      }),
    pruned: (jobId) =>
      firstOf('pruned', 'SELECT since, until FROM pruned WHERE job_id = ?', jobId) as ReturnType<History['pruned']>,
    job: (jobId) => firstOf('jobs', `${SELECT_JOBS} WHERE job_id = ?`, jobId) as JobRecord | null,
    jobIds: () => database.prepare(`WITH RECURSIVE ${IDS} SELECT id FROM ids WHERE id IS NOT NULL`).all().map(idOf),
    runs: (prefix, most) =>
      records('WHERE substr(run_id, 1, length($prefix)) = $prefix LIMIT $most', { $prefix: prefix, $most: most }),
    rerunOf: (prefix, most) => {
      // It came with the third version.
      const hasReruns = database.prepare("SELECT 1 FROM pragma_table_info('fire_times') WHERE name = 'interrupted_run_id'").get();
      if (hasReruns === undefined) return [];
      const sql = `SELECT ${AS_RECORD}, interrupted_run_id AS interruptedRunId FROM fire_times
        WHERE substr(interrupted_run_id, 1, length($prefix)) = $prefix AND interrupted_run_id <> run_id LIMIT $most`;
      return database.prepare(sql).all({ $prefix: prefix, $most: most }) as unknown as RerunRecord[];
    },
    lastRun: (jobId) =>
      records(
        `WHERE job_id = $job AND run_id IS NOT NULL AND ifnull(outcome, 'running') <> 'skipped' ORDER BY fire_time DESC LIMIT 1`,
        { $job: jobId },
      )[0] ?? null,
    lastGeneration: () => lastGeneration(database),
    generation: (generation) => generationNumbered(database, generation),
    generationAt: (instant) => generationAt(database, instant),
    addedAfter: (jobId, generation) => generationThatAdded(database, jobId, generation),
    ...outputOf(database),
  };
}

/** The columns of a `KeptRecord`, and what `stateOf` gives; a database of an older version has not all of them. */
function columnsOf(database: DatabaseSync): { readonly columns: string; readonly state: string } {
  const there = new Set(
    database
      .prepare('PRAGMA table_info(fire_times)')
      .all()
      .map(({ name }) => name),
  );
  const formerRun = there.has('interrupted_run_id') ? 'nullif(interrupted_run_id, run_id)' : 'NULL';
  const startedAt = there.has('started_at') ? 'started_at' : 'NULL';
  const isBackfill = there.has('kind') ? "kind IS 'backfill'" : '0';
  // What an earlier attempt left behind in a record that is settled means nothing.
  const retryAt = there.has('retry_at') ? 'iif(outcome IS NULL, retry_at, NULL)' : 'NULL';
  return {
    columns: `${AS_RECORD}, ${formerRun} AS formerRunId, ${isBackfill} AS isBackfill, ${startedAt} AS startedAt, ${retryAt} AS retryAt`,
    state: `ifnull(outcome, iif(${retryAt} IS NULL, 'running', 'waiting'))`,
  };
}

function idOf(row: Readonly<Record<string, unknown>>): string {
  return String(row['id']);
}
