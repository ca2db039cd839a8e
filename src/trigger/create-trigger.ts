import { compileCronFields } from './cron-fields.ts';
import type { CronRule } from './cron-rule.ts';
import { CronSeries } from './cron-series.ts';
import { SeriesTrigger } from './series-trigger.ts';
import { compileCrontab } from './crontab.ts';
import { createDateTrigger } from './date-trigger.ts';
import { dstRules } from './dst-policy.ts';
import { createIntervalTrigger } from './interval-trigger.ts';
import { parseDate } from './parse-date.ts';
import { parseDuration } from './parse-duration.ts';
import { parseInterval } from './parse-interval.ts';
import { TriggerError, under } from './trigger-error.ts';
import type { TriggerLimits } from './trigger-limits.ts';
import type { CronSpec, TriggerSpec } from './trigger-spec.ts';
import type { Trigger } from './trigger.ts';
import { type Zone, zoneNamed } from './zone.ts';

/** What a trigger takes from where it stands. */
export interface TriggerContext {
  /** The zone of a spec without `timezone`. Default `UTC`. */
  readonly timezone?: string;
  /** The instant (ms) the trigger was created: an interval without `start_date` first fires one interval later and keeps that phase. */
  readonly anchor?: number;
  /** Seed of the jitter, so that jobs due together scatter. */
  readonly id?: string;
}

/**
 * The trigger of a spec as written in schedule.yaml. Pure: it asks neither the clock nor the machine's zone. A cron spec that never
 * matches (30 February) makes a trigger that is finished from the start.
 *
 * @throws TriggerError for a mistake in the spec, with its path
 * @example createTrigger({ cron: '0 9 * * mon-fri' }, { timezone: 'Europe/Berlin' }).nextFireTime(null, now)
 */
export function createTrigger(spec: TriggerSpec, context: TriggerContext = {}): Trigger {
  refuseOtherThanOneKind(spec);
  const zone = under('timezone', () => zoneNamed(spec.timezone ?? context.timezone ?? 'UTC'));
  const limits = readLimits(spec, zone, context.id ?? '');

  if ('cron' in spec) {
    const rule = under('cron', () => compileCron(spec.cron, context.id ?? ''));
    const rules = under('dst', () => dstRules(spec.dst ?? 'vixie', rule.wildcard));
    return new SeriesTrigger(new CronSeries(rule, zone, rules), limits);
  }
  if ('interval' in spec) {
    const interval = under('interval', () => parseInterval(spec.interval));
    return createIntervalTrigger(interval, phaseOf(interval, limits.start, context.anchor), limits);
  }
  return createDateTrigger(
    under('date', () => parseDate(spec.date, zone)),
    limits,
  );
}

function compileCron(cron: CronSpec['cron'], id: string): CronRule {
  if (typeof cron === 'string') return compileCrontab(cron, id);
  if (typeof cron === 'object' && cron !== null && !Array.isArray(cron)) return compileCronFields(cron);
  const message = `${JSON.stringify(cron)} is neither a cron expression nor cron fields`;
  throw new TriggerError({ code: 'bad-cron', message, hint: 'write "0 9 * * mon-fri" or { hour: 9, minute: 0 }' });
}

function readLimits(spec: TriggerSpec, zone: Zone, id: string): TriggerLimits {
  const { start_date: start, end_date: end, jitter } = spec;
  return {
    start: start === undefined ? -Infinity : under('start_date', () => parseDate(start, zone)),
    end: end === undefined ? Infinity : under('end_date', () => parseDate(end, zone)),
    jitter: jitter === undefined ? 0 : under('jitter', () => parseDuration(jitter)),
    id,
  };
}

function phaseOf(interval: number, start: number, anchor: number | undefined): number | null {
  if (start !== -Infinity) return start;
  return anchor === undefined ? null : anchor + interval;
}

function refuseOtherThanOneKind(spec: TriggerSpec): void {
  const kinds = ['cron', 'interval', 'date'].filter((kind) => kind in Object(spec));
  if (kinds.length === 1) return;
  const message = kinds.length === 0 ? 'a trigger needs a kind' : `a trigger has one kind, this one has ${kinds.join(' and ')}`;
  throw new TriggerError({ code: 'bad-trigger', message, hint: 'give exactly one of cron, interval, date' });
}
