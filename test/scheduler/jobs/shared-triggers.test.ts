import { expect, test } from 'vitest';
import { SharedTriggers } from '../../../src/scheduler/jobs/shared-triggers.ts';
import type { TriggerSpec } from '../../../src/trigger/spec/trigger-spec.ts';

const isShared = (one: TriggerSpec, other: TriggerSpec): boolean => {
  const triggers = new SharedTriggers('UTC');
  return triggers.create('a', one, 0) === triggers.create('b', other, 1000);
};

test('jobs with the same cron expression, zone and DST policy share a trigger', () => {
  expect(isShared({ cron: '0 3 * * *' }, { cron: '0 3 * * *' })).toBe(true);
  expect(isShared({ cron: '0 3 * * *', timezone: 'Asia/Tokyo' }, { timezone: 'Asia/Tokyo', cron: '0 3 * * *' })).toBe(true);
});

test.each<[string, TriggerSpec, TriggerSpec]>([
  ['another expression', { cron: '0 3 * * *' }, { cron: '0 4 * * *' }],
  ['another zone', { cron: '0 3 * * *' }, { cron: '0 3 * * *', timezone: 'Asia/Tokyo' }],
  ['another DST policy', { cron: '0 3 * * *' }, { cron: '0 3 * * *', dst: 'wallclock' }],
  ['a slot by the id of the job', { cron: 'H H * * *' }, { cron: 'H H * * *' }],
  ['jitter by the id of the job', { cron: '0 3 * * *', jitter: '5m' }, { cron: '0 3 * * *', jitter: '5m' }],
  ['a start', { cron: '0 3 * * *', start_date: '2027-01-01' }, { cron: '0 3 * * *', start_date: '2028-01-01' }],
  ['a phase of its own', { interval: '5m' }, { interval: '5m' }],
])('nothing is shared that has %s', (_, one, other) => {
  expect(isShared(one, other)).toBe(false);
});

test('a mistake is told of each job that makes it', () => {
  const triggers = new SharedTriggers('UTC');
  for (const id of ['a', 'b']) expect(() => triggers.create(id, { cron: '0 25 * * *' }, 0)).toThrow('hour');
});

test('a zone that is empty is a mistake, whoever made the same trigger without one before', () => {
  const triggers = new SharedTriggers('UTC');
  triggers.create('a', { cron: '0 3 * * *' }, 0);
  expect(() => triggers.create('b', { cron: '0 3 * * *', timezone: '' }, 0)).toThrow('zone');
});

test('fire times stay right when more expressions come than are remembered', () => {
  const triggers = new SharedTriggers('UTC');
  const cronOf = (index: number): string => `${index % 60} ${Math.trunc(index / 60) % 24} * * *`;
  const made = Array.from({ length: 1440 * 2 }, (_, index) => triggers.create(String(index), { cron: cronOf(index) }, 0));
  expect(made.map((trigger) => trigger.nextFireTime(null, 0))).toEqual(made.map((_, index) => (index % 1440) * 60_000));
});
