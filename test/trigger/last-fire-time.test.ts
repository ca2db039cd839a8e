import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrigger } from '../../src/trigger/create-trigger.ts';
import type { TriggerSpec } from '../../src/trigger/spec/trigger-spec.ts';
import { randomJitters, randomSpecs } from './random-spec.ts';
import { places } from './wall-clock.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-28T09:00:00Z');

test('the last fire time is the one that asking again and again ends with', () => {
  const share = fc.double({ min: 0, max: 1.5, noNaN: true });
  fc.assert(
    fc.property(randomSpecs, places, randomJitters, fc.nat(200), share, (spec, [timezone, midnight], jitter, steps, beyond) => {
      const whole = jitter === undefined ? spec : { ...spec, jitter };
      const trigger = createTrigger(whole, { timezone, anchor: midnight, id: 'job' });
      const first = trigger.nextFireTime(null, midnight);
      if (first === null) return;
      let [last, next]: [number, number | null] = [first, trigger.nextFireTime(first, first)];
      for (let step = 0; step < steps && next !== null; step++) [last, next] = [next, trigger.nextFireTime(next, next)];
      const until = last + Math.floor(Math.min(0.999, beyond) * ((next ?? last + 1000 * MINUTE) - last));
      expect(trigger.lastFireTime(first, until)).toBe(last);
      expect(trigger.lastFireTime(first, first)).toBe(first);
    }),
    { numRuns: 200 },
  );
});

test.each<TriggerSpec>([
  { cron: '0 * * * *', end_date: '2026-03-29T03:30:00' },
  { cron: '0 * * * *', start_date: '2026-03-29T12:00:00' },
  { cron: '0 * * * *', end_date: '2026-03-29T03:30:00', jitter: '1h' },
  { interval: '7m', end_date: '2026-03-28T12:00:00' },
  { interval: '7m', end_date: '2026-03-28T12:00:00', jitter: '5m' },
  { interval: '7m', start_date: '2026-03-20', jitter: '5m' },
  { date: '2026-03-28T11:00:00' },
  { date: '2026-03-28T11:00:00', jitter: '3h' },
  { any: [{ interval: '2m' }, { interval: '3m', start_date: '2026-03-28T12:00:00' }] },
  {
    any: [
      { interval: '2m', end_date: '2026-03-28T11:31:00' },
      { interval: '5m', start_date: '2026-03-28T12:00:30' },
    ],
  },
  { any: [{ interval: '7m' }, { cron: '*/5 * * * *' }, { date: '2026-03-29T01:23:45' }], jitter: '90s' },
  { any: [{ interval: '7m' }, { cron: '0 * * * *' }], end_date: '2026-03-28T20:00:00', jitter: '90s' },
  { any: [{ any: [{ interval: '7m' }, { cron: '0 * * * *' }] }, { interval: '11m' }] },
  { any: [{ interval: '7m' }, { date: '2026-03-28T10:30:00' }, { date: '2026-03-29' }] },
  { any: [{ interval: '10m' }, { cron: '*/10 * * * *' }] },
  { any: [{ date: '2026-03-28T10:30:00' }, { date: '2026-03-28T10:30:00' }] },
  { all: [{ interval: '4m' }, { interval: '6m' }], start_date: '2026-03-28' },
])('limits, phases and parts count: %j', (spec) => {
  const trigger = createTrigger(spec, { anchor: NOW, id: 'job' });
  const fireTimes: number[] = [];
  let fireTime = trigger.nextFireTime(null, NOW);
  while (fireTime !== null && fireTimes.length < 200) {
    fireTimes.push(fireTime);
    fireTime = trigger.nextFireTime(fireTime, fireTime);
  }
  for (const previous of [0, 1, 33, fireTimes.length - 1]
    .map((index) => fireTimes[index])
    .filter((given) => given !== undefined)) {
    for (let until = previous; until < (fireTime ?? previous + 3000 * MINUTE); until += 6.5 * MINUTE) {
      expect(trigger.lastFireTime(previous, until)).toBe(fireTimes.findLast((each) => each <= until));
    }
  }
});

test('before the previous fire time there is no other', () => {
  for (const spec of [{ cron: '* * * * *' }, { interval: '1m' }, { any: [{ interval: '1m' }] }, { date: '2026-01-01' }]) {
    expect(createTrigger(spec).lastFireTime(NOW, NOW - 90 * MINUTE)).toBe(NOW);
  }
});

test('a century of seconds is not gone through', () => {
  const century = NOW + 36_525 * 1440 * MINUTE;
  for (const spec of [
    { cron: '* * * * * *', timezone: 'Europe/Berlin' },
    { interval: 1 },
    { any: [{ cron: '* * * * * *' }, { interval: '2s' }] },
    { any: [{ cron: '@daily' }, { interval: '1s' }] },
  ]) {
    expect(createTrigger(spec).lastFireTime(NOW, century)).toBe(century);
  }
});
