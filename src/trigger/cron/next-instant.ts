import { DAY_MS } from '../zone/civil-date.ts';
import type { DstRules } from '../zone/dst-policy.ts';
import type { WallSearch } from './wall-search.ts';
import type { Zone, ZoneSpan } from '../zone/zone.ts';

// More than any clock change moves the wall clock (a day, where the date line was crossed).
const PAST_ANY_CHANGE_MS = 2 * DAY_MS;

/**
 * The first instant at or after `start` (whole seconds, in ms) whose wall time matches, or `null`.
 * Goes through the zone's spans of constant offset; what a change skips or repeats is decided by `rules`.
 */
export function nextInstant(search: WallSearch, zone: Zone, rules: DstRules, start: number): number | null {
  for (;;) {
    const span = zone.spanAt(start);
    const madeUp = firstMadeUp(search, span, rules, start);
    const wall = search.wallFrom(firstWall(span, rules, start));
    const end = endWall(span, zone, rules);
    const real = wall < end ? wall - span.offset : Infinity;
    if (real !== Infinity || madeUp !== Infinity) return Math.min(real, madeUp);

    // Near a change the next span may repeat wall times that were passed already; further away it is safe to jump.
    const nearChange = span.to - start <= PAST_ANY_CHANGE_MS;
    if (wall === Infinity && !nearChange) return null;
    start = nearChange || wall - end <= PAST_ANY_CHANGE_MS ? span.to : wall - span.offset - PAST_ANY_CHANGE_MS;
  }
}

/** Where to begin in `span`: after the second pass of a fold when only the first one fires. */
function firstWall(span: ZoneSpan, rules: DstRules, start: number): number {
  const wall = start + span.offset;
  return rules.fold === 'first' ? Math.max(wall, span.from + span.offsetBefore) : wall;
}

/** Where to stop in `span`: before the first pass of a fold when only the second one fires. */
function endWall(span: ZoneSpan, zone: Zone, rules: DstRules): number {
  if (rules.fold !== 'second' || span.to === Infinity) return span.to + span.offset;
  return span.to + Math.min(span.offset, zone.spanAt(span.to).offset);
}

/** The first instant at or after `start` that stands for a match inside the gap before `span`, or Infinity. */
function firstMadeUp(search: WallSearch, span: ZoneSpan, rules: DstRules, start: number): number {
  const gap = span.offset - span.offsetBefore;
  if (gap <= 0 || rules.gap === 'skip') return Infinity;
  // The offset before the change still counts the walls of the gap; read with it, they lie later by the gap's length.
  const gapEnd = span.from + span.offset;
  if (rules.gap === 'shift') {
    if (start >= span.from + gap) return Infinity;
    const wall = search.wallFrom(start + span.offsetBefore);
    return wall < gapEnd ? wall - span.offsetBefore : Infinity;
  }
  return start === span.from && search.wallFrom(span.from + span.offsetBefore) < gapEnd ? span.from : Infinity;
}
