import { expect, test } from 'vitest';
import { differences, loadOracle } from './oracle.ts';

const records = loadOracle('crontab-dst');

test('answers as Debian cron under the vixie policy', () => {
  expect(differences(records, 'vixie', (record) => record.expect)).toEqual([]);
});

test('answers as robfig/cron under the wallclock policy', () => {
  expect(differences(records, 'wallclock', (record) => record.byPolicy['gap=skip,fold=both'])).toEqual([]);
});

test.each([
  ['skip', 'skip'],
  ['shift', 'shift'],
  ['next', 'trans'],
] as const)('answers as the implementations that take the first pass and have gap: %s', (gap, label) => {
  expect(differences(records, { gap, fold: 'first' }, (record) => record.byPolicy[`gap=${label},fold=first`])).toEqual([]);
});
