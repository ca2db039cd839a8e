import { TriggerError } from '../../trigger/trigger-error.ts';
import { type Zone, zoneNamed } from '../../trigger/zone/zone.ts';
import { UsageError } from '../command.ts';
import { readCount } from '../arguments/read-count.ts';
import { readTime } from '../arguments/read-time.ts';
import type { FireTimeRange } from './coming-fire-times.ts';

/** As typed. */
export interface RangeOptions {
  readonly count?: string | undefined;
  readonly after?: string | undefined;
  readonly until?: string | undefined;
  readonly timezone?: string | undefined;
}

export interface RangeContext {
  readonly format: 'table' | 'json' | 'ics';
  readonly jobs: number;
  /** The zone of the schedule. */
  readonly timezone: string;
  readonly now: number;
}

export interface ReadRange extends FireTimeRange {
  /** What to do for the fire times that `count` leaves out; `null` where that is what was asked for. */
  readonly cutHint: string | null;
}

/** Where nobody said how many: of each job. */
const MOST_UNCOUNTED = 1000;
const USUAL_COUNT = 5;
/** Five events are no calendar. */
const CALENDAR_MS = 30 * 86_400_000;
/** Of all jobs together: calendar programs take no more, and the text is made in one piece (20,000 events: half a second, 5 MB). */
const MOST_EVENTS = 20_000;

/**
 * The range that the options ask for. With `--count` or `--until` just that; without either five fire times, or thirty days of a calendar.
 *
 * @throws UsageError
 */
export function readRange(options: RangeOptions, { format, jobs, timezone, now }: RangeContext): ReadRange {
  const zone = readZone(options.timezone ?? timezone);
  const after = options.after === undefined ? now : readTime('after', options.after, zone);
  const asked = options.count === undefined ? null : readCount('count', options.count);
  const usualEnd = format === 'ics' && asked === null ? after + CALENDAR_MS : Infinity;
  const until = options.until === undefined ? usualEnd : readTime('until', options.until, zone);
  if (until <= after) throw notLater(options);

  const range = { after, until, count: asked ?? (until === Infinity ? USUAL_COUNT : MOST_UNCOUNTED) };
  const share = format === 'ics' ? Math.max(1, Math.floor(MOST_EVENTS / jobs)) : Infinity;
  if (range.count > share) {
    const cutHint = `a calendar takes ${MOST_EVENTS} events: name a job, or an earlier --until`;
    return { ...range, count: share, cutHint };
  }
  return { ...range, cutHint: asked === null && until !== Infinity ? '--count takes more' : null };
}

function notLater({ after, until }: RangeOptions): UsageError {
  const reason = after === undefined ? 'is past; say with --after where to begin' : `is not later than --after ${after}`;
  return new UsageError(`--until ${until} ${reason}`);
}

function readZone(name: string): Zone {
  try {
    return zoneNamed(name);
  } catch (cause) {
    if (!(cause instanceof TriggerError)) throw cause;
    throw new UsageError(`--timezone ${cause.message}; ${cause.hint}`, { cause });
  }
}
