import { createEvent, type VolnuxEvent } from '../event/event.ts';
import type { EventName } from '../event/event-mask.ts';
import type { Outcome } from '../event/outcome.ts';

/** What became of the fire time, by events that say it. */
const OUTCOMES: Partial<Record<EventName, Outcome>> = {
  job_executed: 'success',
  job_error: 'failure',
  job_cancelled: 'cancelled',
  job_missed: 'missed',
  job_coalesced: 'coalesced',
  job_max_instances: 'skipped',
};
const OF_A_RUN: ReadonlySet<EventName> = new Set(['job_submitted', 'job_executed', 'job_error', 'job_cancelled', 'job_late']);
const REASON = 'this is a test of the hook, nothing has happened';

/** An event as hooks would be told it, with the fields that one of that name has. `jobId`: `null` for one that is about no job. */
export function madeUpEvent(name: EventName, jobId: string | null, now: number): VolnuxEvent {
  if (jobId === null) return createEvent(name, now, { reason: REASON });
  const isOfRun = OF_A_RUN.has(name);
  const hasFireTime = isOfRun || OUTCOMES[name] !== undefined;
  return createEvent(name, now, {
    jobId,
    reason: REASON,
    ...(isOfRun && { runId: '00000000-0000-4000-8000-000000000000' }),
    ...(hasFireTime && { fireTime: now - (now % 1000) }),
    outcome: OUTCOMES[name] ?? null,
    ...(name === 'job_error' && { exception: new Error(REASON) }),
    ...(isOfRun && name !== 'job_submitted' && { durationMs: 1000 }),
  });
}
