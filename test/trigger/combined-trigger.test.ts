import { expect, test } from 'vitest';
import { createTrigger, type TriggerContext } from '../../src/trigger/create-trigger.ts';
import type { TriggerSpec } from '../../src/trigger/spec/trigger-spec.ts';

const NOW = '2026-01-05T09:30:00Z';

function chain(spec: TriggerSpec, from: string, count: number, context: TriggerContext = {}): string[] {
  const trigger = createTrigger(spec, context);
  const given: string[] = [];
  let fireTime = trigger.nextFireTime(null, Date.parse(from));
  while (fireTime !== null && given.length < count) {
    given.push(new Date(fireTime).toISOString().replace('.000', ''));
    fireTime = trigger.nextFireTime(fireTime, fireTime + 5);
  }
  return given;
}

test('any fires whenever one of its triggers does, once where several do', () => {
  const spec = { any: [{ cron: '0 */6 * * *' }, { cron: '0 12,13 * * *' }] };
  expect(chain(spec, NOW, 3)).toEqual(['2026-01-05T12:00:00Z', '2026-01-05T13:00:00Z', '2026-01-05T18:00:00Z']);
});

test('an interval in any counts from the last fire time, whichever trigger it came from', () => {
  const spec = { any: [{ cron: '30 14 * * *' }, { interval: '5h' }] };
  expect(chain(spec, NOW, 4, { anchor: Date.parse('2026-01-05T08:00:00Z') })).toEqual([
    '2026-01-05T13:00:00Z',
    '2026-01-05T14:30:00Z',
    '2026-01-05T19:30:00Z',
    '2026-01-06T00:30:00Z',
  ]);
});

test('a date in any fires in its turn, and is left out when it is past', () => {
  const spec = { any: [{ date: '2026-01-05T13:15:00' }, { date: '2026-01-01' }, { cron: '0 12-14 * * *' }] };
  expect(chain(spec, NOW, 4)).toEqual([
    '2026-01-05T12:00:00Z',
    '2026-01-05T13:00:00Z',
    '2026-01-05T13:15:00Z',
    '2026-01-05T14:00:00Z',
  ]);
});

test('any is finished when all of its triggers are', () => {
  const spec = { any: [{ date: '2026-01-06' }, { cron: '0 0 * * *', end_date: '2026-01-07' }, { cron: '0 0 30 2 *' }] };
  expect(chain(spec, NOW, 9)).toEqual(['2026-01-06T00:00:00Z', '2026-01-07T00:00:00Z']);
});

test('any gives its zone, policy and limits to its triggers', () => {
  const any = [{ cron: '30 2 * * *' }, { cron: '0 1 * * *', timezone: 'UTC' }];
  const limits = { start_date: '2024-03-30', end_date: '2024-03-31T03:00:00' };
  expect(chain({ any, timezone: 'Europe/Berlin', dst: 'wallclock', ...limits }, NOW.replace('2026', '2024'), 9)).toEqual([
    '2024-03-30T01:00:00Z',
    '2024-03-30T01:30:00Z',
    '2024-03-31T01:00:00Z',
  ]);
});

test('jitter beside any is one delay, so that intervals do not drift', () => {
  const plain = { any: [{ cron: '0 * * * *' }, { interval: '25m' }], start_date: '2026-01-05T09:00:00' };
  const bases = chain(plain, NOW, 30).map(Date.parse);
  const given = chain({ ...plain, jitter: '10m' }, NOW, 30, { id: 'a' }).map(Date.parse);
  const [delay = 0] = given.map((fireTime, index) => fireTime - (bases[index] ?? 0));
  expect(delay).toBeGreaterThan(0);
  expect(delay).toBeLessThanOrEqual(600_000);
  expect(given.map((fireTime) => fireTime - delay)).toEqual(bases);
});

test('all fires where its triggers meet', () => {
  const spec = { all: [{ cron: '0 9 * * fri' }, { cron: '0 9 13 * *' }] };
  expect(chain(spec, NOW, 2)).toEqual(['2026-02-13T09:00:00Z', '2026-03-13T09:00:00Z']);
});

test('all brings triggers of different zones and kinds together', () => {
  const berlin = { cron: '0 18 * * *', timezone: 'Europe/Berlin' };
  const summer = { all: [berlin, { cron: '0 16 * * *', timezone: 'UTC' }] };
  expect(chain(summer, NOW, 1)).toEqual(['2026-03-29T16:00:00Z']);
  const third = { all: [berlin, { interval: { hours: 24 * 3 }, start_date: '2026-01-05T17:00:00Z' }] };
  expect(chain(third, NOW, 2)).toEqual(['2026-01-05T17:00:00Z', '2026-01-08T17:00:00Z']);
  const monthly = { all: [{ calendar_interval: { months: 1 }, start_date: '2026-01-01' }, { any: [{ cron: '0 0 * * mon' }] }] };
  expect(chain(monthly, NOW, 2)).toEqual(['2026-06-01T00:00:00Z', '2027-02-01T00:00:00Z']);
});

test.each([
  ['Europe/Berlin', 'europe/berlin'],
  ['Asia/Kolkata', 'Asia/Calcutta'],
])('all takes %s and %s for one zone', (zone, sameZone) => {
  const spec = {
    all: [
      { cron: '0 0 13 * *', timezone: zone },
      { cron: '0 0 * * fri', timezone: sameZone },
    ],
  };
  expect(chain(spec, NOW, 1)).toEqual(chain({ cron: { day: 13, day_of_week: 'fri' }, timezone: zone }, NOW, 1));
});

test('all keeps a daily job on the day of a clock change, whatever its parts call their zone', () => {
  const spec = { all: [{ cron: '0 2 * * *' }, { cron: '0 */2 * * *', timezone: 'europe/berlin' }], timezone: 'Europe/Berlin' };
  expect(chain(spec, '2024-03-30T12:00:00Z', 2)).toEqual(['2024-03-31T01:00:00Z', '2024-04-01T00:00:00Z']);
});

test.each<TriggerSpec>([
  { all: [{ cron: '0 9 * * *' }, { cron: '30 * * * *' }] },
  { all: [{ cron: { month: 'feb,apr' } }, { cron: '0 0 31 * *' }] },
  { all: [{ cron: { year: '2026-2030' } }, { cron: { year: '2031-2040/2' } }] },
  { all: [{ date: '2026-02-01' }, { cron: '0 1 * * *' }] },
  {
    all: [
      { interval: '2m', start_date: '2026-01-01' },
      { interval: '2m', start_date: '2026-01-01T00:01:00' },
    ],
  },
])('all that never meet are finished from the start: %j', (spec) => {
  expect(chain(spec, NOW, 1)).toEqual([]);
});

test('missed fire times of a combination come one by one', () => {
  const previous = Date.parse('2026-01-05T09:00:00Z');
  const now = Date.parse('2026-01-09T00:00:00Z');
  const parts = [{ cron: '0 9 * * *' }, { cron: '0 * * * *' }];
  expect(createTrigger({ any: parts }).nextFireTime(previous, now)).toBe(Date.parse('2026-01-05T10:00:00Z'));
  expect(createTrigger({ all: parts }).nextFireTime(previous, now)).toBe(Date.parse('2026-01-06T09:00:00Z'));
});
