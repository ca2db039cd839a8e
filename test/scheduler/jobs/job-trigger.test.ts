import { expect, test } from 'vitest';
import type { TriggerArguments } from '../../../src/scheduler/jobs/job-trigger.ts';
import { recordRuns, schedulerAt } from '../scheduler-under-test.ts';

const NOON = '2026-06-01T12:00:00Z';

function firstFireTime(args: TriggerArguments): string {
  const { scheduler } = schedulerAt(NOON, { timezone: 'Europe/Berlin' });
  scheduler.start();
  const { nextFireTime } = scheduler.addJob(recordRuns(), args);
  return nextFireTime === null ? 'never' : new Date(nextFireTime).toISOString();
}

test.each<[TriggerArguments, string]>([
  [{ trigger: 'cron', dayOfWeek: 'mon', hour: 9 }, '2026-06-08T07:00:00.000Z'],
  [{ trigger: 'interval', minutes: 1, milliseconds: 500 }, '2026-06-01T12:01:00.500Z'],
  [{ trigger: 'interval', hours: 1, startDate: new Date('2026-06-01T11:30:00Z') }, '2026-06-01T12:30:00.000Z'],
  [{ trigger: 'calendarinterval', months: 1, hour: 15, minute: 36 }, '2026-06-01T13:36:00.000Z'],
  [{ trigger: 'calendarinterval', weeks: 2, startDate: '2026-05-31' }, '2026-06-13T22:00:00.000Z'],
  [{ trigger: 'calendarinterval', years: 1, startDate: '2020-02-29', timezone: 'UTC' }, '2028-02-29T00:00:00.000Z'],
  [{ trigger: 'date', runDate: '2026-07-01T00:00:00' }, '2026-06-30T22:00:00.000Z'],
  [{ trigger: 'date' }, '2026-06-01T12:00:00.000Z'],
  [{ trigger: { any: [{ interval: '2h' }, { cron: '0 15 * * *' }] } }, '2026-06-01T13:00:00.000Z'],
])('%j first fires at %s', (args, wanted) => {
  expect(firstFireTime(args)).toBe(wanted);
});

test.each<[unknown, string]>([
  [{ trigger: 'calendar_interval', days: 1 }, "trigger must be 'cron', 'interval', 'calendarinterval', 'date' or a spec"],
  [{ trigger: 'calendarinterval', day: 1 }, 'addJob has no option "day" here; did you mean days?'],
  [{ trigger: 'interval', ms: 5 }, 'addJob has no option "ms" here; it takes trigger, '],
  [{ trigger: 'cron', day_of_week: 'mon' }, 'addJob has no option "day_of_week" here; did you mean dayOfWeek?'],
  [{ trigger: 'interval', hours: 1, startDate: new Date(NaN) }, 'a date must be a valid Date or a text like'],
  [{ trigger: 'date', runDate: 5 }, 'a date must be a valid Date or a text like 2027-12-31T23:59:59, got 5'],
  [{ trigger: 'cron', hour: 9, endDate: null }, 'a date must be a valid Date or a text like 2027-12-31T23:59:59, got null'],
])('%j is refused: %s', (args, wanted) => {
  expect(() => firstFireTime(args as TriggerArguments)).toThrow(wanted);
});
