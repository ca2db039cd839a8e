import type { Job } from '../../config/config.ts';
import type { JobRecord } from '../../store/store.ts';
import { createTrigger } from '../../trigger/create-trigger.ts';
import { occasionsOf } from '../../trigger/spec/occasion.ts';
import { type ResolvedSpec, resolveSpec } from '../../trigger/spec/resolve-spec.ts';
import type { Trigger } from '../../trigger/trigger.ts';
import { recordedAnchor } from '../history/recorded-anchor.ts';

/** What the trigger of a job, as it is now, has to do with an instant. */
export type Planned =
  | {
      readonly kind: 'times';
      readonly isFireTime: boolean;
      /** The fire times next to the instant. */
      readonly before: number | null;
      readonly after: number | null;
      /** The moment from which it counts, where that is not written in the trigger. */
      readonly countsFrom: number | null;
    }
  /** It counts from when the job was applied, which no runner has recorded; or each part of an `any` from the fire times of the others. */
  | { readonly kind: 'counted' }
  /** It plans no time at all. */
  | { readonly kind: 'occasion' };

/** What the trigger of `job` plans around `instant`. `known`: what the last runner knew of the job. */
export function plannedAround(job: Pick<Job, 'id' | 'trigger'>, instant: number, known: JobRecord | null): Planned {
  const anchor = recordedAnchor(job, known);
  const context = { id: job.id, ...(anchor !== null && { anchor }) };
  const spec = resolveSpec(job.trigger, context);
  if (isCounted(spec, false)) return { kind: 'counted' };
  if (spec.kind === 'occasion') return { kind: 'occasion' };
  const trigger = createTrigger(job.trigger, context);
  const isFireTime = trigger.nextFireTime(null, instant) === instant;
  const [before, after] = [lastBefore(trigger, instant), trigger.nextFireTime(null, instant + 1)];
  const isOnlyOccasion = !isFireTime && before === null && after === null && occasionsOf(job.trigger).length > 0;
  // A date is given even when it is past.
  return isOnlyOccasion
    ? { kind: 'occasion' }
    : {
        kind: 'times',
        isFireTime,
        before,
        after: (after ?? 0) > instant ? after : null,
        countsFrom: isCounted(resolveSpec(job.trigger, { id: job.id }), false) ? anchor : null,
      };
}

function isCounted(spec: ResolvedSpec, isInAny: boolean): boolean {
  switch (spec.kind) {
    case 'interval':
      return spec.phase === null || isInAny;
    case 'calendar-interval':
      return spec.start === null;
    case 'any':
    case 'all':
      return spec.parts.some((part) => isCounted(part, isInAny || spec.kind === 'any'));
    case 'cron':
    case 'date':
    case 'occasion':
      return false;
  }
}

const MINUTE_MS = 60_000;
/** The rarest triggers that anybody writes: every leap year of a century. */
const LONGEST_MS = 100 * 366 * 86_400_000;

/** Triggers are asked forwards: from a minute ago, from two, until one of their fire times lies before. */
function lastBefore(trigger: Trigger, instant: number): number | null {
  for (let stride = MINUTE_MS; stride <= LONGEST_MS; stride *= 2) {
    const first = trigger.nextFireTime(null, instant - stride);
    if (first === null) continue;
    if (first < instant) return trigger.lastFireTime(first, instant - 1);
  }
  return null;
}
