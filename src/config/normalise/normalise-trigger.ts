import type { DstPolicy } from '../../trigger/zone/dst-policy.ts';
import { parseDuration } from '../../trigger/spec/parse-duration.ts';
import { parseInterval } from '../../trigger/spec/parse-interval.ts';
import type { TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import type { Job } from '../config.ts';
import type { WrittenTrigger } from '../written-config.ts';

/** What a trigger takes from the file around it. */
export interface TriggerDefaults {
  readonly timezone: string;
  readonly dst: DstPolicy;
}

/**
 * A trigger in one form of the many it can be written in: `30m`, `PT30M` and `{ minutes: 30 }` are 1800 seconds, cron texts have single
 * blanks, and what is the default anyway is left out. So a change of spelling is none to the plan. The fire times are the same.
 */
export function normaliseTrigger(written: WrittenTrigger, defaults: TriggerDefaults): Job['trigger'] {
  const { dst: own, ...rest } = inOneForm(written);
  const dst = own ?? (holdsCron(rest) ? defaults.dst : 'vixie');
  const trigger: WrittenTrigger = { timezone: defaults.timezone, ...rest };
  if (dst !== 'vixie') trigger.dst = dst;
  return trigger as TriggerSpec & { timezone: string };
}

function inOneForm({ jitter, ...rest }: WrittenTrigger): WrittenTrigger {
  const trigger: WrittenTrigger = { ...rest };
  if (trigger.interval !== undefined) trigger.interval = parseInterval(trigger.interval) / 1000;
  if (typeof trigger.cron === 'string') trigger.cron = trigger.cron.trim().replaceAll(/\s+/g, ' ');
  if (trigger.cron === '@reboot') {
    delete trigger.cron;
    trigger.startup = true;
  }
  if (trigger.after)
    trigger.after = { job: trigger.after.job, on: [...new Set([trigger.after.on ?? 'success'].flat())].toSorted() };
  if (trigger.any) trigger.any = trigger.any.map(inOneForm);
  if (trigger.all) trigger.all = trigger.all.map(inOneForm);
  const jitterMs = jitter === undefined ? 0 : parseDuration(jitter);
  if (jitterMs > 0) trigger.jitter = jitterMs / 1000;
  return trigger;
}

/** To anything else a policy for clock changes is nothing: it must not make two equal triggers differ. */
function holdsCron({ cron, any = [], all = [] }: WrittenTrigger): boolean {
  return cron !== undefined || [...any, ...all].some(holdsCron);
}
