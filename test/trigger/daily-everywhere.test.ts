import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrigger } from '../../src/trigger/create-trigger.ts';
import { wallClock, ZONES } from './wall-clock.ts';

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
      numRuns: 50,
      examples: [
        ['America/Nuuk', 2026, 1410],
        ['Pacific/Apia', 2011, 0],
        ['Antarctica/Troll', 2026, 90],
        ['Africa/Casablanca', 2030, 150],
        ['Asia/Gaza', 2011, 0],
      ],
    },
  );
});

// The whole pass takes many minutes and is asked for.
const asked = process.env['VOLNUX_EVERY_ZONE'] === '1' ? ZONES : [];
test.each(asked)('%s: a daily job fires exactly once on every date from 1990 to 2060', { timeout: 600_000 }, (timezone) => {
  const years = Array.from({ length: 71 }, (_, index) => 1990 + index);
  const wrong = years.flatMap((year) => [0, 30, 90, 120, 150, 1410].flatMap((time) => wrongDates(timezone, year, time)));
  expect(wrong).toEqual([]);
});
