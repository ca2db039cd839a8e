import { expect, test } from 'vitest';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');

/** The first fire times of a job, as dates. */
function fireTimes(cron: string, id: string, count: number): Date[] {
  const trigger = createTrigger({ cron }, { id });
  const given: Date[] = [];
  let fireTime = trigger.nextFireTime(null, NOW);
  while (fireTime !== null && given.length < count) {
    given.push(new Date(fireTime));
    fireTime = trigger.nextFireTime(fireTime, fireTime);
  }
  return given;
}

const ids = Array.from({ length: 400 }, (_, index) => `job-${index}`);

test('H is one value that a job keeps', () => {
  expect(fireTimes('H H * * *', 'backup', 2)).toEqual(fireTimes('H H * * *', 'backup', 2));
  const [first, second] = fireTimes('H H * * *', 'backup', 2);
  expect((second?.getTime() ?? 0) - (first?.getTime() ?? 0)).toBe(86_400_000);
});

test('jobs spread over all values of a field, and the fields do not go together', () => {
  const times = ids.map((id) => fireTimes('H H * * *', id, 1)[0] ?? new Date(0));
  expect(new Set(times.map((time) => time.getUTCMinutes())).size).toBeGreaterThan(55);
  expect(new Set(times.map((time) => time.getUTCHours())).size).toBe(24);
  expect(new Set(times.map(Number)).size).toBeGreaterThan(300);
});

test('H(a-b) stays within its range', () => {
  const hours = ids.map((id) => fireTimes('0 H(1-5) * * *', id, 1)[0]?.getUTCHours());
  expect(new Set(hours)).toEqual(new Set([1, 2, 3, 4, 5]));
});

test('H/n is every n-th, begun within the first n', () => {
  for (const id of ids.slice(0, 50)) {
    const minutes = fireTimes('H/20 * * * *', id, 3).map((time) => time.getUTCMinutes());
    expect(minutes[0]).toBeLessThan(20);
    expect(minutes).toEqual([0, 20, 40].map((later) => later + (minutes[0] ?? NaN)));
  }
  const minutes = fireTimes('H(30-59)/10 * * * *', 'backup', 3).map((time) => time.getUTCMinutes());
  expect(minutes[0]).toBeGreaterThanOrEqual(30);
  expect(minutes[2]).toBe((minutes[0] ?? 0) + 20);
});

test('a day of the month is one that every month has, and no weekday counts twice', () => {
  const days = ids.map((id) => fireTimes('0 0 H * *', id, 1)[0]?.getUTCDate() ?? 0);
  expect(Math.max(...days)).toBe(28);
  const weekdays = ids.map((id) => fireTimes('0 0 * * H', id, 1)[0]?.getUTCDay());
  const sundays = weekdays.filter((weekday) => weekday === 0).length;
  expect(sundays).toBeLessThan((2 * ids.length) / 7 - 20);
  expect(new Set(weekdays).size).toBe(7);
});

test('H/n follows real time through a clock change, as */n does', () => {
  const trigger = createTrigger({ cron: 'H/30 2 * * *', timezone: 'Europe/Berlin' });
  const midnight = Date.parse('2024-10-27T00:00:00+02:00');
  const given: number[] = [];
  let fireTime = trigger.nextFireTime(null, midnight);
  while (fireTime !== null && fireTime < midnight + 86_400_000) {
    given.push(fireTime);
    fireTime = trigger.nextFireTime(fireTime, fireTime);
  }
  expect(given).toHaveLength(4);
});
