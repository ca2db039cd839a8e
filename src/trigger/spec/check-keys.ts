import { isMap } from './is-map.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { showValue } from './show-value.ts';
import { TriggerError } from '../trigger-error.ts';
import { TRIGGER_KINDS, type TriggerOptions } from './trigger-spec.ts';

const OPTIONS: Record<keyof TriggerOptions, true> = { timezone: true, start_date: true, end_date: true, jitter: true, dst: true };
const KEYS: readonly string[] = [...TRIGGER_KINDS, ...Object.keys(OPTIONS)];

/**
 * Refuses what is no map of the keys of a trigger: callers in JavaScript have no compiler, and a misspelt `timezon` would leave a trigger
 * that fires at other times.
 *
 * @throws TriggerError `bad-trigger`
 */
export function checkKeys(spec: unknown): void {
  if (!isMap(spec)) {
    const hint =
      typeof spec === 'string'
        ? `write { cron: ${showValue(spec)} }, { interval: … } or { date: … }`
        : 'write { cron: "0 9 * * *" }';
    throw new TriggerError({ code: 'bad-trigger', message: `${showValue(spec)} is not a trigger`, hint });
  }
  refuseUnknown(spec, KEYS, 'bad-trigger', 'a key of a trigger');
}
