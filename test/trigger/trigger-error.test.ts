import { expect, test } from 'vitest';
import { createTrigger } from '../../src/trigger/create-trigger.ts';
import { TriggerError } from '../../src/trigger/trigger-error.ts';
import type { TriggerSpec } from '../../src/trigger/trigger-spec.ts';

/** `code path:column message (hint)`, as one line. */
function refusal(spec: unknown): string {
  try {
    createTrigger(spec as TriggerSpec);
  } catch (error) {
    if (!(error instanceof TriggerError)) throw error;
    return `${error.code} ${error.path.join('.')}${error.column === null ? '' : `:${error.column}`} ${error.message} (${error.hint})`;
  }
  return 'accepted';
}

test.each([
  ['0 25 * * *', 'bad-cron cron:3 "25" in the hour field is more than 23 (use 0 to 23)'],
  ['  0 0,61  * * *', 'bad-cron cron:7 "61" in the hour field is more than 23 (use 0 to 23)'],
  ['0 0 * * mon,fri-mon', 'bad-cron cron:13 "fri-mon" in the day of week field runs backwards (write fri-sat,sun-mon)'],
  ['0 22-4 * * *', 'bad-cron cron:3 "22-4" in the hour field runs backwards (write 22-23,0-4)'],
  ['*/0 * * * *', 'bad-cron cron:1 "*/0" in the minute field has a step of 0 (use a step of 1 or more)'],
  ['0 0 * * monday', 'bad-cron cron:9 "monday" in the day of week field is no name that cron knows (did you mean mon?)'],
  ['0 0 * janfeb *', 'bad-cron cron:7 "janfeb" in the month field is no name that cron knows (did you mean jan?)'],
  ['0 0 * * 5#6', 'bad-cron cron:9 "5#6" in the day of week field asks for number 6 of a month (use 5#1 to 5#5, or 5L)'],
  ['0 H(20-25) * * *', 'bad-cron cron:3 "20-25" in the hour field is more than 23 (use 0 to 23)'],
  ['H/0 * * * *', 'bad-cron cron:1 "H/0" in the minute field has a step of 0 (use a step of 1 or more)'],
  ['0 0 0 1 1 * 26', 'bad-cron cron:13 "26" in the year field is less than 1970 (use 1970 to 9999)'],
  ['0 0 L-31 * *', 'bad-cron cron:5 "L-31" in the day of month field reaches past the month (use L-1 to L-30)'],
  ['@reboot', 'bad-cron cron:1 "@reboot" is not a cron alias (use `startup: true`)'],
  ['@Daily', 'bad-cron cron:1 "@Daily" is not a cron alias (write @daily)'],
  ['CRON_TZ=UTC 0 0 * * *', 'bad-cron cron:1 "CRON_TZ=UTC" is not part of a cron expression (set `timezone` beside `cron`)'],
])('%s: names the field, the part and its column', (cron, wanted) => {
  expect(refusal({ cron })).toBe(wanted);
});

test.each(['', '* * * *', '0 0 0 1 1 * 2026 *', 'every day'])('%j has the wrong number of fields', (cron) => {
  expect(refusal({ cron })).toMatch(
    /^bad-cron cron\S* ".*" has \d fields, a cron expression has 5, 6 with seconds first, or 7 with a year last too/,
  );
});

test.each([
  'H-5 * * * *',
  'H() * * * *',
  '5H * * * *',
  '0 0 W * *',
  '0 0 1-15W * *',
  '0 0 * * 5#L',
  '0 0 * * fri#-1',
  '~ * * * *',
])('%s is refused rather than misread', (cron) => {
  expect(refusal({ cron })).toMatch(/^bad-cron cron:\d+ "\S+" in the [a-z ]+ field cannot be read/);
});

test.each([
  [{ hour: 24 }, 'bad-cron cron.hour:1 "24" in the hour field is more than 23 (use 0 to 23)'],
  [{ minute: '5, 70' }, 'bad-cron cron.minute:4 "70" in the minute field is more than 59 (use 0 to 59)'],
  [
    { minute: '*/60' },
    'bad-cron cron.minute:1 "*/60" in the minute field has a step longer than its range (59) (use a step of 1 to 59)',
  ],
  [
    { day_of_week: 'mon-fri/2' },
    'bad-cron cron.day_of_week:1 "mon-fri/2" in the day_of_week field has a step after a name (use numbers, or list the names)',
  ],
  [
    { month: 'jan-3' },
    'bad-cron cron.month:1 "jan-3" in the month field mixes a number and a name (use two numbers or two names)',
  ],
  [{ day: '2nd foo' }, 'bad-cron cron.day:1 "2nd foo" in the day field has no weekday that cron knows (use 2nd mon to 2nd sun)'],
  [{ hour: 1.5 }, 'bad-cron cron.hour 1.5 is no value for the hour field (use 0 to 23, or an expression as text)'],
  [
    { hours: 1 },
    'bad-cron cron.hours "hours" is not a cron field (the fields are year, month, day, week, day_of_week, hour, minute, second)',
  ],
])('%j: names the field, the part and its column', (cron, wanted) => {
  expect(refusal({ cron })).toBe(wanted);
});

test.each(['mon#2', 'mon-fri/2', 'monday', 'fri-mon', '?', '5L', '7'])(
  'day_of_week %s is refused, trailing junk too',
  (value) => {
    expect(refusal({ cron: { day_of_week: value } })).toMatch(/^bad-cron cron\.day_of_week:1 /);
  },
);

test.each(['lastfoo', '3rd fri x', '15W', '0', '32'])('day %s is refused', (value) => {
  expect(refusal({ cron: { day: value } })).toMatch(/^bad-cron cron\.day:1 /);
});

test.each([
  [{ date: '2027-02-30' }, 'bad-date date "2027-02-30" is a day that does not exist (null)'],
  [
    { date: '2027-02-03T24:00:00' },
    'bad-date date "2027-02-03T24:00:00" is a time that does not exist (use 00:00:00 to 23:59:59)',
  ],
  [{ cron: '@daily', end_date: 'tomorrow' }, /^bad-date end_date "tomorrow" is not a date \(write it like 2027-01-31/],
  [
    { cron: '@daily', timezone: 'Berlin' },
    'unknown-timezone timezone "Berlin" is not a known time zone (did you mean Europe/Berlin?)',
  ],
  [{ cron: '@daily', timezone: 'Europe/Berln' }, /did you mean Europe\/Berlin\?/],
  [{ cron: '@daily', timezone: 'Mars/Olympus' }, /use an IANA name/],
  [{ cron: '@daily', jitter: '-5s' }, /^bad-duration jitter "-5s" is negative/],
  [{ cron: '@daily', dst: { gap: 'next' } }, /^bad-dst dst \{"gap":"next"\} is not a DST policy/],
  [{ cron: '@daily', dst: 'summer' }, /^bad-dst dst "summer" is not a DST policy/],
  [{ cron: 5 }, /^bad-cron cron 5 is neither a cron expression nor cron fields/],
  [{ interval: 0 }, 'out-of-range interval an interval must be at least 1 ms, got 0 (write it like 30s or 5m)'],
  [{ interval: { minutes: -1 } }, 'out-of-range interval.minutes -1 minutes is negative (use 0 or more)'],
  [{ interval: { minute: 1 } }, /^bad-trigger interval\.minute "minute" is not a part of an interval/],
  [{ interval: { minutes: '5' } }, /^bad-duration interval\.minutes "5" is no number of minutes/],
  [
    { calendar_interval: { hour: 3 } },
    'out-of-range calendar_interval a calendar interval must be at least a day, got {"hour":3} (give it years, months, weeks or days)',
  ],
  [{ calendar_interval: { days: 1, hour: 24 } }, /^out-of-range calendar_interval\.hour 24 is more than 23/],
  [{ calendar_interval: { months: 0.5 } }, /^bad-trigger calendar_interval\.months 0.5 is no number for months/],
  [{ calendar_interval: { month: 1 } }, /^bad-trigger calendar_interval\.month "month" is not a part of a calendar interval/],
  [{ calendar_interval: '1mo' }, /^bad-trigger calendar_interval "1mo" is no calendar interval/],
  [{ any: [] }, /^bad-trigger any \[\] is not a list of triggers/],
  [{ any: { cron: '@daily' } }, /^bad-trigger any \{"cron":"@daily"\} is not a list of triggers/],
  [{ any: [{ cron: '@daily' }, null] }, /^bad-trigger any\.1 a trigger needs a kind/],
  [{ all: [{ any: [{ cron: '0 25 * * *' }] }] }, /^bad-cron all\.0\.any\.0\.cron:3 "25" in the hour field/],
  [{ any: [{ interval: '1h', jitter: 5 }] }, /^bad-trigger any\.0\.jitter a part of `any` has no jitter .*beside `any`/],
  [{}, /^bad-trigger {2}a trigger needs a kind/],
  [{ cron: '@daily', date: '2027-01-01' }, /^bad-trigger {2}a trigger has one kind, this one has cron and date/],
])('%j: points at the key and says what to write', (spec, wanted) => {
  expect(refusal(spec)).toMatch(wanted);
});
