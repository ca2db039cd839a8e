import { didYouMean } from '../../config/diagnostic/closest.ts';
import type { RecordFilter, State } from '../../store/history/history.ts';
import { parseDuration } from '../../trigger/spec/parse-duration.ts';
import { zoneNamed } from '../../trigger/zone/zone.ts';
import { UsageError } from '../command.ts';
import { readCount } from '../arguments/read-count.ts';
import { readTime, timeExample } from '../arguments/read-time.ts';

/** As typed. */
interface FilterOptions {
  readonly state?: readonly string[] | undefined;
  readonly since?: string | undefined;
  readonly limit?: string | undefined;
}

const STATES: readonly State[] = [
  'success',
  'failure',
  'timeout',
  'cancelled',
  'interrupted',
  'missed',
  'coalesced',
  'skipped',
  'running',
  'waiting',
];

const USUAL_LIMIT = 20;
/** Where it was said how far back to go. */
const USUAL_LIMIT_SINCE = 1000;

/** What the options ask for, of all jobs. `timezone`: in which a time without an offset is read. Throws `UsageError`. */
export function readFilter(
  { state, since, limit }: FilterOptions,
  { timezone, now }: { readonly timezone: string; readonly now: number },
): Omit<RecordFilter, 'jobId'> {
  const usual = since === undefined ? USUAL_LIMIT : USUAL_LIMIT_SINCE;
  return {
    states: state === undefined ? null : state.flatMap((each) => each.split(',')).map(readState),
    since: since === undefined ? null : readSince(since, timezone, now),
    limit: limit === undefined ? usual : readCount('limit', limit),
  };
}

function readState(text: string): State {
  const state = STATES.find((each) => each === text.trim());
  if (state !== undefined) return state;
  throw new UsageError(`--state "${text}" is none; ${didYouMean(text, STATES) ?? `there are ${STATES.join(', ')}`}`);
}

function readSince(text: string, timezone: string, now: number): number {
  const zone = zoneNamed(timezone);
  // A weekday may stand before it, as tables show times.
  if (/^(?:[A-Z][a-z]{2} )?\d{4}-/.test(text)) return readTime('since', text, zone);
  try {
    return now - parseDuration(text);
  } catch (cause) {
    throw new UsageError(`--since must be a duration like 2h or 7d, or ${timeExample(zone)}, got "${text}"`, { cause });
  }
}
