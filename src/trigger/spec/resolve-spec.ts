import { type CalendarRule, compileCalendarFields } from './calendar-rule.ts';
import { checkKeys } from './check-keys.ts';
import { compileCronFields } from '../cron/cron-fields.ts';
import type { CronRule } from '../cron/cron-rule.ts';
import { compileCrontab } from '../cron/crontab.ts';
import { type DstPolicy, dstRules } from '../zone/dst-policy.ts';
import { isMap } from './is-map.ts';
import { checkOccasions, type Occasion, occasionsOf } from './occasion.ts';
import { parseDate } from './parse-date.ts';
import { parseDuration } from './parse-duration.ts';
import { parseInterval } from './parse-interval.ts';
import { showValue } from './show-value.ts';
import { TriggerError, under } from '../trigger-error.ts';
import type { TriggerLimits } from '../trigger-limits.ts';
import { type AllSpec, type CronSpec, TRIGGER_KINDS, type TriggerSpec } from './trigger-spec.ts';
import { type Zone, zoneNamed } from '../zone/zone.ts';

/** A spec with all its texts read. Instants and spans in ms. */
export type ResolvedSpec = { readonly limits: TriggerLimits } & (
  | { readonly kind: 'cron'; readonly rule: CronRule; readonly zone: Zone; readonly dst: DstPolicy }
  /** `phase`: the first fire time; `null` when neither `start_date` nor an anchor sets it. */
  | { readonly kind: 'interval'; readonly interval: number; readonly phase: number | null }
  /** `start`: the instant whose day is the first one; `null` as for an interval. */
  | { readonly kind: 'calendar-interval'; readonly rule: CalendarRule; readonly zone: Zone; readonly start: number | null }
  | { readonly kind: 'date'; readonly instant: number }
  | { readonly kind: 'any' | 'all'; readonly parts: readonly ResolvedSpec[] }
  /** No time at all: `startup`, `after`, `manual`. */
  | { readonly kind: 'occasion'; readonly occasion: Occasion }
);

/** What a spec takes from where it stands. */
export interface SpecContext {
  readonly timezone?: string;
  /** The instant at which an interval without `start_date` begins to count. */
  readonly anchor?: number | undefined;
  /** Seed of the jitter and the slots of `H`. */
  readonly id?: string;
  /** Of the `any` or `all` it is part of. */
  readonly whole?: { readonly kind: 'any' | 'all'; readonly dst: DstPolicy | undefined; readonly limits: TriggerLimits };
}

/**
 * Reads a spec as written.
 *
 * @throws TriggerError for the first mistake, with its path
 */
export function resolveSpec(spec: TriggerSpec, context: SpecContext): ResolvedSpec {
  checkKeys(spec);
  refuseOtherThanOneKind(spec);
  checkOccasions(spec, context.whole?.kind);
  const zone = under('timezone', () => zoneNamed(spec.timezone ?? context.timezone ?? 'UTC'));
  const limits = readLimits(spec, zone, context);
  if (spec.dst !== undefined) checkDst(spec.dst);
  const { anchor, id = '' } = context;
  const startOr = (otherwise: number | undefined): number | null =>
    limits.start === -Infinity ? (otherwise ?? null) : limits.start;

  const [occasion] = 'any' in spec ? [] : occasionsOf(spec);
  if (occasion !== undefined) return { kind: 'occasion', occasion, limits };
  if ('cron' in spec) {
    const rule = under('cron', () => compileCron(spec.cron, id));
    const dst = spec.dst ?? context.whole?.dst ?? 'vixie';
    return { kind: 'cron', rule, zone, dst, limits };
  }
  if ('interval' in spec) {
    const interval = under('interval', () => parseInterval(spec.interval));
    return { kind: 'interval', interval, phase: startOr(anchor === undefined ? undefined : anchor + interval), limits };
  }
  if ('calendar_interval' in spec) {
    const rule = under('calendar_interval', () => compileCalendarFields(spec.calendar_interval));
    return { kind: 'calendar-interval', rule, zone, start: startOr(anchor), limits };
  }
  if ('date' in spec) return { kind: 'date', instant: under('date', () => parseDate(spec.date, zone)), limits };

  const [kind, specs] = 'any' in spec ? (['any', spec.any] as const) : (['all', (spec as AllSpec).all] as const);
  const whole = { kind, dst: spec.dst ?? context.whole?.dst, limits };
  return { kind, parts: under(kind, () => resolveParts(specs, { timezone: zone.name, anchor, id, whole })), limits };
}

function checkDst(dst: DstPolicy): void {
  under('dst', () => dstRules(dst, false));
}

function resolveParts(specs: readonly TriggerSpec[], context: SpecContext): ResolvedSpec[] {
  if (Array.isArray(specs) && specs.length > 0) {
    return specs.map((spec: TriggerSpec, index) => under(String(index), () => resolveSpec(spec, context)));
  }
  const message = `${showValue(specs)} is not a list of triggers`;
  throw new TriggerError({ code: 'bad-trigger', message, hint: 'write [{ cron: "0 9 * * *" }, { interval: 6h }]' });
}

function compileCron(cron: CronSpec['cron'], id: string): CronRule {
  if (typeof cron === 'string') return compileCrontab(cron, id);
  if (isMap(cron)) return compileCronFields(cron);
  const message = `${showValue(cron)} is neither a cron expression nor cron fields`;
  throw new TriggerError({ code: 'bad-cron', message, hint: 'write "0 9 * * mon-fri" or { hour: 9, minute: 0 }' });
}

/** The limits of a spec within those of the `any` or `all` around it. */
function readLimits(spec: TriggerSpec, zone: Zone, { id = '', whole }: SpecContext): TriggerLimits {
  const { start_date: start, end_date: end, jitter } = spec;
  if (jitter !== undefined && whole !== undefined) throw innerJitter(whole.kind);
  return {
    start: Math.max(whole?.limits.start ?? -Infinity, start === undefined ? -Infinity : readDate('start_date', start, zone)),
    end: Math.min(whole?.limits.end ?? Infinity, end === undefined ? Infinity : readEnd(end, zone, 'calendar_interval' in spec)),
    jitter: jitter === undefined ? 0 : under('jitter', () => parseDuration(jitter)),
    id,
  };
}

function readDate(key: string, value: string, zone: Zone): number {
  return under(key, () => parseDate(value, zone));
}

/** To the fire times of a calendar interval `end_date` is a day, as in APScheduler. */
function readEnd(value: string, zone: Zone, isWholeDay: boolean): number {
  const end = readDate('end_date', value, zone);
  return isWholeDay && /^\d+-\d+-\d+$/.test(value) ? readDate('end_date', `${value} 23:59:59.999`, zone) : end;
}

// Parts that are delayed on their own would not meet in `all`, and in `any` overtake each other.
function innerJitter(kind: string): TriggerError {
  const message = `a part of \`${kind}\` has no jitter of its own`;
  return new TriggerError({ code: 'bad-trigger', message, path: ['jitter'], hint: `write it beside \`${kind}\`` });
}

function refuseOtherThanOneKind(spec: TriggerSpec): void {
  const kinds = TRIGGER_KINDS.filter((kind) => kind in Object(spec));
  if (kinds.length === 1) return;
  const message = kinds.length === 0 ? 'a trigger needs a kind' : `a trigger has one kind, this one has ${kinds.join(' and ')}`;
  throw new TriggerError({ code: 'bad-trigger', message, hint: `give exactly one of ${TRIGGER_KINDS.join(', ')}` });
}
