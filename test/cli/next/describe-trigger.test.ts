import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeTrigger } from '../../../src/cli/next/describe-trigger.ts';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import type { CronFields, TriggerSpec } from '../../../src/trigger/spec/trigger-spec.ts';
import { expressionOf, randomCrons } from '../../trigger/cron/random-cron.ts';

function describe(spec: TriggerSpec): string {
  return describeTrigger({ id: 'nightly', trigger: { timezone: 'Europe/Berlin', ...spec } });
}

test.each([
  ['* * * * *', 'every minute'],
  ['*/5 * * * *', 'every 5 minutes'],
  ['0/5 * * * *', 'every 5 minutes'],
  ['*/7 * * * *', 'every 7 minutes, minutes 0 through 56 past the hour'],
  ['5/15 * * * *', 'at 5, 20, 35, and 50 minutes past the hour'],
  ['0-10,30 * * * *', 'at 0 through 10 and 30 minutes past the hour'],
  ['@hourly', 'every hour'],
  ['30 * * * *', 'at 30 minutes past the hour'],
  ['0 */2 * * *', 'on the hour, every 2 hours'],
  ['* */2 * * *', 'every minute, in hours 0 through 22 in steps of 2'],
  ['*/5 9-17 * * *', 'every 5 minutes, between 09:00 and 17:59, every day'],
  ['0 9-17 * * *', 'every hour, between 09:00 and 17:00, every day'],
  ['* 9,17 * * *', 'every minute, in hours 9 and 17, every day'],
  ['* 9 * * *', 'every minute, between 09:00 and 09:59, every day'],
  ['30 2 * * *', 'at 02:30, every day'],
  ['@daily', 'at 00:00, every day'],
  ['0 9,17 * * *', 'at 09:00 and 17:00, every day'],
  ['0,30 9,17 * * *', 'at 09:00, 09:30, 17:00, and 17:30, every day'],
  // Seconds first, the year last.
  ['* * * * * *', 'every second'],
  ['*/15 * * * * *', 'every 15 seconds'],
  ['30 5 2 * * *', 'at 02:05:30, every day'],
  ['* 0 * * * *', 'every second, in minute 0 of the hour'],
  ['30 * 9-17 * * *', 'at 30 seconds past the minute, between 09:00 and 17:59, every day'],
  ['0 0 9 * * * 2027', 'at 09:00, every day, only in 2027'],
  ['0 0 9 * * * 2027-2030,2040', 'at 09:00, every day, only in 2027 through 2030 and 2040'],
  ['0 0 9 * * * 2027/2', 'at 09:00, every day, only in 2027 through 9999 in steps of 2'],
  // Days; in crontab either day field will do.
  ['0 9 * * 1-5', 'at 09:00, Monday through Friday'],
  ['0 9 * * fri-sun', 'at 09:00, Friday through Sunday'],
  ['0 9 * * sun,sat', 'at 09:00, only on Saturday and Sunday'],
  ['0 9 * * 7', 'at 09:00, only on Sunday'],
  ['0 9 * * */2', 'at 09:00, only on Tuesday, Thursday, Saturday, and Sunday'],
  ['0 9 ? * MON', 'at 09:00, only on Monday'],
  ['0 9 1,15 * *', 'at 09:00, on day 1 and 15 of the month'],
  ['0 9 1-7 * *', 'at 09:00, between day 1 and 7 of the month'],
  ['0 9 13 * 5', 'at 09:00, on day 13 of the month or on Friday'],
  ['0 9 13 * 1-5', 'at 09:00, on day 13 of the month or on Monday through Friday'],
  ['0 9 1-31 * 5', 'at 09:00, every day'],
  ['0 9 L * *', 'at 09:00, on the last day of the month'],
  ['0 9 L-3 * *', 'at 09:00, 3 days before the last day of the month'],
  ['0 9 1,L-1 * *', 'at 09:00, on day 1 of the month or on the day 1 before the last of the month'],
  ['0 9 LW * *', 'at 09:00, on the last weekday of the month'],
  ['0 9 15W * *', 'at 09:00, on the weekday nearest day 15 of the month'],
  ['0 9 1,LW * *', 'at 09:00, on day 1 of the month or on the last weekday of the month'],
  ['0 9 * * 5L', 'at 09:00, on the last Friday of the month'],
  ['0 9 * * 5#2', 'at 09:00, on the second Friday of the month'],
  ['0 9 * * 1,5#2', 'at 09:00, on Monday or on the second Friday of the month'],
  ['0 9 * 1-3 *', 'at 09:00, every day, January through March'],
  ['0 9 * */3 *', 'at 09:00, every day, only in January, April, July, and October'],
  ['0 0 29 2 *', 'at 00:00, on day 29 of the month, only in February'],
  // The slots that the id of the job picks.
  ['H H * * *', 'at 03:24, every day'],
  ['H/15 * * * *', 'at 6, 21, 36, and 51 minutes past the hour'],
  ['H H(1-5) H * *', 'at 01:24, on day 11 of the month'],
])('%s is "%s"', (cron, sentence) => {
  expect(describe({ cron })).toBe(sentence);
});

test.each<[CronFields, string]>([
  [{ hour: 2, minute: 30 }, 'at 02:30, every day'],
  [{ second: '*/15' }, 'every 15 seconds'],
  [{ day: 'last', hour: 18 }, 'at 18:00, on the last day of the month'],
  [{ day: '2nd fri', hour: 18 }, 'at 18:00, on the second Friday of the month'],
  [{ day_of_week: 0, hour: 18 }, 'at 18:00, only on Monday'],
  // Every field must match, where crontab takes either.
  [{ day: '1-7', day_of_week: 'mon', hour: 18 }, 'at 18:00, on day 1 through 7 of the month, but only on Monday'],
  [{ week: '1-10', day_of_week: 'mon,tue' }, 'at 00:00, in ISO week 1 through 10, but only on Monday and Tuesday'],
  [{ year: 2027 }, 'at 00:00, on day 1 of the month, only in January, only in 2027'],
])('the fields %j are "%s"', (cron, sentence) => {
  expect(describe({ cron })).toBe(sentence);
});

test.each<[TriggerSpec, string]>([
  [{ interval: '1h30m' }, 'every 1 h 30 min, counted from when the job is applied'],
  [{ interval: 0.5, jitter: '30s' }, 'every 500 ms, counted from when the job is applied, each delayed by up to 30 s'],
  [{ interval: '7d', start_date: '2027-01-01' }, 'every 7 days, counted from 2027-01-01 00:00'],
  [
    { cron: '0 3 * * *', start_date: '2027-01-01', end_date: '2027-12-31T12:00:00Z' },
    'at 03:00, every day, not before 2027-01-01 00:00, not after 2027-12-31 13:00',
  ],
  [{ calendar_interval: { months: 3, hour: 4 }, start_date: '2027-01-15' }, 'every 3 months at 04:00, counted from 2027-01-15'],
  [
    { calendar_interval: { weeks: 1 }, start_date: '2027-01-15 08:00:00', end_date: '2028-01-15' },
    'every week at 00:00, counted from 2027-01-15, not before 2027-01-15 08:00, not after 2028-01-15',
  ],
  [
    { calendar_interval: { years: 1, months: 2, days: 3, second: 7 } },
    'every 1 year, 2 months, and 3 days at 00:00:07, counted from the day the job is applied',
  ],
  [{ date: '2027-12-31T23:59:59' }, 'once, at 2027-12-31 23:59:59'],
  [{ date: '2027-12-31T23:59:59Z' }, 'once, at 2028-01-01 00:59:59'],
  [
    { any: [{ cron: 'H 7 * * mon-fri' }, { cron: '0 10 * * sat,sun', timezone: 'America/New_York' }] },
    'any of (at 07:24, Monday through Friday; at 10:00, only on Saturday and Sunday (America/New_York))',
  ],
  // In `any` an interval counts from whatever fired last, in `all` it does not.
  [
    { any: [{ cron: '0 9 * * *' }, { interval: '6h', end_date: '2030-01-01' }], jitter: 5 },
    'any of (at 09:00, every day; every 6 h after the last fire time, not after 2030-01-01 00:00), each delayed by up to 5 s',
  ],
  [
    { all: [{ cron: '0 9 * * fri' }, { any: [{ cron: '0 9 13 * *' }, { interval: '2d' }] }], start_date: '2027-01-01' },
    'all at once (at 09:00, only on Friday; any of (at 09:00, on day 13 of the month; every 2 days, counted from 2027-01-01 00:00)), ' +
      'not before 2027-01-01 00:00',
  ],
])('%j is "%s"', (spec, sentence) => {
  expect(describe(spec)).toBe(sentence);
});

/** Two specs that are described alike although they fire at different times, so that one of the sentences is wrong; or `null`. */
function mixedUp(specs: readonly TriggerSpec[], firesOf: (spec: TriggerSpec) => string): unknown {
  const known = new Map<string, { spec: TriggerSpec; fires: string }>();
  for (const spec of specs) {
    const sentence = describe(spec);
    const fires = firesOf(spec);
    const like = known.get(sentence) ?? { spec, fires };
    if (like.fires !== fires) return { sentence, specs: [like.spec, spec] };
    known.set(sentence, like);
  }
  return null;
}

function fireTimes(spec: TriggerSpec, after: number, until: number): string {
  const trigger = createTrigger(spec, { id: 'nightly' });
  const found: number[] = [];
  let fireTime = trigger.nextFireTime(null, after);
  while (fireTime !== null && fireTime < until) {
    found.push(fireTime);
    fireTime = trigger.nextFireTime(fireTime, fireTime);
  }
  return found.join();
}

test('different times of day are told in different words', () => {
  const sixty = ['*', '0', '7', '*/2', '1/2', '*/7', '*/30', '0,30', '5,35', '10-20', '0-10,30', '5-6', '2/13', '58-59'];
  const hours = [
    '*',
    '0',
    '9',
    '*/2',
    '1/2',
    '*/5',
    '*/8',
    '9,17',
    '9-17',
    '9-11',
    '0-5,7-23',
    '7-12,14-19',
    '1-23/7',
    '6,9,12,18,21',
  ];
  const wholeMinutes = sixty.flatMap((minute) => hours.map((hour) => `0 ${minute} ${hour} * * *`));
  const withSeconds = ['*', '7', '*/20', '1,2'].flatMap((second) =>
    ['*', '0', '*/30', '10-20'].flatMap((minute) => hours.map((hour) => `${second} ${minute} ${hour} * * *`)),
  );
  const crons = [...wholeMinutes, ...withSeconds].map((cron) => ({ cron }));
  const DAY = Date.UTC(2027, 5, 1);
  expect(mixedUp(crons, (spec) => fireTimes(spec, DAY, DAY + 86_400_000))).toBeNull();
});

test('different days are told in different words, whichever dialect they are written in', () => {
  const days = ['*', '1', '13', '1,15', '1-7', '1-31', '*/2', '2/4', 'L', 'L-3', 'LW', '15W', '1,L', '1,LW', '10-12,20,31'];
  const weekdays = ['*', '1', '0', '1-5', '6-7', '0,6', '*/2', '1,3,5', '5L', '5#2', '1,5#2', '1L,5L', '0-6'];
  const months = ['*', '1', '1-3', '*/3', '2,7,9'];
  const crontab = days.flatMap((day) => weekdays.flatMap((weekday) => months.map((month) => `0 9 ${day} ${month} ${weekday}`)));
  const fields = ['*', '13', '1-7', 'last', '2nd fri', 'last fri,1'].flatMap((day) =>
    ['*', 'mon', 'mon-fri', 'sat,sun'].flatMap((day_of_week) =>
      ['*', '1', '10-20', '*/2'].map((week) => ({ month: '*', day, week, day_of_week, hour: 9 })),
    ),
  );
  const specs = [...crontab, ...fields].map((cron) => ({ cron }));
  expect(mixedUp(specs, (spec) => fireTimes(spec, Date.UTC(2026, 0), Date.UTC(2028, 6)))).toBeNull();
});

test('every cron spec has a description, and equal ones equal fire times', () => {
  const ONE_DAY = Date.UTC(2027, 1, 1);
  const said = new Map<string, string>();
  fc.assert(
    fc.property(randomCrons.map(expressionOf), (cron) => {
      const sentence = describe({ cron });
      expect(sentence).toMatch(/^[a-z].+[a-z0-9]$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|\*|  /);
      const fires = fireTimes({ cron }, ONE_DAY, ONE_DAY + 10 * 86_400_000);
      expect(said.get(sentence) ?? fires).toBe(fires);
      said.set(sentence, fires);
    }),
  );
});

test.each<[TriggerSpec, string]>([
  [{ startup: true }, 'when the runner starts'],
  [{ cron: '@reboot' }, 'when the runner starts'],
  [{ manual: true }, 'by hand only'],
  [{ after: { job: 'extract' } }, 'when a run of extract ends in success'],
  [{ after: { job: 'extract', on: ['failure', 'timeout'] } }, 'when a run of extract ends in failure or timeout'],
  [{ any: [{ startup: true }, { cron: '0 9 * * *' }] }, 'any of (when the runner starts; at 09:00, every day)'],
])('%j is no time, but has words', (spec, words) => {
  expect(describe(spec)).toBe(words);
});
