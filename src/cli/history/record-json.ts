import { type KeptRecord, type State, stateOf } from '../../store/history/history.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';
import { durationOf } from './run-duration.ts';

/** A record as programs read it. Times are ISO 8601 in the zone of the job. */
export interface RecordJson {
  readonly job: string;
  readonly fire_time: string;
  readonly run: string | null;
  readonly outcome: State;
  readonly reason: string | null;
  readonly generation: number | null;
  readonly decided_at: string;
  /** `null`: it has not ended, did not begin, or nobody knows when. */
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly duration_ms: number | null;
  /** When the next attempt of a run that is `waiting` is to begin. */
  readonly retry_at: string | null;
  /** Whether `volnux backfill` made it. */
  readonly backfill: boolean;
  /** The run of the same fire time before this one, which was interrupted or made up for; `null`: there was none. */
  readonly former_run: string | null;
}

/** The record with its times in `timezone`. */
export function recordJson(record: KeptRecord, timezone: string): RecordJson {
  const { jobId, fireTime, runId, reason, generation, decidedAt, startedAt, endedAt, retryAt } = record;
  return {
    job: jobId,
    fire_time: formatInstant(fireTime, timezone),
    run: runId,
    outcome: stateOf(record),
    reason,
    generation,
    decided_at: formatInstant(decidedAt, timezone),
    started_at: startedAt === null ? null : formatInstant(startedAt, timezone),
    ended_at: endedAt === null ? null : formatInstant(endedAt, timezone),
    duration_ms: durationOf(record),
    retry_at: retryAt === null ? null : formatInstant(retryAt, timezone),
    backfill: record.isBackfill,
    former_run: record.formerRunId,
  };
}
