import { createHash } from 'node:crypto';
import { occasionsOf } from '../../trigger/spec/occasion.ts';
import type { TriggerSpec } from '../../trigger/spec/trigger-spec.ts';

/** 64 bits: two triggers of one job are not going to share them. */
const DIGITS = 16;

/**
 * Gives a text that is equal for two specs exactly when they mean the same fire times by what is written in them; the order of keys is nothing.
 * A spec is looked at once.
 *
 * @param timezone that of specs that name none.
 */
export function createFingerprints(timezone: string): (spec: TriggerSpec) => string {
  const known = new WeakMap<TriggerSpec, string>();
  return (spec) => {
    let fingerprint = known.get(spec);
    if (fingerprint === undefined) {
      const text = JSON.stringify(timing({ timezone, ...spec }), inOneOrder);
      fingerprint = createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
      known.set(spec, fingerprint);
    }
    return fingerprint;
  };
}

/** As the plan has it: to elapsed time without dates to read in it, and to what is no time, the zone is nothing. */
function timing(spec: TriggerSpec): object {
  const isElapsedTime = 'interval' in spec && spec.start_date === undefined && spec.end_date === undefined;
  const isNoTime = !('any' in spec) && occasionsOf(spec).length > 0;
  return isElapsedTime || isNoTime ? { ...spec, timezone: null } : spec;
}

function inOneOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
