import type { DatabaseSync } from 'node:sqlite';
import type { Outcome } from '../event/outcome.ts';
import { askDatabase } from './open-database.ts';
import { lastGeneration } from './read-database.ts';
import { type OutputQuestions, outputOf } from './read-output.ts';
import { AS_RECORD } from './sqlite-store.ts';
import type { AppliedGeneration, FireTimeRecord } from './store.ts';

/** What became of a fire time so far; `running`: claimed, and not settled. */
export type State = Outcome | 'running';

/** Which records are asked for. */
export interface RecordFilter {
  /** `null`: of all jobs. */
  readonly jobId: string | null;
  /** `null`: whatever became of them. */
  readonly states: readonly State[] | null;
  /** The earliest fire time (ms); `null`: any. */
  readonly since: number | null;
  /** So many at most. */
  readonly limit: number;
}

/** Questions to the records of a state directory. What names a job takes a few seeks, whatever else is recorded. */
export interface History extends OutputQuestions {
  /** The latest fire times that match, latest first. Of all jobs with `states` given, or a high `limit`, it goes through all records. */
  recent(filter: RecordFilter): readonly FireTimeRecord[];
  /** The last record of the job with a fire time before `instant`. */
  before(jobId: string, instant: number): FireTimeRecord | null;
  /** Its first record at `instant` or later. */
  from(jobId: string, instant: number): FireTimeRecord | null;
  /** The last run of the job for an earlier fire time that was claimed and not settled when the record was decided on. */
  goingBeside(record: FireTimeRecord): FireTimeRecord | null;
  /** The run that stands for a coalesced fire time. */
  runInstead(record: FireTimeRecord): FireTimeRecord | null;
  /** When a runner last recorded anything, of any job, up to `instant`, and when next after it. Goes through all records. */
  decisionsAround(instant: number): { readonly last: number | null; readonly next: number | null };
  /** The ids of all jobs with records, in order. */
  jobIds(): readonly string[];
  /** The records of runs whose id begins so, `most` at most. Goes through all records. */
  runs(prefix: string, most: number): readonly FireTimeRecord[];
  /** The records of fire times of which a run whose id begins so was interrupted, and another one made since. Goes through all records. */
  rerunOf(prefix: string, most: number): readonly RerunRecord[];
  /** The run of the latest fire time of the job that ran, or is running. */
  lastRun(jobId: string): FireTimeRecord | null;
  lastGeneration(): AppliedGeneration | null;
}

/** A fire time that was run again, and the id of its first run. */
interface RerunRecord extends FireTimeRecord {
  readonly interruptedRunId: string;
}

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
  function records(sql: string, values: Readonly<Record<string, string | number>>): readonly FireTimeRecord[] {
    return database.prepare(`SELECT ${AS_RECORD} FROM fire_times ${sql}`).all(values) as unknown as FireTimeRecord[];
  }

  function matching({ jobId, states, since, limit }: RecordFilter): readonly FireTimeRecord[] {
    const conditions = [
      ...(jobId === null ? [] : ['job_id = $job']),
      ...(since === null ? [] : ['fire_time >= $since']),
      ...(states === null ? [] : [`ifnull(outcome, 'running') IN (SELECT value FROM json_each($states))`]),
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
    ...outputOf(database),
  };
}

function idOf(row: Readonly<Record<string, unknown>>): string {
  return String(row['id']);
}
