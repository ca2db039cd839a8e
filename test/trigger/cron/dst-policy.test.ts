import { expect, test } from 'vitest';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import type { DstPolicy } from '../../../src/trigger/zone/dst-policy.ts';
import { formatInstant } from '../../../src/trigger/zone/format-instant.ts';

/** The local times of one night in Berlin, up to five o'clock. */
function night(cron: string, date: string, dst: DstPolicy): string[] {
  const trigger = createTrigger({ cron, dst, timezone: 'Europe/Berlin', end_date: `${date}T05:00:00` });
  const given: string[] = [];
  let previous = trigger.nextFireTime(null, Date.parse(`${date}T00:00:00+01:00`));
  while (previous !== null) {
    given.push(formatInstant(previous, 'Europe/Berlin').slice(11, 19));
    previous = trigger.nextFireTime(previous, previous);
  }
  return given;
}

const GAP = '2024-03-31';
const FOLD = '2024-10-27';

test.each<[string, DstPolicy, string[]]>([
  ['30 2 * * *', 'vixie', ['03:00:00']],
  ['0,30 2 * * *', 'vixie', ['03:00:00']],
  ['0,30 2,3 * * *', 'vixie', ['03:00:00', '03:30:00']],
  ['*/15 2 * * *', 'vixie', []],
  ['30 2 * * *', 'wallclock', []],
  ['30 2 * * *', { gap: 'shift', fold: 'first' }, ['03:30:00']],
  ['0,30 2,3 * * *', { gap: 'shift', fold: 'first' }, ['03:00:00', '03:30:00']],
  ['15 2,3 * * *', { gap: 'shift', fold: 'first' }, ['03:15:00']],
  ['*/30 2 * * *', { gap: 'next', fold: 'first' }, ['03:00:00']],
])('%s under %j fires at %j in a night without the hour from two to three', (cron, dst, wanted) => {
  expect(night(cron, GAP, dst)).toEqual(wanted);
});

test.each<[string, DstPolicy, string[]]>([
  ['30 2 * * *', 'vixie', ['02:30:00']],
  ['*/30 2 * * *', 'vixie', ['02:00:00', '02:30:00', '02:00:00', '02:30:00']],
  ['30 2 * * *', 'wallclock', ['02:30:00', '02:30:00']],
  ['*/30 2 * * *', { gap: 'skip', fold: 'first' }, ['02:00:00', '02:30:00']],
  ['30 1,2,3 * * *', { gap: 'skip', fold: 'second' }, ['01:30:00', '02:30:00', '03:30:00']],
])('%s under %j fires at %j in a night that has the hour from two to three twice', (cron, dst, wanted) => {
  expect(night(cron, FOLD, dst)).toEqual(wanted);
});

test('the pass of a repeated hour that fires is the one asked for', () => {
  const first = createTrigger({ cron: '30 2 * * *', timezone: 'Europe/Berlin', dst: { gap: 'skip', fold: 'first' } });
  const second = createTrigger({ cron: '30 2 * * *', timezone: 'Europe/Berlin', dst: { gap: 'skip', fold: 'second' } });
  const now = Date.parse('2024-10-26T12:00:00Z');
  expect(first.nextFireTime(null, now)).toBe(Date.parse('2024-10-27T02:30:00+02:00'));
  expect(second.nextFireTime(null, now)).toBe(Date.parse('2024-10-27T02:30:00+01:00'));
});

test.each([
  ['Australia/Lord_Howe', '15 2 * * *', '2024-10-05T12:00:00Z', '2024-10-06T02:30:00+11:00'],
  ['America/Santiago', '0 0 * * sun', '2024-09-07T12:00:00Z', '2024-09-08T01:00:00-03:00'],
  ['Antarctica/Troll', '30 1 * * *', '2026-03-28T12:00:00Z', '2026-03-29T03:00:00+02:00'],
  ['Europe/Dublin', '30 1 * * *', '2026-03-28T12:00:00Z', '2026-03-29T02:00:00+01:00'],
  ['Pacific/Apia', '0 9 * * *', '2011-12-29T20:00:00Z', '2011-12-31T00:00:00+14:00'],
])('%s: a time of day inside the gap fires at the first instant after it', (timezone, cron, now, wanted) => {
  const fireTime = createTrigger({ cron, timezone }).nextFireTime(null, Date.parse(now));
  expect(formatInstant(fireTime ?? NaN, timezone)).toBe(wanted);
});

test('now at the first instant after a gap still gets what the gap skipped', () => {
  const trigger = createTrigger({ cron: '30 2 * * *', timezone: 'Europe/Berlin' });
  const change = Date.parse('2024-03-31T01:00:00Z');
  expect(trigger.nextFireTime(null, change)).toBe(change);
  expect(trigger.nextFireTime(null, change + 1)).toBe(Date.parse('2024-04-01T02:30:00+02:00'));
});
