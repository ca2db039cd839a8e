import { expect, test } from 'vitest';
import { differences, loadOracle } from './oracle.ts';

const records = loadOracle('crontab-5');

test('answers as most crons under the vixie policy', () => {
  expect(differences(records, 'vixie', (record) => record.derived?.vixie ?? record.expect)).toEqual([]);
});

test('answers as most crons under the wallclock policy', () => {
  expect(differences(records, 'wallclock', (record) => record.derived?.wallclock ?? record.expect)).toEqual([]);
});
