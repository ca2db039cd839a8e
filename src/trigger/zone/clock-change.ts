import { DAY_MS } from './civil-date.ts';
import type { Zone, ZoneSpan } from './zone.ts';

/** One change of a zone's clocks. Wall times in ms, counted as if the zone were UTC. */
export interface ClockChange {
  readonly instant: number;
  /** What the clocks would show at `instant` without the change. */
  readonly wallBefore: number;
  /** What they show: later where they go forward (a gap), earlier where they go back (a fold). */
  readonly wallAfter: number;
}

/** How a clock change touches an instant. */
export interface ClockChangeTouch {
  /**
   * `after-gap`: the instant follows the gap by less than its length, so a time inside the gap may have been moved there; `first-pass`,
   * `second-pass`: its wall time comes twice; `same-day`: its day lacks or repeats some other time.
   */
  readonly kind: 'after-gap' | 'first-pass' | 'second-pass' | 'same-day';
  readonly change: ClockChange;
}

/** The clock change that touches `instant` in `zone`, the one whose skipped or repeated times it meets before one of the same day; or `null`. */
export function clockChangeAt(instant: number, zone: Zone): ClockChangeTouch | null {
  const span = zone.spanAt(instant);
  const changes = [changeBefore(span, zone, instant), changeAfter(span, zone, instant)].filter((change) => change !== null);
  const touches = changes.flatMap((change) => {
    const kind = kindOf(change, instant, Math.floor((instant + span.offset) / DAY_MS));
    return kind === null ? [] : [{ kind, change }];
  });
  return touches.find(({ kind }) => kind !== 'same-day') ?? touches[0] ?? null;
}

function kindOf(
  { instant: at, wallBefore, wallAfter }: ClockChange,
  instant: number,
  day: number,
): ClockChangeTouch['kind'] | null {
  const size = Math.abs(wallAfter - wallBefore);
  if (instant >= at && instant < at + size) return wallAfter > wallBefore ? 'after-gap' : 'second-pass';
  if (wallAfter < wallBefore && instant < at && instant >= at - size) return 'first-pass';
  // The days that hold a skipped or repeated time: at midnight that is the day before or the one after, not both.
  const firstDay = Math.floor(Math.min(wallBefore, wallAfter) / DAY_MS);
  const lastDay = Math.floor((Math.max(wallBefore, wallAfter) - 1) / DAY_MS);
  return day >= firstDay && day <= lastDay ? 'same-day' : null;
}

// No change is longer than a day, so none further away touches an instant.
const REACH_MS = 3 * DAY_MS;

/** The last change up to `instant`, which lies in `span`, if it is near. */
function changeBefore(span: ZoneSpan, zone: Zone, instant: number): ClockChange | null {
  if (span.from < instant - REACH_MS) return null;
  if (span.offsetBefore !== span.offset) return changeAt(span);
  return changeBefore(zone.spanAt(span.from - 1), zone, instant);
}

/** The first change after `instant`, which lies in `span`, if it is near. */
function changeAfter(span: ZoneSpan, zone: Zone, instant: number): ClockChange | null {
  if (span.to > instant + REACH_MS) return null;
  const next = zone.spanAt(span.to);
  return next.offsetBefore === next.offset ? changeAfter(next, zone, instant) : changeAt(next);
}

function changeAt({ from, offset, offsetBefore }: ZoneSpan): ClockChange {
  return { instant: from, wallBefore: from + offsetBefore, wallAfter: from + offset };
}
