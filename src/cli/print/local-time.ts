import { DAY_MS, weekdayOf } from '../../trigger/zone/civil-date.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';
import { zoneNamed } from '../../trigger/zone/zone.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `Sun 2026-03-29 03:00:00 +02:00`, for columns: `UTC` is padded to the width of an offset. */
export function localTime(instant: number, timezone: string, hasMs: boolean): string {
  const weekday = WEEKDAYS[weekdayOf(Math.floor((instant + zoneNamed(timezone).spanAt(instant).offset) / DAY_MS))];
  const [, date, time, ms = '.000', offset] = /^(.+)T([\d:]+)(\.\d+)?(.+)$/.exec(formatInstant(instant, timezone)) ?? [];
  return `${weekday} ${date} ${time}${hasMs ? ms : ''} ${offset === 'Z' ? 'UTC   ' : offset}`;
}
