import { expect, test } from 'vitest';
import { neverFires } from '../../src/trigger/never-fires.ts';
import type { TriggerSpec } from '../../src/trigger/spec/trigger-spec.ts';

const proofs = (spec: TriggerSpec): string[] => neverFires(spec).map(({ path, message }) => `${path.join('.')}: ${message}`);

test.each<[TriggerSpec, string]>([
  [{ cron: '0 0 30 2 *' }, 'cron: this cron spec matches no date that exists'],
  [{ cron: { week: 10, month: 'dec' } }, 'cron: this cron spec matches no date that exists'],
  [{ cron: { year: '2001-2025' } }, 'cron: no year is left in which this cron spec could fire'],
  [{ cron: '0 0 0 1 1 * 2020' }, 'cron: no year is left in which this cron spec could fire'],
  [{ interval: '1h', start_date: '2027-01-02', end_date: '2027-01-01' }, 'end_date: end_date lies before start_date'],
  [
    { cron: '0 0 1 1 *', start_date: '2027-01-02', end_date: '2027-12-31' },
    'end_date: no fire time lies between start_date and end_date',
  ],
  [
    { calendar_interval: { weeks: 1, hour: 3 }, start_date: '2027-01-02T04:00:00', end_date: '2027-01-08' },
    'end_date: no fire time lies between start_date and end_date',
  ],
  [{ date: '2027-01-02', end_date: '2027-01-01' }, 'date: this date does not lie between start_date and end_date'],
  [{ all: [{ cron: '0 9 * * *' }, { cron: '30 * * * *' }] }, 'all: these triggers never fire at the same time'],
  [
    { any: [{ cron: '@daily' }, { all: [{ cron: '@daily' }, { cron: '0 0 31 4,6 *' }] }] },
    'any.1.all.1.cron: this cron spec matches no date that exists',
  ],
])('%j: %s', (spec, proof) => {
  expect(proofs(spec)).toEqual([proof]);
});

test.each<TriggerSpec>([
  { cron: '0 0 29 2 *' },
  { cron: { year: '2025,2026' } },
  { cron: '@daily', end_date: '2020-01-01' },
  { date: '2020-01-01' },
  { interval: '1h', end_date: '2020-01-01' },
  { any: [{ date: '2020-01-01' }, { cron: '@daily' }] },
  { all: [{ interval: '36h' }, { cron: '0 9 * * *' }] },
  { calendar_interval: { years: 1 }, end_date: '2020-01-01' },
])('what is past, or depends on when it is added, is no proof: %j', (spec) => {
  expect(proofs(spec)).toEqual([]);
});

test('names every part that never fires', () => {
  expect(proofs({ any: [{ cron: '0 0 30 2 *' }, { cron: '0 0 31 4 *' }] })).toHaveLength(2);
});
