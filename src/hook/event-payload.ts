import type { VolnuxEvent } from '../event/event.ts';
import { formatInstant } from '../trigger/zone/format-instant.ts';

/**
 * An event as log lines hold it, and, with what is in `HookPayload`, as hooks are told it; instants are ISO 8601.
 * A field that does not apply is `null`.
 */
export interface EventPayload {
  readonly event: string;
  readonly time: string;
  readonly job: string | null;
  readonly run: string | null;
  /** Its id, where the event is about one step: `step_error`, and `job_retry` of a step. */
  readonly step: string | null;
  readonly fire_time: string | null;
  /** Which attempt of the run, from 1. */
  readonly attempt: number | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly exception: { readonly name: string; readonly message: string } | null;
  readonly duration_ms: number | null;
  readonly generation: number | null;
}

/** The payload of `event`, its instants in the job's zone. */
export function eventPayload(event: VolnuxEvent, timezone: string): EventPayload {
  const { name, time, jobId, runId, stepId, fireTime, attempt, outcome, reason, exception, durationMs, generation } = event;
  return {
    event: name,
    time: formatInstant(time, timezone),
    job: jobId,
    run: runId,
    step: stepId,
    fire_time: fireTime === null ? null : formatInstant(fireTime, timezone),
    attempt: runId === null ? null : (attempt ?? 1),
    outcome,
    reason,
    exception: exception && { name: exception.name, message: exception.message },
    duration_ms: durationMs,
    generation,
  };
}

/** What hooks are told: JSON on stdin, the first argument of a module, the body of a webhook. */
export interface HookPayload extends EventPayload {
  /** How many events the rate limit of the hook kept from it since its last call. */
  readonly held_back: number;
  /** Nothing has happened: somebody tries the hook. */
  readonly test: boolean;
}

/** The payload of `event` for a hook. */
export function hookPayload(
  event: VolnuxEvent,
  timezone: string,
  { heldBack, isTest }: { readonly heldBack: number; readonly isTest: boolean },
): HookPayload {
  return { ...eventPayload(event, timezone), held_back: heldBack, test: isTest };
}

/** The same as `VOLNUX_*` variables; those that do not apply are empty, so that a script under `set -u` can name them. */
export function hookEnvironment(payload: HookPayload): Record<string, string> {
  return {
    VOLNUX_EVENT: payload.event,
    VOLNUX_JOB_ID: payload.job ?? '',
    VOLNUX_RUN_ID: payload.run ?? '',
    VOLNUX_STEP_ID: payload.step ?? '',
    VOLNUX_FIRE_TIME: payload.fire_time ?? '',
    VOLNUX_FIRE_DATE: payload.fire_time?.slice(0, 'YYYY-MM-DD'.length) ?? '',
    VOLNUX_ATTEMPT: String(payload.attempt ?? ''),
    VOLNUX_OUTCOME: payload.outcome ?? '',
    VOLNUX_REASON: payload.reason ?? '',
    VOLNUX_EXCEPTION: payload.exception?.message ?? '',
    VOLNUX_HELD_BACK: String(payload.held_back),
    VOLNUX_TEST: payload.test ? '1' : '',
  };
}
