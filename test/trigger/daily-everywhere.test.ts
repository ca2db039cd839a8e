import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrigger } from '../../src/trigger/create-trigger.ts';
import { wallClock, ZONES } from './wall-clock.ts';

const [SECOND, DAY] = [1000, 86_400_000];

/**
 * Does a job at a fixed time of day fire exactly once for each date of a year? At that time, in its first pass; or at the first instant
 * after a gap that holds it. A date that the zone leaves out as a whole shares the instant with the one after it.
 */
function checkYear(timezone: string, year: number, timeOfDay: number): void {
  const wallAt = wallClock(timezone);
  const [hour, minute] = [Math.floor(timeOfDay / 60), timeOfDay % 60];
  const trigger = createTrigger({ cron: { hour, minute }, timezone });
  const nominal = (day: number): number => Date.UTC(year, 0, day, hour, minute);
  const startOf = (day: number): number => Date.UTC(year, 0, day) - wallAt(Date.UTC(year, 0, day)) + Date.UTC(year, 0, day);
  let fireTime = trigger.nextFireTime(null, startOf(1));
  // The last day of the year before may be the date that is left out: Kiritimati had no 31 December 1994.
  if (fireTime !== null && wallAt(fireTime) < nominal(1)) fireTime = trigger.nextFireTime(fireTime, fireTime);
  for (let day = 1; nominal(day) < Date.UTC(year + 1, 0, 1); day++) {
    const where = `${timezone} ${new Date(nominal(day)).toISOString()}`;
    if (fireTime === null) throw new Error(`${where}: no fire time`);
    const wall = wallAt(fireTime);
    const isInGap = wall > nominal(day) && wallAt(fireTime - SECOND) < nominal(day);
    expect(wall === nominal(day) || isInGap, `${where}: fires at ${new Date(fireTime).toISOString()}`).toBe(true);
    for (const earlier of [0.5, 1, 2]) expect(wallAt(fireTime - earlier * 3_600_000), where).not.toBe(wall);
    if (!(isInGap && wall === nominal(day) + DAY)) fireTime = trigger.nextFireTime(fireTime, fireTime);
  }
}

// VOLNUX_ZONE_YEARS=40000 tries nearly every zone and year, which takes minutes.
test('a daily job fires exactly once on every date of a year, in any zone', () => {
  const times = fc.oneof(
    fc.integer({ min: 0, max: 1439 }),
    fc.integer({ min: 0, max: 6 }).map((half) => half * 30),
  );
  fc.assert(fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 1990, max: 2060 }), times, checkYear), {
    numRuns: Number(process.env['VOLNUX_ZONE_YEARS'] ?? 60),
    examples: [
      ['America/Nuuk', 2026, 1410],
      ['Pacific/Apia', 2011, 0],
      ['Antarctica/Troll', 2026, 90],
      ['Africa/Casablanca', 2030, 150],
      ['Asia/Gaza', 2011, 0],
      ['Pacific/Kiritimati', 1995, 30],
    ],
  });
});
