import { parseDate } from '../../trigger/spec/parse-date.ts';
import { clockChangeAt } from '../../trigger/zone/clock-change.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';
import { type Zone, zoneNamed } from '../../trigger/zone/zone.ts';
import { UsageError } from '../command.ts';

/** The instant that is typed for `--option`, read in `zone` where it has no offset; tables show times in a form of which this takes, too. Throws `UsageError`. */
export function readTime(option: string, text: string, zone: Zone): number {
  try {
    return parseDate(asWritten(text), zone);
  } catch (cause) {
    throw new UsageError(`--${option} must be ${timeExample(zone)}, got "${text}"`, { cause });
  }
}

/**
 * What a clock change made of a time as typed, which `readTime` reads as `instant`: one that does not exist there, or exists twice. `null`: it is what it says.
 * Throws `UsageError` as `readTime`.
 */
export function clockChangeOfTime(option: string, text: string, instant: number, zone: Zone): string | null {
  const wall = readTime(option, text, zoneNamed('UTC'));
  const touch = clockChangeAt(instant, zone);
  if (touch === null || hasOffset(text)) return null;
  const taken = formatInstant(instant, zone.name);
  if (touch.kind === 'after-gap' && wall !== instant + zone.spanAt(instant).offset)
    return `--${option} ${text} does not exist in ${zone.name}, where the clocks go forward: it is taken as ${taken}`;
  if (touch.kind !== 'first-pass') return null;
  const second = formatInstant(instant + touch.change.wallBefore - touch.change.wallAfter, zone.name);
  return `--${option} ${text} comes twice in ${zone.name}, where the clocks go back: it is taken as ${taken}, not ${second}`;
}

function hasOffset(text: string): boolean {
  return /(?:Z|[+-]\d\d:\d\d)$/.test(asWritten(text));
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
