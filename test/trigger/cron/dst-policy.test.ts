import { expect, test } from 'vitest';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import type { DstPolicy, DstRules } from '../../../src/trigger/zone/dst-policy.ts';
import { formatInstant } from '../../../src/trigger/zone/format-instant.ts';
import type { Trigger } from '../../../src/trigger/trigger.ts';
import { wallClock } from '../wall-clock.ts';
import { bruteForce } from './brute-force.ts';

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

test('the last fold of a spec that is then finished fires in both passes', () => {
  const cron = { year: 2024, month: 10, day: 27, hour: 2, minute: 30 };
  const trigger = createTrigger({ cron, timezone: 'Europe/Berlin', dst: 'wallclock' });
  const [first, second] = [Date.parse('2024-10-27T00:30:00Z'), Date.parse('2024-10-27T01:30:00Z')];
  expect(trigger.nextFireTime(null, Date.parse('2024-01-01T00:00:00Z'))).toBe(first);
  expect(trigger.nextFireTime(first, first)).toBe(second);
  expect(trigger.nextFireTime(second, second)).toBeNull();
});

const RULES = (['next', 'skip', 'shift'] as const).flatMap((gap) =>
  (['first', 'second', 'both'] as const).map((fold): DstRules => ({ gap, fold })),
);
/** Expressions, whether they begin with a star, and what they match. */
const SPECS: readonly [string, boolean, (wall: Date) => boolean][] = [
  ['30 0 * * *', false, (wall) => wall.getUTCHours() === 0 && wall.getUTCMinutes() === 30],
  ['10,40 1,2 * * *', false, (wall) => [1, 2].includes(wall.getUTCHours()) && [10, 40].includes(wall.getUTCMinutes())],
  ['*/20 * * * *', true, (wall) => wall.getUTCMinutes() % 20 === 0],
];

test.each([
  ['half an hour', 'Australia/Lord_Howe', '2024-10-05', 30],
  ['half an hour', 'Australia/Lord_Howe', '2025-04-05', -30],
  ['two hours', 'Antarctica/Troll', '2026-03-28', 120],
  ['two hours', 'Antarctica/Troll', '2026-10-24', -120],
  ['at midnight', 'Africa/Cairo', '2025-04-24', 60],
  ['at midnight', 'Africa/Cairo', '2025-10-30', -60],
  ['at midnight', 'America/Santiago', '2024-09-07', 60],
  ['at midnight', 'America/Santiago', '2025-04-05', -60],
  ['at midnight', 'Asia/Beirut', '2025-03-29', 60],
  ['at midnight', 'Asia/Beirut', '2025-10-25', -60],
  ['winter time is the exception', 'Europe/Dublin', '2026-03-28', 60],
  ['winter time is the exception', 'Europe/Dublin', '2026-10-24', -60],
  ['Ramadan is the exception', 'Africa/Casablanca', '2026-02-14', -60],
  ['Ramadan is the exception', 'Africa/Casablanca', '2026-03-21', 60],
  ['over the date line', 'Pacific/Apia', '2011-12-29', 1440],
  ['over the date line', 'Pacific/Kwajalein', '1993-08-20', 1440],
])('%s, %s %s: every policy as looking at every minute of the clock says', (_, timezone, date, byMinutes) => {
  const wallAt = remembered(wallClock(timezone));
  const [start, end] = [Date.parse(`${date}T00:00:00Z`), Date.parse(`${date}T00:00:00Z`) + 2 * 86_400_000];
  expect(wallAt(end) - wallAt(start) - (end - start)).toBe(byMinutes * 60_000);
  for (const [cron, isWildcard, matches] of SPECS) {
    const policies: [DstPolicy, DstRules][] = [
      ['vixie', isWildcard ? { gap: 'skip', fold: 'both' } : { gap: 'next', fold: 'first' }],
      ['wallclock', { gap: 'skip', fold: 'both' }],
      ...RULES.map((rules): [DstPolicy, DstRules] => [rules, rules]),
    ];
    for (const [dst, rules] of policies) {
      const given = fireTimes(createTrigger({ cron, timezone, dst }), start, end);
      const wanted = bruteForce((wall) => matches(new Date(wall)), rules, wallAt, start, end);
      expect([cron, dst, given]).toEqual([cron, dst, wanted]);
    }
  }
});

function fireTimes(trigger: Trigger, start: number, end: number): number[] {
  const given: number[] = [];
  let fireTime = trigger.nextFireTime(null, start);
  for (; fireTime !== null && fireTime < end; fireTime = trigger.nextFireTime(fireTime, fireTime)) given.push(fireTime);
  return given;
}

/** Intl takes its time, and each policy asks the same. */
function remembered(wallAt: (instant: number) => number): (instant: number) => number {
  const known = new Map<number, number>();
  return (instant) => {
    const wall = known.get(instant) ?? wallAt(instant);
    known.set(instant, wall);
    return wall;
  };
}
