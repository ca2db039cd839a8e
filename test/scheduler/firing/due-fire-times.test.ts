import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueFireTimes, type DueFireTimes } from '../../../src/scheduler/firing/due-fire-times.ts';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import type { TriggerSpec } from '../../../src/trigger/spec/trigger-spec.ts';
import type { Trigger } from '../../../src/trigger/trigger.ts';
import { randomJitters, randomSpecs } from '../../trigger/random-spec.ts';
import { places } from '../../trigger/wall-clock.ts';

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
const NOW = Date.parse('2026-07-01T09:30:00Z');

/** As `dueFireTimes`, but by going through all of them. */
function byEnumeration(trigger: Trigger, first: number, now: number, most = 1000): DueFireTimes {
  const fireTimes: number[] = [];
  let next: number | null = first;
  for (; next !== null && next <= now; next = trigger.nextFireTime(next, now)) fireTimes.push(next);
  const lastEarlier = fireTimes.at(-most - 1);
  return {
    fireTimes: fireTimes.slice(-most),
    earlier: lastEarlier === undefined ? null : { first, last: lastEarlier },
    next,
  };
}

/** The trigger, and how often it was asked something. */
function counted(trigger: Trigger): { trigger: Trigger; count: () => number } {
  let count = 0;
  return {
    trigger: {
      nextFireTime: (previous, now) => (count++, trigger.nextFireTime(previous, now)),
      lastFireTime: (previous, until) => (count++, trigger.lastFireTime(previous, until)),
    },
    count: () => count,
  };
}

function askedAfterAYear(spec: TriggerSpec): number {
  const { trigger, count } = counted(createTrigger(spec, { anchor: NOW - YEAR, id: 'job' }));
  const first = trigger.nextFireTime(null, NOW - YEAR) ?? NaN;
  expect(dueFireTimes(trigger, first, NOW, 1000).fireTimes).toHaveLength(1000);
  return count();
}

// Often enough for thousands to be due, evenly spread or not.
const dense = fc.constantFrom<TriggerSpec>(
  { cron: '* * * * * *' },
  { cron: '*/20 * 9 * * mon' },
  { cron: '* * 3-5 1 1 *' },
  { cron: '*/7 */13 2,3 * * *' },
  { cron: { second: '*/2', minute: '0-3', hour: '*', day: 'last' } },
  { all: [{ cron: '* * * * *' }, { interval: '90s' }] },
  { any: [{ cron: '* * * * 6' }, { interval: '17m' }] },
  { any: [{ interval: '40s' }, { interval: '1m' }, { date: '2024-09-08' }] },
  { interval: 5 },
);

test('the due fire times found by jumping are those found by enumeration', () => {
  const specs = fc.oneof(dense, randomSpecs);
  const limits = fc.constantFrom(1, 2, 7, 100, 1000);
  fc.assert(
    fc.property(
      specs,
      places,
      randomJitters,
      fc.nat(6000),
      fc.nat(HOUR),
      limits,
      (spec, [timezone, midnight], jitter, steps, rest, most) => {
        const whole = jitter === undefined ? spec : { ...spec, jitter };
        const trigger = createTrigger(whole, { timezone, anchor: midnight, id: 'job' });
        const first = trigger.nextFireTime(null, midnight);
        if (first === null) return;
        let now = first;
        for (let step = 0; step < steps && now < midnight + 20 * YEAR; step++) now = trigger.nextFireTime(now, now) ?? now + HOUR;
        now += steps === 0 ? 0 : rest;
        expect(dueFireTimes(trigger, first, now, most)).toEqual(byEnumeration(trigger, first, now, most));
      },
    ),
    { numRuns: 120 },
  );
});

test.each([998, 999, 1000, 1001, 1002, 1003, 2500])('%d intervals after the first one', (intervals) => {
  for (const spec of [{ interval: 60 }, { cron: '* * * * *' }, { cron: '* * * * *', jitter: 30 }]) {
    const trigger = createTrigger(spec, { anchor: NOW, id: 'job' });
    const first = trigger.nextFireTime(null, NOW) ?? NaN;
    for (const rest of [0, 20_000, 59_999]) {
      const now = first + intervals * 60_000 + rest;
      expect(dueFireTimes(trigger, first, now, 1000)).toEqual(byEnumeration(trigger, first, now));
    }
  }
});

test('the latest thousand are kept, the others as a range', () => {
  const { fireTimes, earlier, next } = dueFireTimes(createTrigger({ interval: 0.001 }, { anchor: 0 }), 1, 5000, 1000);
  expect([fireTimes[0], fireTimes.length, fireTimes.at(-1), earlier, next]).toEqual([
    4001,
    1000,
    5000,
    { first: 1, last: 4000 },
    5001,
  ]);
  expect(dueFireTimes(createTrigger({ interval: 0.001 }, { anchor: 0 }), 1, 1000, 1000)).toMatchObject({ earlier: null });
});

test('one due fire time costs one question', () => {
  const { trigger, count } = counted(createTrigger({ cron: '* * * * *' }));
  expect(dueFireTimes(trigger, NOW, NOW + 5, 1000)).toEqual({ fireTimes: [NOW], earlier: null, next: NOW + 60_000 });
  expect(count()).toBe(1);
});

test.each<[TriggerSpec, number]>([
  [{ cron: '* * * * * *' }, 2300],
  [{ cron: '* * * * * *', jitter: '1d' }, 2300],
  [{ interval: 1 }, 2300],
  [{ any: [{ interval: 1 }, { cron: '@daily' }] }, 2300],
  [{ cron: '* * 3-5 1 1 *' }, 4000],
  // Far more of them at the end than at the beginning: the length of a stretch has to be found.
  [{ any: [{ cron: '@hourly' }, { cron: '* * * * * *', start_date: '2026-06-01' }] }, 25_000],
])('after a year %j is asked a few times the thousand', (spec, most) => {
  expect(askedAfterAYear(spec)).toBeLessThan(most);
});

test('a trigger that goes back is an error, not an endless loop', () => {
  const trigger: Trigger = { nextFireTime: (previous) => (previous ?? 0) - 1, lastFireTime: (previous) => previous };
  expect(() => dueFireTimes(trigger, 0, 10, 1000)).toThrow('trigger went back from 0 to -1');
});
