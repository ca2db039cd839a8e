import { DAY_MS } from './civil-date.ts';
import type { Zone } from './zone.ts';

/**
 * The instant of a wall time (ms, counted as if the zone were UTC) in `zone`.
 * A wall time inside a gap moves forward by the length of the gap, a repeated one is its first pass (APScheduler, PEP 495).
 */
export function instantOfWall(wall: number, zone: Zone): number {
  // No offset is as large as a day, so this span begins before the wall time, and the first pass is met first.
  let span = zone.spanAt(wall - DAY_MS);
  while (wall >= span.to + span.offset) {
    const next = zone.spanAt(span.to);
    if (wall < next.from + next.offset) break;
    span = next;
  }
  return wall - span.offset;
}
