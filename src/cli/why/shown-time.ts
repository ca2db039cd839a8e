import { localTime } from '../print/local-time.ts';

/** A fire time within a sentence: `Sun 2026-03-29 03:00:00 +02:00`, with milliseconds where there are some. */
export function shownTime(instant: number, timezone: string): string {
  return localTime(instant, timezone, instant % 1000 !== 0).trimEnd();
}

/** When something happened, to the second. */
export function shownMoment(instant: number, timezone: string): string {
  return localTime(instant, timezone, false).trimEnd();
}
