import { parseDuration } from '../../trigger/parse-duration.ts';
import { parseInterval } from '../../trigger/parse-interval.ts';
import type { TriggerSpec } from '../../trigger/trigger-spec.ts';
import type { Job } from '../config.ts';
import type { WrittenTrigger } from '../written-config.ts';

/**
 * A trigger in one form of the many it can be written in: `30m`, `PT30M` and `{ minutes: 30 }` are 1800 seconds, cron texts have single
 * blanks, and what is the default anyway is left out. So a change of spelling is none to the plan. The fire times are the same.
 */
export function normaliseTrigger(written: WrittenTrigger, timezone: string): Job['trigger'] {
  const { jitter, dst, ...rest } = written;
  const trigger: WrittenTrigger = { timezone, ...rest };
  if (trigger.interval !== undefined) trigger.interval = parseInterval(trigger.interval) / 1000;
  if (typeof trigger.cron === 'string') trigger.cron = trigger.cron.trim().replaceAll(/\s+/g, ' ');
  const jitterMs = jitter === undefined ? 0 : parseDuration(jitter);
  if (jitterMs > 0) trigger.jitter = jitterMs / 1000;
  if (dst !== undefined && dst !== 'vixie') trigger.dst = dst;
  return trigger as TriggerSpec & { timezone: string };
}
