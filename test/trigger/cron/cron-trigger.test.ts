import { expect, test } from 'vitest';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import type { TriggerSpec } from '../../../src/trigger/spec/trigger-spec.ts';

const at = (iso: string): number => Date.parse(iso);
const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

function next(spec: TriggerSpec, previous: string | null, now: string): string | null {
  return iso(createTrigger(spec).nextFireTime(previous === null ? null : at(previous), at(now)));
}

test('the first fire time may be now itself', () => {
  expect(next({ cron: '0 9 * * *' }, null, '2026-01-05T09:00:00Z')).toBe('2026-01-05T09:00:00.000Z');
});

test('a fraction of a second after a match is too late for it', () => {
  expect(next({ cron: '* * * * * *' }, null, '2026-01-05T09:00:00.001Z')).toBe('2026-01-05T09:00:01.000Z');
});

test('fire times that were missed come one by one after the previous', () => {
  expect(next({ cron: '0 9 * * *' }, '2026-01-05T09:00:00Z', '2026-02-01T00:00:00Z')).toBe('2026-01-06T09:00:00.000Z');
});

test('goes on from now when the clock was set back before the previous', () => {
  expect(next({ cron: '0 9 * * *' }, '2026-01-05T09:00:00Z', '2026-01-02T12:00:00Z')).toBe('2026-01-03T09:00:00.000Z');
});

test('start_date is inclusive and holds with a previous too', () => {
  const spec = { cron: '0 * * * *', start_date: '2026-01-05T09:00:00' };
  expect(next(spec, null, '2026-01-01T00:00:00Z')).toBe('2026-01-05T09:00:00.000Z');
  expect(next(spec, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')).toBe('2026-01-05T09:00:00.000Z');
});

test('end_date is inclusive, and after it the trigger is finished', () => {
  const spec = { cron: '0 * * * *', end_date: '2026-01-05T09:00:00' };
  expect(next(spec, '2026-01-05T08:00:00Z', '2026-01-05T08:00:00Z')).toBe('2026-01-05T09:00:00.000Z');
  expect(next(spec, '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z')).toBeNull();
});

test('start_date and end_date without an offset are read in the zone of the trigger', () => {
  const spec = { cron: '0 0 * * *', timezone: 'Asia/Tokyo', start_date: '2026-01-05', end_date: '2026-01-05' };
  expect(next(spec, null, '2026-01-01T00:00:00Z')).toBe('2026-01-04T15:00:00.000Z');
});

test('fields left out are a star above the least significant one given and their minimum below', () => {
  expect(next({ cron: { day_of_week: 'mon' } }, null, '2026-01-06T00:00:00Z')).toBe('2026-01-12T00:00:00.000Z');
  expect(next({ cron: { minute: 5 } }, null, '2026-01-06T00:06:00Z')).toBe('2026-01-06T01:05:00.000Z');
  expect(next({ cron: {} }, null, '2026-01-06T00:06:07Z')).toBe('2026-01-06T00:06:07.000Z');
});

test('week is the ISO week of the date and year its calendar year', () => {
  expect(next({ cron: { year: 2027, week: 53 } }, null, '2026-01-01T00:00:00Z')).toBe('2027-01-01T00:00:00.000Z');
});

test('day and day_of_week must both match as fields, either one in a crontab expression', () => {
  expect(next({ cron: { day: 13, day_of_week: 'fri' } }, null, '2026-01-01T00:00:00Z')).toBe('2026-02-13T00:00:00.000Z');
  expect(next({ cron: '0 0 13 * fri' }, null, '2026-01-01T00:00:00Z')).toBe('2026-01-02T00:00:00.000Z');
});

test('a number of a weekday counts from Monday as a field, from Sunday in a crontab expression', () => {
  expect(next({ cron: { day_of_week: 0 } }, null, '2026-01-01T00:00:00Z')).toBe('2026-01-05T00:00:00.000Z');
  expect(next({ cron: '0 0 * * 0' }, null, '2026-01-01T00:00:00Z')).toBe('2026-01-04T00:00:00.000Z');
  expect(next({ cron: '0 0 * * 7' }, null, '2026-01-01T00:00:00Z')).toBe('2026-01-04T00:00:00.000Z');
});

test('a seventh field is the year', () => {
  const now = '2026-06-01T00:00:00Z';
  expect(next({ cron: '0 30 9 1 1 ? 2030' }, null, now)).toBe('2030-01-01T09:30:00.000Z');
  expect(next({ cron: '0 0 0 29 2 * 2027-2099/3' }, null, now)).toBe('2036-02-29T00:00:00.000Z');
  expect(next({ cron: '0 0 0 1 1 * 2020,2026' }, null, now)).toBeNull();
  expect(next({ cron: '*/15 * * * * * *' }, null, now)).toBe(now.replace('Z', '.000Z'));
});

test('29 February is found across a century year without one', () => {
  expect(next({ cron: '0 0 29 2 *' }, null, '2096-03-01T00:00:00Z')).toBe('2104-02-29T00:00:00.000Z');
});

test('a match that is far off is found: 29 February on a Monday, over a century year', () => {
  const spec = { cron: { month: 2, day: 29, day_of_week: 'mon' } };
  expect(next(spec, null, '2073-01-01T00:00:00Z')).toBe('2112-02-29T00:00:00.000Z');
});

test.each<TriggerSpec>([
  { cron: '0 0 30 2 *' },
  { cron: '0 0 31 2,4,6 *', timezone: 'Europe/Berlin' },
  { cron: { month: 2, day: 30 } },
  { cron: { year: '1970/7', month: 4, day: 31 } },
  { cron: { week: 10, month: 'dec' } },
  { cron: { year: 2020 } },
])('a schedule that cannot match is finished from the start: %j', (spec) => {
  expect(next(spec, null, '2026-01-01T00:00:00Z')).toBeNull();
});

test('the last year is 9999', () => {
  const spec = { cron: '0 0 31 12 *', timezone: 'Asia/Tehran' };
  expect(next(spec, null, '9999-01-01T00:00:00Z')).toBe('9999-12-30T20:30:00.000Z');
  expect(next(spec, '9999-12-30T20:30:00Z', '9999-12-30T20:30:00Z')).toBeNull();
});

test('answers do not depend on the questions asked before', () => {
  const trigger = createTrigger({ cron: '0 3 29 2 *', timezone: 'Europe/Berlin' });
  const first = trigger.nextFireTime(null, at('2026-01-01T00:00:00Z'));
  trigger.nextFireTime(null, at('2090-01-01T00:00:00Z'));
  trigger.nextFireTime(null, at('9999-12-31T00:00:00Z'));
  expect(trigger.nextFireTime(null, at('2026-01-01T00:00:00Z'))).toBe(first);
});
