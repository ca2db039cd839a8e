import { compileCronFields } from './cron-fields.ts';
import { showValue } from '../spec/show-value.ts';
import { TriggerError } from '../trigger-error.ts';
import type { CronFields } from '../spec/trigger-spec.ts';

/**
 * The fields of a five-field expression as APScheduler's `CronTrigger.from_crontab` reads it, which is **not** how cron does: weekdays count
 * from 0 = Monday, day and weekday must both match, and items are those of the fields. For schedules that come from APScheduler; give the
 * result as `cron`.
 *
 * @throws TriggerError `bad-cron`
 * @example createTrigger({ cron: fromCrontab('0 9 * * 0-4') }) // Monday to Friday
 */
export function fromCrontab(expression: string): CronFields {
  // Callers in JavaScript have no compiler to tell them.
  const texts = typeof expression === 'string' ? expression.split(/\s+/).filter((text) => text !== '') : [];
  const [minute, hour, day, month, weekday] = texts;
  if (texts.length !== 5 || !minute || !hour || !day || !month || !weekday) {
    const message = `${showValue(expression)} has ${texts.length} field${texts.length === 1 ? '' : 's'}, from_crontab takes 5`;
    throw new TriggerError({ code: 'bad-cron', message, hint: 'write minute, hour, day, month, day of week: 0 9 * * mon-fri' });
  }
  const fields = { minute, hour, day, month, day_of_week: weekday };
  // Refuses what cannot be read where it is written.
  compileCronFields(fields);
  return fields;
}
