import { expect, test } from 'vitest';
import { createTrigger } from '../../src/trigger/create-trigger.ts';

const NOW = Date.parse('2026-01-05T09:00:00Z');
const MINUTE = 60_000;

test('first fires one interval after the anchor and keeps that phase', () => {
  const trigger = createTrigger({ interval: '5m' }, { anchor: NOW });
  expect(trigger.nextFireTime(null, NOW)).toBe(NOW + 5 * MINUTE);
  expect(trigger.nextFireTime(null, NOW + 12 * MINUTE)).toBe(NOW + 15 * MINUTE);
});

test('a fire time that is due now counts', () => {
  expect(createTrigger({ interval: '5m' }, { anchor: NOW }).nextFireTime(null, NOW + 10 * MINUTE)).toBe(NOW + 10 * MINUTE);
});

test('without an anchor it first fires one interval from now', () => {
  expect(createTrigger({ interval: 90 }).nextFireTime(null, NOW)).toBe(NOW + 90_000);
});

test('start_date sets the phase, also when it is past', () => {
  const trigger = createTrigger({ interval: { hours: 1 }, start_date: '2026-01-05T08:30:00' }, { anchor: NOW });
  expect(trigger.nextFireTime(null, NOW)).toBe(NOW + 30 * MINUTE);
  expect(trigger.nextFireTime(null, NOW - 100 * MINUTE)).toBe(NOW - 30 * MINUTE);
});

test('missed fire times come one by one', () => {
  const trigger = createTrigger({ interval: '5m' }, { anchor: NOW });
  expect(trigger.nextFireTime(NOW + 5 * MINUTE, NOW + 500 * MINUTE)).toBe(NOW + 10 * MINUTE);
});

test('a day is elapsed time: a clock change moves it on the wall', () => {
  const trigger = createTrigger({ interval: { days: 1 }, start_date: '2024-03-30T12:00:00', timezone: 'Europe/Berlin' });
  const first = Date.parse('2024-03-30T12:00:00+01:00');
  expect(trigger.nextFireTime(first, first)).toBe(Date.parse('2024-03-31T13:00:00+02:00'));
});

test('end_date is inclusive, and after it the trigger is finished', () => {
  const trigger = createTrigger({ interval: '5m', end_date: '2026-01-05T09:10:00' }, { anchor: NOW });
  expect(trigger.nextFireTime(NOW + 5 * MINUTE, NOW)).toBe(NOW + 10 * MINUTE);
  expect(trigger.nextFireTime(NOW + 10 * MINUTE, NOW)).toBeNull();
});

test('parts add up, and all zero means one second', () => {
  const interval = { weeks: 1, days: 1, hours: 1, minutes: 1, seconds: 1, milliseconds: 500 };
  expect(createTrigger({ interval }).nextFireTime(null, 0)).toBe(694_861_500);
  expect(createTrigger({ interval: { minutes: 0 } }).nextFireTime(null, 0)).toBe(1000);
});

test('a date fires once, even when it is past', () => {
  const trigger = createTrigger({ date: '2025-12-31T23:59:59', timezone: 'America/New_York' });
  const fireTime = Date.parse('2025-12-31T23:59:59-05:00');
  expect(trigger.nextFireTime(null, NOW)).toBe(fireTime);
  expect(trigger.nextFireTime(fireTime, NOW)).toBeNull();
});

test('a date outside start_date and end_date never fires', () => {
  expect(createTrigger({ date: '2026-01-05', start_date: '2026-01-06' }).nextFireTime(null, 0)).toBeNull();
  expect(createTrigger({ date: '2026-01-05', end_date: '2026-01-04' }).nextFireTime(null, 0)).toBeNull();
});
