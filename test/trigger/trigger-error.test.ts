import { expect, test } from 'vitest';
import { refusal } from './refusal.ts';

test.each([
  ['0 25 * * *', 'bad-cron cron:3 "25" in the hour field is more than 23 (use 0 to 23)'],
  ['  0 0,61  * * *', 'bad-cron cron:7 "61" in the hour field is more than 23 (use 0 to 23)'],
  ['0 0 * * mon,fri-mon', 'bad-cron cron:13 "fri-mon" in the day of week field runs backwards (write fri-sat,sun-mon)'],
  ['0 22-4 * * *', 'bad-cron cron:3 "22-4" in the hour field runs backwards (write 22-23,0-4)'],
  ['*/0 * * * *', 'bad-cron cron:1 "*/0" in the minute field has a step of 0 (use a step of 1 or more)'],
  ['0 0 * * monday', 'bad-cron cron:9 "monday" in the day of week field is no name that cron knows (did you mean mon?)'],
  ['0 0 * janfeb *', 'bad-cron cron:7 "janfeb" in the month field is no name that cron knows (did you mean jan?)'],
  ['0 0 * * 5#6', 'bad-cron cron:9 "5#6" in the day of week field asks for number 6 of a month (use 5#1 to 5#5, or 5L)'],
  ['0 H(20-25) * * *', 'bad-cron cron:5 "20-25" in the hour field is more than 23 (use 0 to 23)'],
  ['H/0 * * * *', 'bad-cron cron:1 "H/0" in the minute field has a step of 0 (use a step of 1 or more)'],
  ['0 0 0 1 1 * 26', 'bad-cron cron:13 "26" in the year field is less than 1970 (use 1970 to 9999)'],
  ['0 0 L-31 * *', 'bad-cron cron:5 "L-31" in the day of month field reaches past the month (use L-1 to L-30)'],
  [
    '0 9 * * tuesday-friday',
    /^bad-cron cron:9 "tuesday-friday" in the day of week field is no name .*\(did you mean tue-fri\?\)/,
  ],
  ['0 9 * * mon–fri', /^bad-cron cron:9 "mon–fri" .* cannot be read \(did you mean mon-fri\?\)/],
  ['0 9 1st * *', /^bad-cron cron:5 "1st" .*\(did you mean 1\?\)/],
  ['0 9 W15 * *', /^bad-cron cron:5 "W15" .*\(use 1 to 31, \*, .*, L, L-3, LW or 15W\)/],
  ['0 9 * * mo', /^bad-cron cron:9 "mo" .*\(did you mean mon\?\)/],
  ['*/15/2 * * * *', /^bad-cron cron:1 .*\(did you mean \*\/15\?\)/],
  ['0 9:30 * * *', /^bad-cron cron:3 "9:30" .*\(write the minute and the hour as two fields\)/],
  ['5, 10 * * * *', 'bad-cron cron:1 "5, 10" is not one field (write it without blanks: 5,10)'],
  ['0 9 * * mon - fri', 'bad-cron cron:9 "mon - fri" is not one field (write it without blanks: mon-fri)'],
  ['5,,10 * * * *', /^bad-cron cron:3 "" in the minute field is empty/],
  ['H(10-5) * * * *', 'bad-cron cron:1 "H(10-5)" in the minute field runs backwards (write H(5-10))'],
  ['H(5) * * * *', 'bad-cron cron:1 "H(5)" in the minute field cannot be read (use H, H(a-b), H/n or H(a-b)/n)'],
  [
    '0 9 * * 1 2027',
    'bad-cron cron:11 "2027" in the day of week field is a year (six fields begin with seconds; for a year write seven: 0 0 9 * * 1 2027)',
  ],
  ['@dayly', /^bad-cron cron:1 "@dayly" is not a cron alias \(did you mean @daily\?\)/],
  ['@every 5m', 'bad-cron cron:1 "@every 5m" is not a cron alias (use `interval: 5m`)'],
  ['every 5 minutes', /^bad-cron cron "every 5 minutes" has 3 fields, .*\(use `interval: 5m`\)/],
  ['@Reboot', 'bad-cron cron:1 "@Reboot" is not a cron alias (did you mean @reboot?)'],
  ['@Daily', 'bad-cron cron:1 "@Daily" is not a cron alias (did you mean @daily?)'],
  ['CRON_TZ=UTC 0 0 * * *', 'bad-cron cron:1 "CRON_TZ=UTC" is not part of a cron expression (set `timezone` beside `cron`)'],
])('%s: names the field, the part and its column', (cron, wanted) => {
  expect(refusal({ cron })).toMatch(wanted);
});

test.each(['', '* * * *', '0 0 0 1 1 * 2026 *', 'every day'])('%j has the wrong number of fields', (cron) => {
  expect(refusal({ cron })).toMatch(
    /^bad-cron cron\S* ".*" has (?:no|\d) fields, a cron expression has 5, 6 with seconds first, or 7 with a year last too/,
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
  [{ day: '2nd monday' }, /^bad-cron cron\.day:1 "2nd monday" .*\(did you mean 2nd mon\?\)/],
  [{ day: 'L' }, /^bad-cron cron\.day:1 "L" .*\(use 1 to 31, .*, last, 2nd fri or last fri\)/],
  [{ day_of_week: 7 }, /^bad-cron cron\.day_of_week:1 "7" .* more than 6 \(write sun for Sunday\)/],
  [{ day_of_week: 'mon fri' }, /^bad-cron cron\.day_of_week:1 .*\(did you mean mon,fri\?\)/],
  [{ hour: '9..17' }, /^bad-cron cron\.hour:1 .*\(did you mean 9-17\?\)/],
  [{ hour: [9, 17] }, 'bad-cron cron.hour [9,17] is no value for the hour field (write a list as text: "1,2")'],
  [{ weekday: 1 }, 'bad-cron cron.weekday "weekday" is not a cron field (did you mean day_of_week?)'],
  [{ time: 1 }, /^bad-cron cron\.time "time" is not a cron field \(use one of year, month, .*\)/],
  [{ hour: 1.5 }, 'bad-cron cron.hour 1.5 is no value for the hour field (use 0 to 23, or an expression as text)'],
  [{ hours: 1 }, 'bad-cron cron.hours "hours" is not a cron field (did you mean hour?)'],
])('%j: names the field, the part and its column', (cron, wanted) => {
  expect(refusal({ cron })).toMatch(wanted);
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
  [{ date: '2027-02-30' }, 'bad-date date "2027-02-30" is a day that does not exist (that month goes from 01 to 28)'],
  [
    { date: '2027-02-03T24:00:00' },
    'bad-date date "2027-02-03T24:00:00" is a time that does not exist (use 00:00:00 to 23:59:59)',
  ],
  [{ date: '2027-13-01' }, /^bad-date date "2027-13-01" is a month that does not exist/],
  [{ date: '2027-1-1 9:00' }, /\(write 2027-01-01T09:00:00\)/],
  [{ date: '20270101' }, /\(write 2027-01-01\)/],
  [{ date: '2027/01/01' }, /\(write 2027-01-01\)/],
  [{ date: '2027-01-01T09:00:00+1' }, /\(write 2027-01-01T09:00:00\+01:00\)/],
  [{ date: '2027-01-01t09:00:00z' }, /\(write 2027-01-01T09:00:00Z\)/],
  [{ date: '2027-01-01 09:00 Europe/Berlin' }, /\(write 2027-01-01T09:00:00, and the zone as `timezone`\)/],
  [{ date: '1767225600' }, /\(write it like 2027-01-31/],
  [{ date: new Date(0) }, 'bad-date date a Date is not a date (write what its toISOString() gives)'],
  [{ cron: '@daily', end_date: 'tomorrow' }, /^bad-date end_date "tomorrow" is not a date \(write it like 2027-01-31/],
  [
    { cron: '@daily', timezone: 'Berlin' },
    'unknown-timezone timezone "Berlin" is not a known time zone (did you mean Europe/Berlin?)',
  ],
  [{ cron: '@daily', timezone: 'Europe/Berln' }, /did you mean Europe\/Berlin\?/],
  [{ cron: '@daily', timezone: 'Mars/Olympus' }, /use an IANA name/],
  [{ cron: '@daily', timezone: 'Lodon' }, /did you mean Europe\/London\?/],
  [{ cron: '@daily', timezone: 'Bangkko' }, /did you mean Asia\/Bangkok\?/],
  [{ cron: '@daily', timezone: 'UTC+2' }, /did you mean \+02:00\?/],
  [{ cron: '@daily', timezone: 'bst' }, /^unknown-timezone timezone "bst" .*\(abbreviations have several meanings/],
  [
    { cron: '@daily', timezone: 5 },
    'unknown-timezone timezone 5 is not a known time zone (use an IANA name like Europe/Berlin, or UTC)',
  ],
  [{ cron: '@daily', jitter: '-5s' }, /^bad-duration jitter "-5s" is negative/],
  [{ cron: '@daily', dst: { gap: 'next' } }, /^bad-dst dst \{"gap":"next"\} is half a DST policy \(use vixie/],
  [{ cron: '@daily', dst: 'summer' }, /^bad-dst dst "summer" is not a DST policy/],
  [{ cron: '@daily', dst: 'walclock' }, /did you mean wallclock\?/],
  [{ cron: '@daily', dst: { gap: 'nxt', fold: 'first' } }, 'bad-dst dst.gap "nxt" is no policy for a gap (did you mean next?)'],
  [{ cron: '@daily', dst: { gap: 'next', fold: 2 } }, 'bad-dst dst.fold 2 is no policy for a fold (use first, second, both)'],
  [{ any: [{ cron: '@daily' }], dst: 'x' }, /^bad-dst dst "x"/],
  [{ interval: '1h', dst: 'x' }, /^bad-dst dst "x"/],
  [{ cron: 5 }, /^bad-cron cron 5 is neither a cron expression nor cron fields/],
  [{ interval: 0 }, 'out-of-range interval an interval must be at least 1 ms, got 0 (write it like 30s or 5m)'],
  [{ interval: { minutes: -1 } }, 'out-of-range interval.minutes -1 minutes is negative (use 0 or more)'],
  [{ interval: { minute: 1 } }, /^bad-trigger interval\.minute "minute" is not a part of an interval/],
  [{ interval: '5 min' }, 'bad-duration interval "5 min" is not a duration (write 5m)'],
  [{ interval: '1y' }, /^bad-duration interval "1y" .*\(months and years .* `calendar_interval: \{ months: 1 \}`\)/],
  [{ interval: [5] }, 'bad-trigger interval [5] is no interval (write it like 30s or 5m)'],
  [{ interval: { weeks: 1e300 } }, /^out-of-range interval an interval of \{"weeks":1e\+300\} is too long/],
  [{ interval: { minutes: '5' } }, /^bad-duration interval\.minutes "5" is no number of minutes/],
  [
    { calendar_interval: { hour: 3 } },
    'out-of-range calendar_interval a calendar interval must be at least a day, got {"hour":3} (give it years, months, weeks or days)',
  ],
  [{ calendar_interval: { days: 1, hour: 24 } }, /^out-of-range calendar_interval\.hour 24 is more than 23/],
  [{ calendar_interval: { months: 0.5 } }, /^bad-trigger calendar_interval\.months 0.5 is no whole number of months/],
  [{ calendar_interval: { month: 1 } }, /^bad-trigger calendar_interval\.month "month" is not a part of a calendar interval/],
  [{ calendar_interval: '1mo' }, /^bad-trigger calendar_interval "1mo" is no calendar interval/],
  [{ any: [] }, /^bad-trigger any \[\] is not a list of triggers/],
  [{ any: { cron: '@daily' } }, /^bad-trigger any \{"cron":"@daily"\} is not a list of triggers/],
  [{ any: [{ cron: '@daily' }, null] }, /^bad-trigger any\.1 null is not a trigger/],
  [{ all: [{ any: [{ cron: '0 25 * * *' }] }] }, /^bad-cron all\.0\.any\.0\.cron:3 "25" in the hour field/],
  [{ any: [{ interval: '1h', jitter: 5 }] }, /^bad-trigger any\.0\.jitter a part of `any` has no jitter .*beside `any`/],
  ['0 9 * * *', 'bad-trigger  "0 9 * * *" is not a trigger (write { cron: "0 9 * * *" }, { interval: … } or { date: … })'],
  [{ crn: '@daily' }, 'bad-trigger crn "crn" is not a key of a trigger (did you mean cron?)'],
  [{ cron: '@daily', timezon: 'UTC' }, 'bad-trigger timezon "timezon" is not a key of a trigger (did you mean timezone?)'],
  [{ any: [{ cron: '@daily', startDate: '2027-01-01' }] }, /^bad-trigger any\.0\.startDate .*\(did you mean start_date\?\)/],
  [{ every: '5m' }, /^bad-trigger every .*\(did you mean interval\?\)/],
  [{}, /^bad-trigger {2}a trigger needs a kind/],
  [{ cron: '@daily', date: '2027-01-01' }, /^bad-trigger {2}a trigger has one kind, this one has cron and date/],
])('%j: points at the key and says what to write', (spec, wanted) => {
  expect(refusal(spec)).toMatch(wanted);
});
