import { nearestZoneName } from './nearest-zone-name.ts';
import { showValue } from '../spec/show-value.ts';
import { TriggerError } from '../trigger-error.ts';

/** A stretch of time with one UTC offset. Instants and offsets in ms. */
export interface ZoneSpan {
  /** First instant of the span (inclusive). */
  readonly from: number;
  /** First instant after it. */
  readonly to: number;
  /** Wall time minus UTC. */
  readonly offset: number;
  /** The offset just before `from`; larger than `offset`: a fold begins, smaller: a gap. Equal where a span was only cut, far from any change. */
  readonly offsetBefore: number;
}

export interface Zone {
  /** The same for all names of the zone; not always the one it was asked for by. */
  readonly name: string;
  /** The span that holds `instant`. */
  spanAt(instant: number): ZoneSpan;
}

// Longer than a year, so that a lookup of the coming fire time mostly stays in one window.
const WINDOW_MS = 384 * 86_400_000;
// Two changes that cancel out between two probes would be overlooked; the shortest such stay since 1900 is four days (Freetown, 1939).
const PROBE_MS = 3 * 86_400_000;

const ZONE_HINT = 'use an IANA name like Europe/Berlin, or UTC';
// Names that ICU takes from old Java and IANA does not know: to it BST is Bangladesh, and IST is India.
const ICU_ABBREVIATIONS = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(' '),
);

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
    const timeZone = canonicalName(name);
    zone = zones.get(timeZone) ?? (timeZone === 'UTC' ? utc() : intlZone(timeZone));
    zones.set(timeZone, zone);
    zones.set(name, zone);
  }
  return zone;
}

/** Asks a list first: the first formatter that is made takes ten times as long, and a schedule is checked without the offsets of its zones. */
function canonicalName(name: string): string {
  if (name === 'UTC') return name;
  knownNames ??= new Set(Intl.supportedValuesOf('timeZone'));
  return knownNames.has(name) ? name : offsetFormat(name).resolvedOptions().timeZone;
}

let knownNames: ReadonlySet<string> | undefined;

function utc(): Zone {
  const always: ZoneSpan = { from: -Infinity, to: Infinity, offset: 0, offsetBefore: 0 };
  return { name: 'UTC', spanAt: () => always };
}

function intlZone(name: string): Zone {
  let offsetAt: ((instant: number) => number) | undefined;
  const windows = new Map<number, ZoneSpan[]>();
  let latest: ZoneSpan = { from: Infinity, to: -Infinity, offset: 0, offsetBefore: 0 };

  return {
    name,
    spanAt(instant) {
      if (instant >= latest.from && instant < latest.to) return latest;
      const index = Math.floor(instant / WINDOW_MS);
      let spans = windows.get(index);
      if (spans === undefined) {
        offsetAt ??= offsetReader(offsetFormat(name));
        spans = spansOf(index, offsetAt);
        windows.set(index, spans);
      }
      for (const span of spans) if (instant >= span.from) latest = span;
      return latest;
    },
  };
}

/**
 * The spans of a window. The first one begins at a change shortly before the window and the last one ends at a change shortly after it, so
 * that nobody takes the end of a window for calm: the hour before a fold, and the one after it, are told apart.
 */
function spansOf(window: number, offsetAt: (instant: number) => number): ZoneSpan[] {
  const start = window * WINDOW_MS;
  const end = start + WINDOW_MS;
  const spans: ZoneSpan[] = [];
  let checked = start - PROBE_MS;
  let from = start;
  let offset = offsetAt(start);
  let offsetBefore = offsetAt(checked);
  if (offsetBefore !== offset) from = firstInstantOf(offset, checked, start, offsetAt);
  checked = start;
  for (let probe = start + PROBE_MS - 1000; probe < end + PROBE_MS; probe += PROBE_MS) {
    const offsetAfter = offsetAt(probe);
    if (offsetAfter !== offset) {
      const change = firstInstantOf(offsetAfter, checked, probe, offsetAt);
      spans.push({ from, to: change, offset, offsetBefore });
      [from, offsetBefore, offset] = [change, offset, offsetAfter];
    }
    checked = probe;
  }
  if (from < end) spans.push({ from, to: end, offset, offsetBefore });
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

function offsetReader(format: Intl.DateTimeFormat): (instant: number) => number {
  return (instant) => {
    const text = format.format(instant);
    // "1970, GMT+05:30", for local mean times with seconds; "GMT" alone stands for zero.
    const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
    if (match === null) throw new Error(`Intl gave no offset for ${format.resolvedOptions().timeZone}: ${text}`);
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
    const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
    return sign === '-' ? -size : size;
  };
}

function offsetFormat(timeZone: unknown): Intl.DateTimeFormat {
  if (typeof timeZone !== 'string') throw unknownZone(timeZone, ZONE_HINT);
  if (ICU_ABBREVIATIONS.has(timeZone.toUpperCase()))
    throw unknownZone(timeZone, 'abbreviations have several meanings: use an IANA name like Europe/Berlin');
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', timeZoneName: 'longOffset' });
  } catch (cause) {
    const nearest = nearestZoneName(timeZone);
    throw unknownZone(timeZone, nearest === null ? ZONE_HINT : `did you mean ${nearest}?`, cause);
  }
}

function unknownZone(timeZone: unknown, hint: string, cause?: unknown): TriggerError {
  return new TriggerError(
    { code: 'unknown-timezone', message: `${showValue(timeZone)} is not a known time zone`, hint },
    { cause },
  );
}
