import type { Job } from '../../config/config.ts';
import type { JobRecord } from '../../store/store.ts';
import { createTrigger } from '../../trigger/create-trigger.ts';
import { occasionsOf } from '../../trigger/spec/occasion.ts';
import { resolveSpec } from '../../trigger/spec/resolve-spec.ts';
import { UsageError } from '../command.ts';
import { recordedAnchor } from '../history/recorded-anchor.ts';

/** A stretch of time, in ms: from `from` to before `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** As many as anybody runs one by one; kept in memory, with what became of each. */
const MOST = 100_000;

/**
 * The fire times that the trigger of `job`, as it is now, has within a stretch of time, oldest first, as `volnux next` tells them. What counts from no
 * moment that is written in it counts from where the last runner has recorded, an interval backwards too; else from the beginning of the stretch.
 *
 * @param known what the last runner knew of the job.
 * @throws UsageError for a job that plans no times, and for too many.
 */
export function pastFireTimes(job: Job, { from, to }: Stretch, known: JobRecord | null): readonly number[] {
  const trigger = createTrigger(job.trigger, { id: job.id, anchor: anchorFor(job, from, known) });
  const fireTimes: number[] = [];
  for (let next = trigger.nextFireTime(null, from); next !== null && next < to; next = trigger.nextFireTime(next, next)) {
    // A date is given even when it is past.
    if (next >= from) fireTimes.push(next);
    if (fireTimes.length > MOST)
      throw new UsageError(`${job.id} has more than ${MOST} fire times in that time; take a shorter one, and then the next`);
  }
  const [occasion] = occasionsOf(job.trigger);
  if (occasion?.kind === 'manual')
    throw new UsageError(
      `${job.id} is run by hand (manual: true): it has no fire times to make up for; \`volnux trigger ${job.id}\` runs it now`,
    );
  if (fireTimes.length === 0 && occasion !== undefined && !('any' in job.trigger))
    throw new UsageError(`${job.id} fires by ${occasion.kind}, which plans no times; \`volnux exec ${job.id}\` runs it now`);
  return fireTimes;
}

function anchorFor(job: Job, from: number, known: JobRecord | null): number {
  const anchor = recordedAnchor(job, known);
  if (anchor === null) return from;
  const spec = resolveSpec(job.trigger, { id: job.id, anchor });
  if (spec.kind !== 'interval' || from >= anchor) return anchor;
  // The phase goes on backwards: what is made up for lies where it would have been.
  return anchor - Math.ceil((anchor - from) / spec.interval + 1) * spec.interval;
}
