import { expect, test } from 'vitest';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import { TriggerError } from '../../../src/trigger/trigger-error.ts';
import type { CronFields, TriggerSpec } from '../../../src/trigger/spec/trigger-spec.ts';
import { loadOracle } from './oracle.ts';

interface ValidityRecord {
  readonly id: string;
  readonly kind: 'cron-fields-validity' | 'crontab-validity' | 'datetime-string';
  readonly spec: CronFields & { readonly value: string; readonly timezone: string };
  readonly accept: boolean;
  /** The instant of a date string. */
  readonly value?: string;
}

const records = loadOracle<ValidityRecord>('apscheduler-validity');

function isAccepted(spec: TriggerSpec): boolean {
  try {
    createTrigger(spec);
    return true;
  } catch (error) {
    if (error instanceof TriggerError) return false;
    throw error;
  }
}

test('accepts and refuses the values of cron fields that APScheduler does', () => {
  const fields = records.filter(({ kind }) => kind === 'cron-fields-validity');
  expect(fields).toHaveLength(27);
  expect(fields.filter(({ spec, accept }) => isAccepted({ cron: spec }) !== accept)).toEqual([]);
});

test('accepts and refuses the date strings that APScheduler does', () => {
  const dates = records.filter(({ kind }) => kind === 'datetime-string');
  expect(dates).toHaveLength(11);
  const isDifferent = ({ spec, accept }: ValidityRecord) => isAccepted({ date: spec.value, timezone: spec.timezone }) !== accept;
  expect(dates.filter(isDifferent)).toEqual([]);
});

test('reads date strings as the instants that APScheduler does, except for its integer fractions', () => {
  const dates = records.filter(({ spec, value }) => value !== undefined && !spec.value.includes('.'));
  expect(dates).toHaveLength(5);
  for (const { spec, value = '' } of dates) {
    const trigger = createTrigger({ date: spec.value, timezone: spec.timezone });
    expect([spec.value, trigger.nextFireTime(null, 0)]).toEqual([spec.value, Date.parse(value)]);
  }
});
