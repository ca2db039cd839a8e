import { type CronField, MONTH_NAMES } from './cron-item.ts';
import { FIRST_YEAR, LAST_YEAR } from './cron-rule.ts';

export type CrontabFieldName = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'weekday' | 'year';

/** The fields of a seven-field expression, in its order. In `weekday` 0 and 7 are Sunday. */
export const CRONTAB_FIELDS: Record<CrontabFieldName, CronField> = {
  second: { name: 'second', min: 0, max: 59, names: [], firstNamed: 0 },
  minute: { name: 'minute', min: 0, max: 59, names: [], firstNamed: 0 },
  hour: { name: 'hour', min: 0, max: 23, names: [], firstNamed: 0 },
  day: { name: 'day of month', min: 1, max: 31, names: [], firstNamed: 0, special: ['L', 'L-3', 'LW', '15W'] },
  month: { name: 'month', min: 1, max: 12, names: MONTH_NAMES, firstNamed: 1 },
  weekday: {
    name: 'day of week',
    min: 0,
    max: 7,
    names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
    firstNamed: 0,
    special: ['5L', '5#2'],
  },
  year: { name: 'year', min: FIRST_YEAR, max: LAST_YEAR, names: [], firstNamed: 0 },
};
