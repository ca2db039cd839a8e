import { type CronField, MONTH_NAMES } from './cron-item.ts';

export type CrontabFieldName = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'weekday';

/** The fields of a six-field expression, in its order. In the last one 0 and 7 are Sunday. */
export const CRONTAB_FIELDS: Record<CrontabFieldName, CronField> = {
  second: { name: 'second', min: 0, max: 59, names: [], firstNamed: 0 },
  minute: { name: 'minute', min: 0, max: 59, names: [], firstNamed: 0 },
  hour: { name: 'hour', min: 0, max: 23, names: [], firstNamed: 0 },
  day: { name: 'day of month', min: 1, max: 31, names: [], firstNamed: 0 },
  month: { name: 'month', min: 1, max: 12, names: MONTH_NAMES, firstNamed: 1 },
  weekday: { name: 'day of week', min: 0, max: 7, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'], firstNamed: 0 },
};

/** What `read` makes of each field, in the order of an expression. */
export function eachField<T>(read: (name: CrontabFieldName) => T): Record<CrontabFieldName, T> {
  return {
    second: read('second'),
    minute: read('minute'),
    hour: read('hour'),
    day: read('day'),
    month: read('month'),
    weekday: read('weekday'),
  };
}
