import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import { formatInstant } from '../../../src/trigger/zone/format-instant.ts';
import { zoneNamed } from '../../../src/trigger/zone/zone.ts';

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
