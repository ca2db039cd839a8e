import { createTrigger } from '../../trigger/create-trigger.ts';
import type { TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import type { Trigger } from '../../trigger/trigger.ts';

/** What a trigger may say and still depend on nothing else: neither on its job's id nor on when it was made. */
const SHARED_KEYS: readonly string[] = ['cron', 'timezone', 'dst'];
/** So many triggers are remembered. */
const MOST = 1000;

/** Makes triggers, and one for all jobs that fire by the same cron expression: of ten thousand jobs many do, and triggers have no state of their own. */
export class SharedTriggers {
  readonly #zone: string;
  readonly #known = new Map<string, Trigger>();

  /** @param zone of specs without `timezone`. */
  constructor(zone: string) {
    this.#zone = zone;
  }

  /** As `createTrigger`. */
  create(id: string, spec: TriggerSpec, anchor: number): Trigger {
    const key = keyOf(spec);
    const known = key === null ? undefined : this.#known.get(key);
    if (known !== undefined) return known;
    const trigger = createTrigger(spec, { timezone: this.#zone, anchor, id });
    if (this.#known.size === MOST) this.#known.clear();
    if (key !== null) this.#known.set(key, trigger);
    return trigger;
  }
}

/** `null`: there is only one such trigger. */
function keyOf(spec: TriggerSpec): string | null {
  if (!('cron' in spec) || typeof spec.cron !== 'string') return null;
  // `H` stands for a slot of the job's own; so may a letter of a name, and then nothing is shared.
  const isOwn = /h/i.test(spec.cron) || Object.keys(spec).some((key) => !SHARED_KEYS.includes(key));
  const { cron, timezone, dst } = spec;
  // As JSON, because a zone that is empty is a mistake, and one that is not given is none.
  return isOwn ? null : JSON.stringify({ cron, timezone, dst });
}
