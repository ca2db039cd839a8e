import { nearestZoneName } from './nearest-zone-name.ts';
import { TriggerError } from '../trigger-error.ts';

/** A stretch of time with one UTC offset. Instants and offsets in ms. */
export interface ZoneSpan {
  /** First instant of the span (inclusive). */
  readonly from: number;
  /** First instant after it. */
  readonly to: number;
  /** Wall time minus UTC. */
  readonly offset: number;
  /** The offset just before `from`; larger than `offset`: a fold begins, smaller: a gap. Equal where a span was only cut. */
  readonly offsetBefore: number;
}

export interface Zone {
  readonly name: string;
  /** The span that holds `instant`. */
  spanAt(instant: number): ZoneSpan;
}

// Longer than a year, so that a lookup of the coming fire time mostly stays in one window.
const WINDOW_MS = 384 * 86_400_000;
// Two changes that cancel out between two probes would be overlooked; the shortest such stay since 1900 is four days (Freetown, 1939).
const PROBE_MS = 3 * 86_400_000;

// A pure memo: what a name means does not change while the process runs.
const zones = new Map<string, Zone>();

/**
 * The zone of an IANA name (any case), `UTC`, or a fixed offset like `+05:30`.
 * Offsets come from `Intl`, which is asked once for each window of time that is looked at; later lookups are arithmetic.
 *
 * @throws TriggerError `unknown-timezone`
 */
export function zoneNamed(name: string): Zone {
  let zone = zones.get(name);
  if (zone === undefined) {
    zone = /^utc$/i.test(name) ? utc() : intlZone(name);
    zones.set(name, zone);
  }
  return zone;
}

function utc(): Zone {
  const always: ZoneSpan = { from: -Infinity, to: Infinity, offset: 0, offsetBefore: 0 };
  return { name: 'UTC', spanAt: () => always };
}

function intlZone(name: string): Zone {
  const offsetAt = offsetReader(name);
  const windows = new Map<number, ZoneSpan[]>();
  let latest: ZoneSpan = { from: Infinity, to: -Infinity, offset: 0, offsetBefore: 0 };

  return {
    name,
    spanAt(instant) {
      if (instant >= latest.from && instant < latest.to) return latest;
      const index = Math.floor(instant / WINDOW_MS);
      let spans = windows.get(index);
      if (spans === undefined) {
        spans = spansOf(index, offsetAt);
        windows.set(index, spans);
      }
      for (const span of spans) if (instant >= span.from) latest = span;
      return latest;
    },
  };
}

function spansOf(window: number, offsetAt: (instant: number) => number): ZoneSpan[] {
  const start = window * WINDOW_MS;
  const end = start + WINDOW_MS;
  const spans: ZoneSpan[] = [];
  let from = start;
  let offsetBefore = offsetAt(start - 1000);
  let offset = offsetAt(start);
  let checked = start;
  for (let probe = start + PROBE_MS - 1000; probe < end; probe += PROBE_MS) {
    const offsetAfter = offsetAt(probe);
    if (offsetAfter !== offset) {
      const change = firstInstantOf(offsetAfter, checked, probe, offsetAt);
      spans.push({ from, to: change, offset, offsetBefore });
      [from, offsetBefore, offset] = [change, offset, offsetAfter];
    }
    checked = probe;
  }
  spans.push({ from, to: end, offset, offsetBefore });
  return spans;
}

/** Bisection to the second; the tz database knows no finer change. */
function firstInstantOf(offset: number, before: number, after: number, offsetAt: (instant: number) => number): number {
  let [low, high] = [before, after];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (offsetAt(middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}

function offsetReader(timeZone: string): (instant: number) => number {
  const format = offsetFormat(timeZone);
  return (instant) => {
    // "1970, GMT+05:30", for local mean times with seconds; "GMT" alone stands for zero.
    const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(instant));
    if (match === null) throw new Error(`Intl gave no offset for ${timeZone}: ${format.format(instant)}`);
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
    const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
    return sign === '-' ? -size : size;
  };
}

function offsetFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', timeZoneName: 'longOffset' });
  } catch (cause) {
    const nearest = nearestZoneName(timeZone);
    const hint = nearest === null ? 'use an IANA name like Europe/Berlin, or UTC' : `did you mean ${nearest}?`;
    throw new TriggerError({ code: 'unknown-timezone', message: `"${timeZone}" is not a known time zone`, hint }, { cause });
  }
}
