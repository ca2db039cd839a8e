import type { EventName } from '../../event/event-mask.ts';
import type { VolnuxEvent } from '../../event/event.ts';
import { eventPayload } from '../../hook/event-payload.ts';
import type { StepOutput } from '../../run/attempt-step.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';

/** One line of the log: a constant message, and fields that apply. */
export interface LogEntry {
  /** ISO 8601. */
  readonly time: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly msg: string;
  readonly event?: string;
  readonly hook?: string;
  /** Of the hook, among those of its job: from 1. */
  readonly hook_number?: number;
  readonly job?: string;
  readonly run?: string;
  readonly step?: string;
  /** Of the step; on the line of an event that of the run, where it is not the first. */
  readonly attempt?: number;
  readonly stream?: string;
  readonly fire_time?: string;
  readonly outcome?: string;
  readonly reason?: string;
  readonly exception?: string;
  readonly duration_ms?: number;
  readonly generation?: number;
  /** Of output that is left out. */
  readonly lines?: number;
  readonly bytes?: number;
}

const MESSAGES: Readonly<Record<EventName, readonly [LogEntry['level'], string]>> = {
  scheduler_started: ['info', 'scheduler started'],
  scheduler_shutdown: ['info', 'scheduler shut down'],
  scheduler_paused: ['info', 'scheduler paused'],
  scheduler_resumed: ['info', 'scheduler resumed'],
  job_added: ['info', 'job added'],
  job_removed: ['info', 'job removed'],
  job_modified: ['info', 'job modified'],
  job_executed: ['info', 'run succeeded'],
  job_error: ['error', 'run failed'],
  job_missed: ['warn', 'fire time missed'],
  job_waiting: ['info', 'run waits'],
  job_submitted: ['info', 'run started'],
  job_max_instances: ['warn', 'fire time skipped'],
  job_coalesced: ['info', 'fire time coalesced'],
  job_cancelled: ['warn', 'run cancelled'],
  job_paused: ['info', 'job paused'],
  job_resumed: ['info', 'job resumed'],
  job_retry: ['warn', 'attempt failed'],
  step_error: ['warn', 'step failed'],
  config_applied: ['info', 'config applied'],
  config_rejected: ['error', 'config rejected'],
  hook_error: ['error', 'hook failed'],
  clock_jumped: ['warn', 'clock jumped'],
  loop_stalled: ['warn', 'event loop stalled'],
  store_error: ['error', 'store failed'],
  store_recovered: ['info', 'store works again'],
  job_late: ['warn', 'run is late'],
  job_overdue: ['warn', 'job is overdue'],
};

/** Is it something that a step or a hook wrote? */
export function isOutput({ event, step, hook }: LogEntry): boolean {
  return event === undefined && (step !== undefined || hook !== undefined);
}

/** The line of an event, its instants in the zone of its job. */
export function eventEntry(event: VolnuxEvent, timezone: string): LogEntry {
  const [level, message] = MESSAGES[event.name];
  const msg = event.outcome === 'interrupted' ? 'run interrupted' : event.outcome === 'skipped' ? 'fire time skipped' : message;
  const { time, exception, attempt, ...fields } = eventPayload(event, timezone);
  const applying = Object.entries({ ...fields, attempt: event.attempt === null ? null : attempt }).filter(
    ([, value]) => value !== null,
  );
  return { time, level, msg, ...Object.fromEntries(applying), ...(exception && { exception: exception.message }) };
}

/** The line of one line that a step wrote at `now` (ms). */
export function outputEntry({ run, stepId, stream }: Omit<StepOutput, 'text'>, line: string, now: number): LogEntry {
  const { jobId, runId, fireTime, timezone } = run;
  const time = formatInstant(now, timezone);
  return {
    time,
    level: 'info',
    msg: line,
    job: jobId,
    run: runId,
    step: stepId,
    stream,
    fire_time: formatInstant(fireTime, timezone),
  };
}

/** The line of one line that a hook wrote. */
export function hookOutputEntry(event: VolnuxEvent, line: string, number: number, now: number, timezone: string): LogEntry {
  return {
    time: formatInstant(now, timezone),
    level: 'info',
    msg: line,
    hook: event.name,
    hook_number: number,
    ...subjectOf(event),
  };
}

/** The line of a hook that is tried again. */
export function hookRetryEntry(event: VolnuxEvent, reason: string, now: number, timezone: string): LogEntry {
  return { time: formatInstant(now, timezone), level: 'warn', msg: 'hook is tried again', ...subjectOf(event), reason };
}

function subjectOf({ jobId, runId }: VolnuxEvent): Pick<LogEntry, 'job' | 'run'> {
  return { ...(jobId !== null && { job: jobId }), ...(runId !== null && { run: runId }) };
}
