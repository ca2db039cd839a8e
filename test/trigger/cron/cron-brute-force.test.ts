import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import { type DstPolicy, type DstRules, dstRules } from '../../../src/trigger/zone/dst-policy.ts';
import { expressionOf, type RandomCron, randomCrons } from './random-cron.ts';
import { places, wallClock } from '../wall-clock.ts';

const MINUTE = 60_000;

const policies = fc.oneof(
  fc.constantFrom<DstPolicy>('vixie', 'wallclock'),
  fc.record({
    gap: fc.constantFrom('next', 'skip', 'shift'),
    fold: fc.constantFrom('first', 'second', 'both'),
  }) as fc.Arbitrary<DstRules>,
);

/** The fire times in [start, end), found by looking at every minute of real time and every minute that the wall clock skips. */
function bruteForce(
  cron: RandomCron,
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
      if (rules.gap === 'skip' || !matches(cron, skipped)) continue;
      found.add(rules.gap === 'next' ? instant + MINUTE : instant + skipped - wall);
    }
  }
  for (const [wall, instants] of passes) {
    if (!matches(cron, wall)) continue;
    if (rules.fold !== 'second') found.add(instants[0] ?? NaN);
    if (rules.fold !== 'first') found.add(instants.at(-1) ?? NaN);
  }
  return [...found].filter((instant) => instant >= start && instant < end).sort((a, b) => a - b);
}

function matches({ minute, hour, day, month, weekday }: RandomCron, wall: number): boolean {
  const date = new Date(wall);
  const [byDay, byWeekday] = [day.values.has(date.getUTCDate()), weekday.values.has(date.getUTCDay())];
  const isDay = day.text === '*' || weekday.text === '*' ? byDay && byWeekday : byDay || byWeekday;
  const isTime = minute.values.has(date.getUTCMinutes()) && hour.values.has(date.getUTCHours());
  return isDay && isTime && month.values.has(date.getUTCMonth() + 1);
}

test('fires exactly when looking at every minute of the clock says so, under every policy', () => {
  fc.assert(
    fc.property(randomCrons, places, policies, fc.integer({ min: 0, max: 1439 }), (cron, [timezone, midnight], dst, offset) => {
      const start = midnight + offset * MINUTE;
      const end = start + 2880 * MINUTE;
      const trigger = createTrigger({ cron: expressionOf(cron), timezone, dst });
      const given: number[] = [];
      let fireTime = trigger.nextFireTime(null, start);
      while (fireTime !== null && fireTime < end) {
        given.push(fireTime);
        fireTime = trigger.nextFireTime(fireTime, fireTime);
      }
      const isWildcard = cron.minute.text.startsWith('*') || cron.hour.text.startsWith('*');
      expect(given).toEqual(bruteForce(cron, dstRules(dst, isWildcard), wallClock(timezone), start, end));
    }),
    { numRuns: 40 },
  );
});
