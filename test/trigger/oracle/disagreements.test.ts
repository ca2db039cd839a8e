import { expect, test } from 'vitest';
import type { DstRules } from '../../../src/trigger/zone/dst-policy.ts';
import { differences, loadOracle, type OracleRecord } from './oracle.ts';

const records = loadOracle('disagreements');

function answerUnder(policy: string): (record: OracleRecord) => readonly string[] | undefined {
  return (record) => record.answers.find((answer) => answer.policies?.includes(policy))?.expect;
}

const GAPS: [DstRules['gap'], string][] = [
  ['skip', 'skip'],
  ['shift', 'shift'],
  ['next', 'trans'],
];

test.each(GAPS)('gives the answer of those who have gap: %s, whatever their fold', (gap, label) => {
  for (const fold of ['first', 'second', 'both'] as const) {
    expect(differences(records, { gap, fold }, answerUnder(`gap=${label},fold=${fold}`))).toEqual([]);
  }
});

test('gives the answer of the Vixie crons under the vixie policy', () => {
  expect(differences(records, 'vixie', answerUnder('vixie-hybrid'))).toEqual([]);
});

test('takes the majority where only the star rule of the day fields is disputed', () => {
  const disputed = records.filter(({ answers }) => answers.every(({ policies }) => policies === undefined));
  const majority = ({ answers }: OracleRecord) => [...answers].sort((a, b) => b.sources.length - a.sources.length).at(0)?.expect;
  expect(differences(disputed, 'vixie', majority)).toEqual([]);
});
