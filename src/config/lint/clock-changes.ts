import type { Zone } from '../../trigger/zone/zone.ts';

/** A change of a zone's clocks. Wall times in ms, counted as if the zone were UTC. */
export interface WallChange {
  /** The wall times that do not exist (a gap), or come twice (a fold): the first of them, and the first after them. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'gap' | 'fold';
}

/** The changes of a zone's clocks from one instant to another, in order. */
export function wallChangesOf(zone: Zone, from: number, to: number): readonly WallChange[] {
  const changes: WallChange[] = [];
  for (let span = zone.spanAt(zone.spanAt(from).to); span.from < to; span = zone.spanAt(span.to)) {
    const [before, after] = [span.from + span.offsetBefore, span.from + span.offset];
    if (before < after) changes.push({ from: before, to: after, kind: 'gap' });
    if (after < before) changes.push({ from: after, to: before, kind: 'fold' });
    if (span.to === Infinity) break;
  }
  return changes;
}
