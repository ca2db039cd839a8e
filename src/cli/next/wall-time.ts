import { formatInstant } from '../../trigger/zone/format-instant.ts';

/** The local time of an instant, as short as it can be said: `2027-12-31 23:59`, with seconds and milliseconds where there are some. */
export function wallTime(instant: number, timezone: string): string {
  return formatInstant(instant, timezone)
    .replace(/(?:Z|[+-]\d\d:\d\d)$/, '')
    .replace(/:00$/, '')
    .replace('T', ' ');
}
