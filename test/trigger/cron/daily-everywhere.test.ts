import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import { wallClock, ZONES } from '../wall-clock.ts';

const [HOUR, DAY] = [3_600_000, 86_400_000];

/**
 * The dates of a year on which a job at a fixed time of day (minutes since midnight) does not fire exactly once: at that time, in its first
 * pass; or at the first instant after a gap that holds it. A date that the zone leaves out as a whole shares that instant with the next one.
 */
function wrongDates(timezone: string, year: number, timeOfDay: number): string[] {
  const wallAt = wallClock(timezone);
  const trigger = createTrigger({ cron: { hour: Math.floor(timeOfDay / 60), minute: timeOfDay % 60 }, timezone });
  const midnight = Date.UTC(year, 0, 1);
  const wrong: string[] = [];
  let fireTime = trigger.nextFireTime(null, 2 * midnight - wallAt(midnight));
  // The last day of the year before may be the date that is left out: Kiritimati had no 31 December 1994.
  if (fireTime !== null && wallAt(fireTime) < midnight + timeOfDay * 60_000) fireTime = trigger.nextFireTime(fireTime, fireTime);
  for (let wanted = midnight + timeOfDay * 60_000; wanted < Date.UTC(year + 1, 0, 1); wanted += DAY) {
    const at = fireTime ?? NaN;
    const wall = wallAt(at);
    const isInGap = wall > wanted && wallAt(at - 1000) < wanted;
    // No fold since 1990 is of another length.
    const isSecondPass = [HOUR / 2, HOUR, 2 * HOUR].some((fold) => wallAt(at - fold) === wall);
    if ((wall !== wanted && !isInGap) || isSecondPass) wrong.push(`${timezone} ${new Date(wanted).toISOString()}: ${at}`);
    if (!(isInGap && wall === wanted + DAY)) fireTime = trigger.nextFireTime(fireTime, at);
  }
  return wrong;
}

// VOLNUX_ZONE_YEARS=40000 tries nearly every zone and year, which takes many minutes.
test('a daily job fires exactly once on every date of a year, in any zone', () => {
  const times = fc.oneof(
    fc.integer({ min: 0, max: 1439 }),
    fc.integer({ min: 0, max: 6 }).map((half) => half * 30),
  );
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 1990, max: 2060 }), times, (zone, year, timeOfDay) => {
      expect(wrongDates(zone, year, timeOfDay)).toEqual([]);
    }),
    {
      numRuns: Number(process.env['VOLNUX_ZONE_YEARS'] ?? 50),
      examples: [
        ['America/Nuuk', 2026, 1410],
        ['Pacific/Apia', 2011, 0],
        ['Antarctica/Troll', 2026, 90],
        ['Africa/Casablanca', 2030, 150],
        ['Asia/Gaza', 2011, 0],
        ['Pacific/Kiritimati', 1995, 30],
      ],
    },
  );
});
