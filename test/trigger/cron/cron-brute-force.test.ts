import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import { type DstPolicy, type DstRules, dstRules } from '../../../src/trigger/zone/dst-policy.ts';
import { bruteForce } from './brute-force.ts';
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
      expect(given).toEqual(
        bruteForce((wall) => matches(cron, wall), dstRules(dst, isWildcard), wallClock(timezone), start, end),
      );
    }),
    { numRuns: 40 },
  );
});
