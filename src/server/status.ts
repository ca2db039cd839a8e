import type { Config } from '../config/config.ts';
import type { RunInFlight } from '../scheduler/instances/run-in-flight.ts';
import type { ScheduledJob } from '../scheduler/jobs/scheduled-job.ts';
import type { Override } from '../store/override.ts';
import type { FireTimeRecord } from '../store/store.ts';
import { formatInstant } from '../trigger/zone/format-instant.ts';
import type { JobStatus, OverrideJson, RunJson } from './answers.ts';
import type { Controlled } from './controlled.ts';

/** What is known of one job. */
interface JobFacts {
  readonly scheduled: ScheduledJob;
  readonly override: Override | null;
  readonly last: FireTimeRecord | null;
  readonly runs: readonly RunInFlight[];
}

/** How a job is, beside what the schedule says of it. */
export function jobStatus({ scheduled, override, last, runs }: JobFacts, config: Config): JobStatus {
  const { id, state, nextFireTime } = scheduled;
  const timezone = zoneOf(id, config);
  return {
    job: id,
    timezone,
    state,
    next_fire_time: nextFireTime === null ? null : formatInstant(nextFireTime, timezone),
    declared: config.jobs.get(id)?.paused ? 'paused' : 'active',
    override: override && overrideJson(override, timezone),
    last: last && {
      fire_time: formatInstant(last.fireTime, timezone),
      run: last.runId,
      // Only settled ones are asked for.
      outcome: last.outcome ?? '',
      reason: last.reason,
      ended_at: formatInstant(last.endedAt ?? last.decidedAt, timezone),
    },
    runs: runs.map((run) => runJson(run, config)),
  };
}

export function overrideJson({ kind, user, uid, reason, since, until }: Override, timezone: string): OverrideJson {
  const end = until === null ? null : formatInstant(until, timezone);
  return { kind, user, uid, reason, since: formatInstant(since, timezone), until: end };
}

export function runJson({ jobId, runId, fireTime, startedAt, waitsFor }: RunInFlight, config: Config): RunJson {
  const timezone = zoneOf(jobId, config);
  const started = startedAt === null ? null : formatInstant(startedAt, timezone);
  return { job: jobId, run: runId, fire_time: formatInstant(fireTime, timezone), started_at: started, waits_for: waitsFor };
}

/** The zone of a job's times; of one that is gone, that of the schedule. */
export function zoneOf(jobId: string, { jobs, timezone }: Config): string {
  return jobs.get(jobId)?.trigger.timezone ?? timezone;
}

/** When the job fires next; `null`: at no time. */
export function nextFireTimeOf(jobId: string, { scheduler, inForce }: Pick<Controlled, 'scheduler' | 'inForce'>): string | null {
  const next = scheduler.getJob(jobId)?.nextFireTime ?? null;
  return next === null ? null : formatInstant(next, zoneOf(jobId, inForce().config));
}
