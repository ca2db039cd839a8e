import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import { formatInstant } from '../../../src/trigger/zone/format-instant.ts';
import { zoneNamed } from '../../../src/trigger/zone/zone.ts';
import { wallClock, ZONES as ZONE_NAMES } from '../wall-clock.ts';

const ZONES = [
  'Africa/Casablanca',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Gaza',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'UTC',
];

test('a local time is what Intl makes of the instant, in any zone from 1950 to 2150', () => {
  const instants = fc.integer({ min: Date.UTC(1950, 0) / 1000, max: Date.UTC(2150, 0) / 1000 });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), instants, (timezone, seconds) => {
      const intl = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' });
      expect(formatInstant(seconds * 1000, timezone).slice(0, 19)).toBe(intl.format(seconds * 1000).replace(' ', 'T'));
    }),
  );
});

test('spans meet at the second of the change, with the offset before it', () => {
  const zone = zoneNamed('Europe/Berlin');
  const summer = zone.spanAt(Date.parse('2026-03-29T01:00:00Z'));
  expect(summer).toMatchObject({ from: Date.parse('2026-03-29T01:00:00Z'), offset: 7_200_000, offsetBefore: 3_600_000 });
  expect(zone.spanAt(summer.from - 1)).toMatchObject({ to: summer.from, offset: 3_600_000 });
});

const WINDOW = 384 * 86_400_000;
const HOUR = 3_600_000;

test('offsets hold around the ends of the windows in which they are looked up, in any zone', () => {
  const places = fc.tuple(fc.constantFrom(...ZONE_NAMES.filter((name) => name !== 'UTC')), fc.integer({ min: -40, max: 170 }));
  fc.assert(
    fc.property(places, fc.integer({ min: -80, max: 80 }), ([timezone, index], hours) => {
      const zone = zoneNamed(timezone);
      const wallAt = wallClock(timezone);
      const instant = index * WINDOW + hours * HOUR;
      const span = zone.spanAt(instant);
      expect(span.from <= instant && instant < span.to).toBe(true);
      // Intl gives whole seconds.
      for (const [at, offset] of [
        [instant, span.offset],
        [span.from, span.offset],
        [span.from - 1000, span.offsetBefore],
        [span.to - 1000, span.offset],
      ] as const) {
        expect(wallAt(at) - at).toBe(offset);
        expect(zone.spanAt(at).offset).toBe(offset);
      }
    }),
    { numRuns: 100 },
  );
});

// An hour after the end of a window, an hour before it, and at its end.
test.each([
  ['Europe/Berlin', '2077-03-28T01:00:00Z'],
  ['Europe/Madrid', '1942-08-31T23:00:00Z'],
  ['Africa/Tunis', '2005-09-30T00:00:00Z'],
])('a span of %s ends and begins at the clock change near the end of a window, not at that end', (timezone, change) => {
  const at = Date.parse(change);
  const end = Math.round(at / WINDOW) * WINDOW;
  expect(Math.abs(at - end)).toBeLessThanOrEqual(HOUR);
  for (const instant of [at - 1, Math.min(at, end) - 1, Math.min(at, end) - HOUR])
    expect(zoneNamed(timezone).spanAt(instant).to).toBe(at);
  for (const instant of [at, Math.max(at, end), Math.max(at, end) + HOUR])
    expect(zoneNamed(timezone).spanAt(instant).from).toBe(at);
});

test('two names of one zone are one zone', () => {
  expect(zoneNamed('europe/berlin')).toBe(zoneNamed('Europe/Berlin'));
  expect(zoneNamed('US/Eastern').name).toBe(zoneNamed('America/New_York').name);
  expect([zoneNamed('utc').name, zoneNamed('Etc/UTC').name, zoneNamed('+05:30').name]).toEqual(['UTC', 'UTC', '+05:30']);
});

test('two changes a week apart are both seen', () => {
  const zone = zoneNamed('America/Recife');
  expect(zone.spanAt(Date.parse('2000-10-12T00:00:00Z')).offset).toBe(-7_200_000);
  expect(zone.spanAt(Date.parse('2000-10-20T00:00:00Z')).offset).toBe(-10_800_000);
});

test.each([
  ['2025-03-30 02:30:00', 'Europe/Berlin', '2025-03-30T03:30:00+02:00'],
  ['2025-10-26 02:30:00', 'Europe/Berlin', '2025-10-26T02:30:00+02:00'],
  ['2024-10-06T02:15:00', 'Australia/Lord_Howe', '2024-10-06T02:45:00+11:00'],
  ['2011-12-30T12:00:00', 'Pacific/Apia', '2011-12-31T12:00:00+14:00'],
  ['2027-12-31T23:59:59.5', 'UTC', '2027-12-31T23:59:59.500Z'],
  ['2027-12-31T23:59:59.25-05:30', 'UTC', '2028-01-01T05:29:59.250Z'],
  ['2027-1-2', 'Asia/Kolkata', '2027-01-02T00:00:00+05:30'],
])('%s in %s is %s', (date, timezone, wanted) => {
  const fireTime = createTrigger({ date, timezone }).nextFireTime(null, 0);
  expect(formatInstant(fireTime ?? NaN, timezone)).toBe(wanted);
});

test('the zone of the spec goes before the zone of the schedule, which goes before UTC', () => {
  const spec = { date: '2026-01-05' };
  expect(createTrigger(spec).nextFireTime(null, 0)).toBe(Date.parse('2026-01-05T00:00:00Z'));
  expect(createTrigger(spec, { timezone: 'Asia/Tokyo' }).nextFireTime(null, 0)).toBe(Date.parse('2026-01-05T00:00:00+09:00'));
  expect(createTrigger({ ...spec, timezone: 'Asia/Dubai' }, { timezone: 'Asia/Tokyo' }).nextFireTime(null, 0)).toBe(
    Date.parse('2026-01-05T00:00:00+04:00'),
  );
});
