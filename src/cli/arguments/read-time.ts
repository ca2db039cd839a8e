import { parseDate } from '../../trigger/spec/parse-date.ts';
import type { Zone } from '../../trigger/zone/zone.ts';
import { UsageError } from '../command.ts';

/** The instant that is typed for `--option`, read in `zone` where it has no offset; tables show times in a form of which this takes, too. Throws `UsageError`. */
export function readTime(option: string, text: string, zone: Zone): number {
  try {
    return parseDate(asWritten(text), zone);
  } catch (cause) {
    throw new UsageError(`--${option} must be ${timeExample(zone)}, got "${text}"`, { cause });
  }
}

/** How times are typed, for messages. */
export function timeExample({ name }: Zone): string {
  return `a time like 2027-03-28, 2027-03-28T02:30:00 (read in ${name}) or 2027-03-28T00:30:00Z`;
}

/** `Sun 2027-03-28 03:00:00 +02:00` is copied from a table. */
function asWritten(text: string): string {
  return text
    .trim()
    .replace(/^[A-Z][a-z]{2} /, '')
    .replace(/ UTC$/, 'Z')
    .replace(/ (?=[+-]\d\d:\d\d$)/, '');
}
