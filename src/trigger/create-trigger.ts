import { createAnyTrigger } from './any-trigger.ts';
import { createDateTrigger } from './date-trigger.ts';
import { createIntervalTrigger } from './interval-trigger.ts';
import { type ResolvedSpec, resolveSpec } from './spec/resolve-spec.ts';
import { unlimitedSeriesOf } from './series-of.ts';
import { SeriesTrigger } from './series-trigger.ts';
import type { TriggerSpec } from './spec/trigger-spec.ts';
import type { Trigger } from './trigger.ts';

/** What a trigger takes from where it stands. */
export interface TriggerContext {
  /** The zone of a spec without `timezone`. Default `UTC`. */
  readonly timezone?: string;
  /**
   * The instant (ms) the trigger was created, for intervals without `start_date`: an interval first fires one interval later and keeps that
   * phase; a calendar interval counts from that day.
   */
  readonly anchor?: number;
  /** Seed of the jitter and of the slots of `H`: jobs due together scatter, and each keeps its place. */
  readonly id?: string;
}

/**
 * The trigger of a spec as written in schedule.yaml. Pure: it asks neither the clock nor the machine's zone. A spec that never fires (30
 * February) makes a trigger that is finished from the start; `neverFires` tells. So does one without a time (`startup`, `after`, `manual`): what
 * makes it fire is the scheduler's to see.
 *
 * @throws TriggerError for a mistake in the spec, with its path
 * @example createTrigger({ cron: '0 9 * * mon-fri' }, { timezone: 'Europe/Berlin' }).nextFireTime(null, now)
 */
export function createTrigger(spec: TriggerSpec, context: TriggerContext = {}): Trigger {
  return triggerOf(resolveSpec(spec, context));
}

function triggerOf(spec: ResolvedSpec): Trigger {
  switch (spec.kind) {
    case 'interval':
      return createIntervalTrigger(spec.interval, spec.phase, spec.limits);
    case 'date':
      return createDateTrigger(spec.instant, spec.limits);
    case 'any':
      return createAnyTrigger(spec.parts.map(triggerOf), spec.limits);
    case 'cron':
    case 'calendar-interval':
    case 'all':
    case 'occasion':
      return new SeriesTrigger(unlimitedSeriesOf(spec), spec.limits);
  }
}
