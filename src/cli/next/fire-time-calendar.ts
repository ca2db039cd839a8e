import { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { ComingFireTimes } from './coming-fire-times.ts';
import { describeTrigger } from './describe-trigger.ts';

/**
 * The fire times of all jobs as an iCalendar (RFC 5545) in UTC; equal input gives equal text. An event has no length: when a job starts is
 * known, how long it takes is not, and nobody is busy meanwhile. Its UID follows from job and fire time, so a later import updates it. What
 * is paused in the file is tentative.
 *
 * @param stamp the instant (ms) from which the fire times were seen: `DTSTAMP`
 */
export function fireTimeCalendar(coming: Iterable<ComingFireTimes>, stamp: number): string {
  const calendar = new ICalCalendar({ name: 'volnux', prodId: { company: 'volnux', product: 'volnux' } });
  for (const { job, fireTimes } of coming) {
    const trigger = `${describeTrigger(job)} [${job.trigger.timezone}]${job.paused ? ' (paused)' : ''}`;
    const description = job.description === null ? trigger : `${job.description}\n${trigger}`;
    for (const fireTime of fireTimes) {
      const start = new Date(fireTime);
      calendar.createEvent({
        id: `${job.id}/${start.toISOString()}@volnux`,
        stamp: new Date(stamp),
        start,
        summary: job.id,
        description,
        transparency: ICalEventTransparency.TRANSPARENT,
        status: job.paused ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      });
    }
  }
  return `${calendar.toString()}\r\n`;
}
