import type { Job } from '../../config/config.ts';
import { createTrigger } from '../../trigger/create-trigger.ts';
import { type ClockChange, clockChangeAt } from '../../trigger/zone/clock-change.ts';
import { zoneNamed } from '../../trigger/zone/zone.ts';
import { spanInWords } from './span-in-words.ts';
import { wallTime } from './wall-time.ts';

/** What a clock change in the zone of the job does to a fire time, in words; empty where none is near. */
export function clockChangeNote(job: Pick<Job, 'id' | 'trigger'>, fireTime: number): string {
  const touch = clockChangeAt(fireTime, zoneNamed(job.trigger.timezone));
  if (touch === null) return '';
  const { kind, change } = touch;
  const time = timeOfDay(fireTime, job.trigger.timezone);
  switch (kind) {
    case 'first-pass':
      return `first ${time} of the day (${changeInWords(change, 'go')})`;
    case 'second-pass':
      return `second ${time} of the day (${changeInWords(change, 'went')})`;
    case 'after-gap': {
      const skipped = skippedWall(job, fireTime, change);
      if (skipped === null) return `${changeInWords(change, 'go')} that day`;
      return `${changeInWords(change, 'go')}; ${skipped} does not exist, so it runs at ${time}`;
    }
    case 'same-day':
      return `${changeInWords(change, 'go')} that day`;
  }
}

/** The clock change in the zone on the local day of an instant, at which nothing need fire: `clocks go forward 1 h at 02:00`; `null` without one. */
export function clockChangeOfDay(instant: number, timezone: string): string | null {
  const touch = clockChangeAt(instant, zoneNamed(timezone));
  return touch && changeInWords(touch.change, 'go');
}

function changeInWords({ wallBefore, wallAfter }: ClockChange, verb: 'go' | 'went'): string {
  const direction = wallAfter > wallBefore ? 'forward' : 'back';
  const time = timeOfDay(wallBefore, 'UTC');
  // The day that is longer ends with the change; the next one begins after it.
  const at = direction === 'back' && time === '00:00' ? '24:00' : time;
  return `clocks ${verb} ${direction} ${spanInWords(Math.abs(wallAfter - wallBefore))} at ${at}`;
}

/**
 * The time that a clock change skipped and that `fireTime` stands for: proven for a plain cron trigger that does not match the local time of
 * the fire time anyway; otherwise `null`.
 */
function skippedWall({ id, trigger: spec }: Pick<Job, 'id' | 'trigger'>, fireTime: number, change: ClockChange): string | null {
  if (!('cron' in spec) || spec.jitter !== undefined) return null;
  // In UTC every wall time exists: there the trigger shows which ones it asks for.
  const onTheWall = createTrigger({ cron: spec.cron }, { id });
  const delay = fireTime - change.instant;
  const wall = change.wallAfter + delay;
  if (onTheWall.nextFireTime(null, wall) === wall) return null;
  // With `gap: shift` the fire time is as far from the change as the skipped time; with `next` it is the first in the gap.
  const skipped = onTheWall.nextFireTime(null, change.wallBefore + delay);
  return skipped === null || skipped >= change.wallAfter ? null : timeOfDay(skipped, 'UTC');
}

function timeOfDay(instant: number, timezone: string): string {
  return wallTime(instant, timezone).slice('2027-12-31 '.length);
}
