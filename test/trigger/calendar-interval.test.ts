import { expect, test } from 'vitest';
import { createTrigger, type TriggerContext } from '../../src/trigger/create-trigger.ts';
import { formatInstant } from '../../src/trigger/zone/format-instant.ts';
import type { TriggerSpec } from '../../src/trigger/spec/trigger-spec.ts';

function chain(spec: TriggerSpec, from: string, count: number, context: TriggerContext = {}): string[] {
  const trigger = createTrigger(spec, context);
  const given: string[] = [];
  let fireTime = trigger.nextFireTime(null, Date.parse(from));
  while (fireTime !== null && given.length < count) {
    given.push(formatInstant(fireTime, spec.timezone ?? 'UTC'));
    fireTime = trigger.nextFireTime(fireTime, fireTime + 5);
  }
  return given;
}

test('counts from start_date, and leaves out months without that day', () => {
  const spec = { calendar_interval: { months: 1, hour: 3 }, start_date: '2027-01-31' };
  expect(chain(spec, '2027-02-01T00:00:00Z', 3)).toEqual([
    '2027-03-31T03:00:00Z',
    '2027-05-31T03:00:00Z',
    '2027-07-31T03:00:00Z',
  ]);
});

test('29 February comes back in leap years only', () => {
  const spec = { calendar_interval: { years: 1 }, start_date: '2096-02-29' };
  expect(chain(spec, '2027-01-01T00:00:00Z', 3)).toEqual([
    '2096-02-29T00:00:00Z',
    '2104-02-29T00:00:00Z',
    '2108-02-29T00:00:00Z',
  ]);
});

test('begins at the anchor, but never before now', () => {
  const spec = { calendar_interval: { weeks: 2, hour: 9 }, timezone: 'Asia/Tokyo' };
  const anchor = Date.parse('2026-01-05T20:00:00Z');
  expect(chain(spec, '2026-01-05T20:00:00Z', 2, { anchor })).toEqual(['2026-01-06T09:00:00+09:00', '2026-01-20T09:00:00+09:00']);
  expect(chain(spec, '2026-01-06T00:00:01Z', 1, { anchor })).toEqual(['2026-01-20T09:00:00+09:00']);
});

test('counts from 1970-01-01 when neither start_date nor an anchor is given', () => {
  expect(chain({ calendar_interval: { months: 3 } }, '2026-02-11T00:00:00Z', 1)).toEqual(['2026-04-01T00:00:00Z']);
});

test('a time of day before that of start_date waits for the next day of the interval', () => {
  const spec = { calendar_interval: { days: 10, hour: 8 }, start_date: '2027-01-01T12:00:00' };
  expect(chain(spec, '2026-01-01T00:00:00Z', 1)).toEqual(['2027-01-11T08:00:00Z']);
});

test('a day on which the clocks skip the time is left out; of a time that comes twice the first pass counts', () => {
  const spec = { calendar_interval: { days: 1, hour: 2, minute: 30 }, timezone: 'Europe/Berlin' };
  expect(chain(spec, '2024-03-29T12:00:00Z', 3)).toEqual([
    '2024-03-30T02:30:00+01:00',
    '2024-04-01T02:30:00+02:00',
    '2024-04-02T02:30:00+02:00',
  ]);
  expect(chain(spec, '2024-10-26T12:00:00Z', 2)).toEqual(['2024-10-27T02:30:00+02:00', '2024-10-28T02:30:00+01:00']);
});

test('the whole day of end_date counts, and after it the trigger is finished', () => {
  const spec = { calendar_interval: { days: 1, hour: 23 }, start_date: '2027-01-01', end_date: '2027-01-02' };
  expect(chain(spec, '2026-01-01T00:00:00Z', 5)).toEqual(['2027-01-01T23:00:00Z', '2027-01-02T23:00:00Z']);
  expect(chain({ ...spec, end_date: '2027-01-02T22:00:00' }, '2026-01-01T00:00:00Z', 5)).toEqual(['2027-01-01T23:00:00Z']);
});

test('ends with the last year', () => {
  const spec = { calendar_interval: { years: 4000 }, start_date: '2000-01-01' };
  expect(chain(spec, '1990-01-01T00:00:00Z', 5)).toEqual(['2000-01-01T00:00:00Z', '6000-01-01T00:00:00Z']);
});

test('answers do not depend on the questions asked before', () => {
  const trigger = createTrigger({ calendar_interval: { months: 1, days: 3 }, start_date: '2020-01-31' });
  const first = trigger.nextFireTime(null, Date.parse('2026-01-01T00:00:00Z'));
  trigger.nextFireTime(null, Date.parse('2090-01-01T00:00:00Z'));
  trigger.nextFireTime(null, Date.parse('9999-12-31T00:00:00Z'));
  expect(trigger.nextFireTime(null, Date.parse('2026-01-01T00:00:00Z'))).toBe(first);
});

test('is delayed by jitter without drifting', () => {
  const spec = { calendar_interval: { days: 1 }, start_date: '2027-01-01', jitter: '2h' };
  const days = chain(spec, '2026-12-01T00:00:00Z', 50, { id: 'a' });
  expect(days.map((time) => time.slice(0, 10))).toEqual([...new Set(days.map((time) => time.slice(0, 10)))]);
  expect(days.every((time) => Number(time.slice(11, 13)) < 2)).toBe(true);
  expect(new Set(days.map((time) => time.slice(11))).size).toBeGreaterThan(45);
});
