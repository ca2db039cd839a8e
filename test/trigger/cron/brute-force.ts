import type { DstRules } from '../../../src/trigger/zone/dst-policy.ts';

const MINUTE = 60_000;

/**
 * The fire times in [start, end), found by looking at every minute of real time and every minute that the wall clock skips. `matches` is told
 * wall times, `wallAt` tells them, as if the zone were UTC.
 */
export function bruteForce(
  matches: (wall: number) => boolean,
  rules: DstRules,
  wallAt: (instant: number) => number,
  start: number,
  end: number,
): number[] {
  const found = new Set<number>();
  const passes = new Map<number, number[]>();
  // A fold repeats at most some hours; a day more at both ends sees both passes.
  for (let instant = start - 1440 * MINUTE; instant < end + 1440 * MINUTE; instant += MINUTE) {
    const wall = wallAt(instant);
    passes.set(wall, [...(passes.get(wall) ?? []), instant]);
    const skippedTo = wallAt(instant + MINUTE);
    for (let skipped = wall + MINUTE; skipped < skippedTo; skipped += MINUTE) {
      if (rules.gap === 'skip' || !matches(skipped)) continue;
      found.add(rules.gap === 'next' ? instant + MINUTE : instant + skipped - wall);
    }
  }
  for (const [wall, instants] of passes) {
    if (!matches(wall)) continue;
    if (rules.fold !== 'second') found.add(instants[0] ?? NaN);
    if (rules.fold !== 'first') found.add(instants.at(-1) ?? NaN);
  }
  return [...found].filter((instant) => instant >= start && instant < end).sort((a, b) => a - b);
}
