import { expect, test } from 'vitest';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import { fromCrontab } from '../../../src/trigger/cron/from-crontab.ts';
import { loadOracle } from '../oracle/oracle.ts';

test('weekdays count from Monday, and day and weekday must both match', () => {
  expect(fromCrontab(' 0 9  13 * fri ')).toEqual({ minute: '0', hour: '9', day: '13', month: '*', day_of_week: 'fri' });
  const first = createTrigger({ cron: fromCrontab('0 9 * * 0') }).nextFireTime(null, Date.parse('2026-01-01T00:00:00Z'));
  expect(new Date(first ?? NaN).toISOString()).toBe('2026-01-05T09:00:00.000Z');
});

/** APScheduler overlooks what follows a name. */
const TRAILING_JUNK = new Set(['0 0 * jan-mar/2 *', '0 0 * * mon#1']);

test('takes and refuses the expressions that APScheduler does, but for trailing junk', () => {
  interface Validity {
    readonly kind: string;
    readonly spec: { readonly expression: string };
    readonly accept: boolean;
  }
  const records = loadOracle<Validity>('apscheduler-validity').filter(({ kind }) => kind === 'crontab-validity');
  expect(records).toHaveLength(12);
  const isTaken = (expression: string): boolean => {
    try {
      return Object.keys(fromCrontab(expression)).length === 5;
    } catch {
      return false;
    }
  };
  const isWrong = ({ spec: { expression }, accept }: Validity) =>
    isTaken(expression) !== (accept && !TRAILING_JUNK.has(expression));
  expect(records.filter(isWrong)).toEqual([]);
});

test('another number of fields is told', () => {
  expect(() => fromCrontab('0 0 9 * * *')).toThrow('"0 0 9 * * *" has 6 fields, from_crontab takes 5');
});

test('something else than a text is refused as well', () => {
  expect(() => fromCrontab(5 as never)).toThrow('5 has 0 fields, from_crontab takes 5');
});
