import { CalendarSeries } from './calendar-series.ts';
import { CommonSeries } from './common-series.ts';
import { intersection, isNever } from './cron/cron-rule.ts';
import { CronSeries } from './cron/cron-series.ts';
import { dstRules } from './zone/dst-policy.ts';
import type { InstantSeries } from './instant-series.ts';
import type { ResolvedSpec } from './spec/resolve-spec.ts';
import type { TriggerLimits } from './trigger-limits.ts';

type CronPart = Extract<ResolvedSpec, { kind: 'cron' }>;

/** The instants of a spec within its limits and without its jitter; an interval without a phase counts from 1970-01-01T00:00:00Z. */
export function seriesOf(spec: ResolvedSpec): InstantSeries {
  return within(spec.limits, unlimitedSeriesOf(spec));
}

/** The same, but the limits are left to the caller. */
export function unlimitedSeriesOf(spec: ResolvedSpec): InstantSeries {
  switch (spec.kind) {
    case 'cron':
      return isNever(spec.rule) ? NEVER : new CronSeries(spec.rule, spec.zone, dstRules(spec.dst, spec.rule.wildcard));
    case 'interval':
      return intervalSeries(spec.interval, spec.phase ?? 0);
    case 'calendar-interval':
      return new CalendarSeries(spec.rule, spec.zone, spec.start);
    case 'date':
      return { from: (instant) => (instant <= spec.instant ? spec.instant : null) };
    case 'occasion':
      return NEVER;
    case 'any':
      return earliestOf(spec.parts.map(seriesOf));
    case 'all': {
      const [first, ...others] = mergeCrons(spec.parts).map(seriesOf);
      if (first === undefined) return NEVER;
      return others.length === 0 ? first : new CommonSeries([first, ...others]);
    }
  }
}

const NEVER: InstantSeries = { from: () => null };

function within({ start, end }: TriggerLimits, series: InstantSeries): InstantSeries {
  if (start === -Infinity && end === Infinity) return series;
  return {
    from(instant) {
      const found = series.from(Math.max(instant, start));
      return found === null || found > end ? null : found;
    },
  };
}

function intervalSeries(interval: number, phase: number): InstantSeries {
  return { from: (instant) => phase + Math.max(0, Math.ceil((instant - phase) / interval)) * interval };
}

function earliestOf(parts: readonly InstantSeries[]): InstantSeries {
  return {
    from(instant) {
      const found = parts.map((part) => part.from(instant)).filter((answer) => answer !== null);
      return found.length === 0 ? null : Math.min(...found);
    },
  };
}

/**
 * Makes one spec of all cron parts that share zone and DST policy: what they have in common needs no search then, and that they have nothing
 * in common is plain. Clock changes are dealt with once, as for the strictest of them: 02:00 every day and an even hour meet on the day
 * without two o'clock as well.
 */
function mergeCrons(parts: readonly ResolvedSpec[]): ResolvedSpec[] {
  const crons = parts.filter((part): part is CronPart => part.kind === 'cron');
  const groups = Map.groupBy(crons, ({ zone, dst }) => JSON.stringify([zone.name, dst]));
  const merged = [...groups.values()].map(([first, ...others]): ResolvedSpec[] => {
    if (first === undefined) return [];
    const all = [first, ...others];
    const start = Math.max(...all.map(({ limits }) => limits.start));
    const end = Math.min(...all.map(({ limits }) => limits.end));
    return [{ ...first, rule: intersection(all.map(({ rule }) => rule)), limits: { ...first.limits, start, end } }];
  });
  return [...merged.flat(), ...parts.filter(({ kind }) => kind !== 'cron')];
}
