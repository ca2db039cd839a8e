import type { Job } from '../../config/config.ts';
import { createTrigger } from '../../trigger/create-trigger.ts';

/** What of the future is looked at. Instants in ms. */
export interface FireTimeRange {
  /** Exclusive. */
  readonly after: number;
  /** Inclusive; Infinity for none. */
  readonly until: number;
  /** So many fire times of each job at most. */
  readonly count: number;
}

/** The fire times of a job within a range. */
export interface ComingFireTimes {
  readonly job: Job;
  readonly fireTimes: readonly number[];
  /** Why there are no more: the trigger is finished, the next one lies after `until`, or there are `count` of them. */
  readonly end: 'finished' | 'until' | 'count';
}

/** The fire times that jobs have if they are applied at `after`, one job after the other. `onCut` hears of each that has more than `count`. */
export function* comingFireTimes(
  jobs: Iterable<Job>,
  range: FireTimeRange,
  onCut: (job: Job) => void,
): Generator<ComingFireTimes> {
  for (const job of jobs) {
    const coming = fireTimesOf(job, range);
    if (coming.end === 'count') onCut(job);
    yield coming;
  }
}

function fireTimesOf(job: Job, { after, until, count }: FireTimeRange): ComingFireTimes {
  const trigger = createTrigger(job.trigger, { anchor: after, id: job.id });
  const fireTimes: number[] = [];
  // Later than `after`, where a trigger without a previous fire time would include it.
  let fireTime = trigger.nextFireTime(null, after + 1);
  while (fireTime !== null && fireTime <= until && fireTimes.length < count) {
    // A date is given even when it is past.
    if (fireTime > after) fireTimes.push(fireTime);
    fireTime = trigger.nextFireTime(fireTime, fireTime);
  }
  if (fireTime === null) return { job, fireTimes, end: 'finished' };
  return { job, fireTimes, end: fireTime > until ? 'until' : 'count' };
}
