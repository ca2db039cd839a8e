import { EVENT_MASKS, type EventName } from './event-mask.ts';
import type { Outcome } from './outcome.ts';

/**
 * Something the scheduler, a run, the reconciler or a hook has to tell. One flat shape for all, as in APScheduler,
 * so that a listener for several masks reads `event.jobId` and `event.exception` without narrowing; a field that does
 * not apply is `null`.
 */
export interface VolnuxEvent {
  /** As in `hooks[].on` and in log lines. */
  readonly name: EventName;
  /** The mask bit of `name`: `event.code & EVENT_JOB_ERROR`. */
  readonly code: number;
  /** When it happened, Unix ms. */
  readonly time: number;
  readonly jobId: string | null;
  readonly runId: string | null;
  /** The step that it is about alone (`step_error`, `job_retry` of a step). */
  readonly stepId: string | null;
  /** The planned instant the event is about, Unix ms. */
  readonly fireTime: number | null;
  readonly outcome: Outcome | null;
  /** Which attempt of the run it is about, from 1; `null`: the first one, or no run. */
  readonly attempt: number | null;
  /** Why, in words for people: `seen 2m 5s late, misfire_grace_time is 1m`. */
  readonly reason: string | null;
  /** What the run threw, or why its last step failed. */
  readonly exception: Error | null;
  /** What `Pipeline.run` returned (`job_executed`). */
  readonly returnValue: unknown;
  /** From start to end of the run, in ms. */
  readonly durationMs: number | null;
  /** Counter of accepted configs under which it was decided; `null` in the library. */
  readonly generation: number | null;
}

export type EventFields = Partial<Omit<VolnuxEvent, 'name' | 'code' | 'time'>>;

/** An event with every field that `fields` does not give set to `null`. */
export function createEvent(name: EventName, time: number, fields: EventFields = {}): VolnuxEvent {
  // Key by key: spreading takes several times as long, and every fire time makes two events.
  return {
    name,
    code: EVENT_MASKS[name],
    time,
    jobId: fields.jobId ?? null,
    runId: fields.runId ?? null,
    stepId: fields.stepId ?? null,
    fireTime: fields.fireTime ?? null,
    outcome: fields.outcome ?? null,
    attempt: fields.attempt ?? null,
    reason: fields.reason ?? null,
    exception: fields.exception ?? null,
    returnValue: fields.returnValue ?? null,
    durationMs: fields.durationMs ?? null,
    generation: fields.generation ?? null,
  };
}
