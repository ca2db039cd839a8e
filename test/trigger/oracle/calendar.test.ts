import { expect, test } from 'vitest';
import { differences, loadOracle } from './oracle.ts';

const records = loadOracle('apscheduler-calendar');

test('answers as APScheduler from `after` on, where APScheduler itself begins with a past start_date', () => {
  const coming = records.filter((record) => record.expect.some((answer) => Date.parse(answer) > Date.parse(record.after)));
  expect(coming).toHaveLength(23);
  const isComing = (after: string) => (answer: string) => Date.parse(answer) > Date.parse(after);
  expect(differences(coming, 'vixie', (record) => record.expect.filter(isComing(record.after)))).toEqual([]);
});

test('answers as APScheduler when asked before start_date', () => {
  const early = records.map((record) => ({ ...record, after: '2020-01-01T00:00:00Z' }));
  expect(differences(early, 'vixie', (record) => record.expect)).toEqual([]);
});
