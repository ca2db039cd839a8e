import type { Job } from '../../config/config.ts';
import type { KeptRecord } from '../../store/history/history.ts';
import { occasionsOf } from '../../trigger/spec/occasion.ts';

/** Less is how timers are. */
const TELLING_MS = 1000;

/** How late a fire time was seen (ms), where that tells something: one that an occasion brought comes when its occasion does, what a backfill makes up for when somebody asks. */
export function latenessOf({ fireTime, decidedAt, isBackfill }: KeptRecord, job: Job | null): number | null {
  const lateMs = decidedAt - fireTime;
  return isBackfill || lateMs < TELLING_MS || (job !== null && occasionsOf(job.trigger).length > 0) ? null : lateMs;
}
