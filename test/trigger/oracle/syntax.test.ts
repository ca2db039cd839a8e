import { expect, test } from 'vitest';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import { formatInstant } from '../../../src/trigger/zone/format-instant.ts';
import { TriggerError } from '../../../src/trigger/trigger-error.ts';
import { loadOracle } from './oracle.ts';

interface SyntaxRecord {
  readonly spec: { readonly expression: string };
  readonly after: string;
  readonly results: Readonly<Record<string, { readonly accept: boolean; readonly next?: readonly string[] }>>;
  readonly summary: { readonly accept: number; readonly reject: number };
}

const records = loadOracle<SyntaxRecord>('syntax-matrix');

/** Accepted although no majority does: ties, what only the parsers with `L`, `W`, `#`, `H` or a year know, and `@reboot`, which is no time. */
const ACCEPTED_BY_FEWER = new Set([
  '*/100 * * * *',
  '0 0 * * sat-sun',
  '? * * * *',
  '@midnight',
  '@reboot',
  '0 0 l * *',
  '0 0 L-3 * *',
  '0 0 LW * *',
  '0 0 15W * *',
  '0 0 15w * *',
  '0 0 * * 5L',
  '0 0 * * friL',
  'H * * * *',
  '0 0 0 1 1 * 2026',
]);

/** The first fire times of an expression as four instants at most, or `null` where it is refused. */
function read({ spec, after }: SyntaxRecord): string[] | null {
  try {
    const trigger = createTrigger({ cron: spec.expression });
    const given: string[] = [];
    let previous = trigger.nextFireTime(null, Date.parse(after));
    while (previous !== null && given.length < 4) {
      given.push(formatInstant(previous, 'UTC'));
      previous = trigger.nextFireTime(previous, previous);
    }
    return given;
  } catch (error) {
    if (error instanceof TriggerError) return null;
    throw error;
  }
}

test('accepts what most parsers accept, and refuses the rest', () => {
  const isWrong = (record: SyntaxRecord) => {
    const { accept, reject } = record.summary;
    return (read(record) !== null) !== (accept > reject || ACCEPTED_BY_FEWER.has(record.spec.expression));
  };
  expect(records.filter(isWrong).map(({ spec }) => spec.expression)).toEqual([]);
});

test('reads an accepted expression as most of those who accept it', () => {
  const isMinority = (record: SyntaxRecord) => {
    const given = read(record)?.join();
    const answers = Object.values(record.results).flatMap(({ accept, next }) => (accept ? [(next ?? []).join()] : []));
    // Which minute is meant by H is every parser's own affair.
    if (record.spec.expression.startsWith('H')) return false;
    const votes = (answer: string) => answers.filter((other) => other === answer).length;
    return given !== undefined && answers.some((answer) => votes(answer) > votes(given));
  };
  expect(records.filter(isMinority).map(({ spec }) => spec.expression)).toEqual([]);
});
