import type { InstantSeries } from '../../trigger/instant-series.ts';
import type { ResolvedSpec } from '../../trigger/spec/resolve-spec.ts';
import { seriesOf, unlimitedSeriesOf } from '../../trigger/series-of.ts';
import { DAY_MS } from '../../trigger/zone/civil-date.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';
import { instantOfWall } from '../../trigger/zone/wall-instant.ts';
import { type Zone, zoneNamed } from '../../trigger/zone/zone.ts';
import { formatPath } from '../diagnostic/path.ts';
import { wallChangesOf, type WallChange } from './clock-changes.ts';
import type { LintRule } from './lint-rule.ts';
import { partsOf, triggerOf, type TriggerPart } from './trigger-parts.ts';

/** How far ahead is looked, in ms: two years. */
const AHEAD_MS = 731 * DAY_MS;
/** A few times a day. What fires more often is hardly missed once, unless it all falls into the hour of the change. */
const FEW = 4;
/** Once a minute in the hour of the change. Who fires every second does not count, and counting would take long. */
const MOST = 60;

type WallSpec = Extract<ResolvedSpec, { kind: 'cron' | 'calendar-interval' }>;

/** A day on which a trigger does not fire as often as its times of day say. */
interface Surprise {
  readonly expected: number;
  readonly instants: readonly number[];
  /** The first wall time it is about. */
  readonly wall: number;
}

/** A job that fires a few times a day does so on the days of the coming two years on which clocks change, too. */
export const dstSurprise: LintRule = ({ jobs, now, report }) => {
  const changes = new Map<Zone, readonly WallChange[]>();
  function changesOf(zone: Zone): readonly WallChange[] {
    let known = changes.get(zone);
    if (known === undefined) changes.set(zone, (known = wallChangesOf(zone, now, now + AHEAD_MS)));
    return known;
  }
  for (const job of jobs) {
    const trigger = triggerOf(job);
    for (const { path, part, spec } of trigger === null ? [] : firingAlone(trigger)) {
      if (spec.kind !== 'cron' && spec.kind !== 'calendar-interval') continue;
      const surprises = changesOf(spec.zone).flatMap((change) => surpriseOf(spec, change) ?? []);
      if (surprises.length === 0) continue;
      const at = [...path, spec.kind === 'cron' ? 'cron' : 'calendar_interval'];
      const what = typeof part.cron === 'string' ? `"${part.cron}"` : 'it';
      report({
        code: 'LINT_DST_SURPRISE',
        message: `${formatPath(at)}: ${what} ${describe(surprises, spec.zone)}`,
        hint: hintFor(spec),
        path: at,
      });
    }
  }
};

/** The trigger, or the parts of its `any`. When the parts of an `all` meet is another question. */
function firingAlone(trigger: TriggerPart): readonly TriggerPart[] {
  return trigger.spec.kind === 'any' ? partsOf(trigger).flatMap(firingAlone) : [trigger];
}

function surpriseOf(spec: WallSpec, change: WallChange): Surprise | null {
  if (spec.kind === 'cron' && firesAllDay(spec, change)) return null;
  const onTheWall = wallSeriesOf(spec);
  const wall = onTheWall?.from(change.from) ?? Infinity;
  if (onTheWall === null || wall >= change.to) return null;
  const firstWall = Math.floor(change.from / DAY_MS) * DAY_MS;
  const endWall = Math.ceil(change.to / DAY_MS) * DAY_MS;
  const [start, end] = [instantOfWall(firstWall, spec.zone), instantOfWall(endWall, spec.zone)];
  if (start < spec.limits.start || end > spec.limits.end) return null;
  const touched = instantsIn(onTheWall, change.from, change.to, MOST + 1).length;
  if (touched > MOST) return null;
  const expected = instantsIn(onTheWall, firstWall, endWall, Math.max(FEW, touched) + 1).length;
  if (expected > FEW && touched < expected) return null;
  const instants = instantsIn(seriesOf(spec), start, end);
  const isSurprise = expected <= FEW ? instants.length !== expected : instants.length === 0 || instants.length >= 2 * expected;
  return isSurprise ? { expected, instants, wall } : null;
}

/** Does a rule fire more than a few times a day, in hours without the change, too? Told from its fields alone, for speed. */
function firesAllDay({ rule }: Extract<WallSpec, { kind: 'cron' }>, { from, to }: WallChange): boolean {
  const hour = Math.floor((from % DAY_MS) / 3_600_000);
  const last = Math.floor(((to - 1) % DAY_MS) / 3_600_000);
  const elsewhere = hour <= last ? rule.hours & ~((2 << last) - (1 << hour)) : 0;
  const minutes = bitsOf(rule.minutes.low) + bitsOf(rule.minutes.high);
  return elsewhere !== 0 && bitsOf(rule.hours) * minutes * (bitsOf(rule.seconds.low) + bitsOf(rule.seconds.high)) > FEW;
}

function bitsOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The fire times on the wall clock, as if it never changed; `null` when they depend on when the job is added. */
function wallSeriesOf(spec: WallSpec): InstantSeries | null {
  const zone = zoneNamed('UTC');
  if (spec.kind === 'cron') return unlimitedSeriesOf({ ...spec, zone });
  const isDaily = spec.rule.months === 0 && spec.rule.days === 1;
  if (spec.start === null && !isDaily) return null;
  const start = spec.start === null ? null : spec.start + spec.zone.spanAt(spec.start).offset;
  return unlimitedSeriesOf({ ...spec, zone, start });
}

function instantsIn(series: InstantSeries, from: number, to: number, most = Infinity): readonly number[] {
  const found: number[] = [];
  for (let at = series.from(from); at !== null && at < to && found.length < most; at = series.from(at + 1)) found.push(at);
  return found;
}

/** `fires once on its days, but in Europe/Berlin not at all on 2027-03-28 (there is no 02:30), twice on 2027-10-31 (…)`. */
function describe(surprises: readonly Surprise[], zone: Zone): string {
  const groups = Map.groupBy(surprises, ({ instants }) => instants.length);
  const days = [...groups].map(
    ([count, group]) => `${times(count)} on ${group.map((each) => describeDay(each, zone)).join(' and ')}`,
  );
  return `fires ${times(surprises[0]?.expected ?? 0)} on its days, but in ${zone.name} ${days.join(', ')}`;
}

function describeDay({ instants, wall }: Surprise, zone: Zone): string {
  const day = formatInstant(wall, 'UTC');
  const shown = instants.map((instant) => formatInstant(instant, zone.name));
  if (shown.length === 0) return `${day.slice(0, 10)} (there is no ${day.slice(11, 16)})`;
  return `${day.slice(0, 10)} (${shown.length <= FEW ? shown.join(', ') : `${shown[0]} to ${shown.at(-1)}`})`;
}

function times(count: number): string {
  return ['not at all', 'once', 'twice'][count] ?? `${count} times`;
}

function hintFor(spec: WallSpec): string {
  if (spec.kind === 'calendar-interval') return 'choose a time of day that no clock change skips';
  if (!spec.rule.wildcard && spec.dst !== 'vixie') return 'leave `dst` at `vixie`: a fixed time then fires once on every day';
  return 'choose hours that no clock change touches, or `dst: { gap: shift, fold: first }`';
}
