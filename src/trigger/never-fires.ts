import { daysFromCivil, DAY_MS } from './zone/civil-date.ts';
import type { CronRule } from './cron/cron-rule.ts';
import { surelyFires } from './cron/surely-fires.ts';
import type { TriggerContext } from './create-trigger.ts';
import { type ResolvedSpec, resolveSpec } from './spec/resolve-spec.ts';
import { seriesOf, unlimitedSeriesOf } from './series-of.ts';
import type { TriggerProblem } from './trigger-error.ts';
import type { TriggerSpec } from './spec/trigger-spec.ts';

// Nobody can mean a time before this software was there. A later one is not counted as past: what is valid today stays valid.
const PRESENT = daysFromCivil(2026, 1, 1) * DAY_MS;
const BEGINNING = daysFromCivil(1970, 1, 1) * DAY_MS;

/**
 * What in a spec provably never fires: a date that no calendar has (30 February), a last year before 2026, an end before the start or without
 * a fire time after it, parts of `all` that never meet. Each with its path. Empty where there is no such proof; a `date` may be past.
 * Pure and bounded, at worst some tenths of a second for an `all` of intervals.
 *
 * @throws TriggerError for a mistake in the spec, as `createTrigger`
 */
export function neverFires(spec: TriggerSpec, context: TriggerContext = {}): readonly TriggerProblem[] {
  return problemsOf(resolveSpec(spec, context));
}

function problemsOf(spec: ResolvedSpec): readonly TriggerProblem[] {
  switch (spec.kind) {
    case 'cron': {
      const why = whyNoMatch(spec);
      return why === null ? noneWithinLimits(spec) : [problem(['cron'], why)];
    }
    case 'occasion':
      return [];
    case 'date': {
      const { start, end } = spec.limits;
      const isOutside = spec.instant < start || spec.instant > end;
      return isOutside ? [problem(['date'], 'this date does not lie between start_date and end_date')] : [];
    }
    case 'interval':
    case 'calendar-interval':
      return noneWithinLimits(spec);
    case 'any':
    case 'all': {
      const inParts = spec.parts.flatMap((part, index) =>
        problemsOf(part).map((inner) => ({ ...inner, path: [spec.kind, String(index), ...inner.path] })),
      );
      if (inParts.length > 0 || spec.kind === 'any' || !isSettled(spec)) return inParts;
      const isEmpty = seriesOf(spec).from(Math.max(spec.limits.start, BEGINNING)) === null;
      return isEmpty ? [problem(['all'], 'these triggers never fire at the same time')] : [];
    }
  }
}

function whyNoMatch(spec: Extract<ResolvedSpec, { kind: 'cron' }>): string | null {
  // By far most specs are so, and need neither a search nor the offsets of their zone.
  if (surelyFires(spec.rule)) return null;
  const fires = (years: CronRule['years']) =>
    unlimitedSeriesOf({ ...spec, rule: { ...spec.rule, years } }).from(PRESENT) !== null;
  if (fires(spec.rule.years)) return null;
  return fires([]) ? 'no year is left in which this cron spec could fire' : 'this cron spec matches no date that exists';
}

function noneWithinLimits(spec: ResolvedSpec): readonly TriggerProblem[] {
  const { start, end } = spec.limits;
  if (start > end) return [problem(['end_date'], 'end_date lies before start_date')];
  if (end === Infinity || !isSettled(spec) || seriesOf(spec).from(Math.max(start, BEGINNING)) !== null) return [];
  return [problem(['end_date'], 'no fire time lies between start_date and end_date')];
}

/** Do the fire times follow from the spec alone, and not from the moment of its creation? */
function isSettled(spec: ResolvedSpec): boolean {
  switch (spec.kind) {
    case 'interval':
      return spec.phase !== null;
    case 'calendar-interval':
      return spec.start !== null;
    case 'any':
    case 'all':
      return spec.parts.every(isSettled);
    case 'cron':
    case 'date':
    case 'occasion':
      return true;
  }
}

function problem(path: readonly string[], message: string): TriggerProblem {
  return { code: 'never-fires', message, path, column: null, hint: null };
}
