import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockChangeAt } from '../../../src/trigger/zone/clock-change.ts';
import { zoneNamed } from '../../../src/trigger/zone/zone.ts';
import { places, wallClock } from '../wall-clock.ts';

test.each([
  // Half an hour, two hours, a day.
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 'after-gap', '2026-10-04T02:00 to 02:30'],
  ['Australia/Lord_Howe', '2026-10-03T16:00:00Z', 'same-day', '2026-10-04T02:00 to 02:30'],
  ['Australia/Lord_Howe', '2026-04-04T14:45:00Z', 'first-pass', '2026-04-05T02:00 to 01:30'],
  ['Australia/Lord_Howe', '2026-04-04T15:15:00Z', 'second-pass', '2026-04-05T02:00 to 01:30'],
  ['Antarctica/Troll', '2026-03-29T02:59:59Z', 'after-gap', '2026-03-29T01:00 to 03:00'],
  ['Antarctica/Troll', '2026-03-29T03:00:00Z', 'same-day', '2026-03-29T01:00 to 03:00'],
  ['Antarctica/Troll', '2026-10-24T23:00:00Z', 'first-pass', '2026-10-25T03:00 to 01:00'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z', 'after-gap', '2011-12-30T00:00 to 00:00'],
  ['Pacific/Apia', '2011-12-30T09:59:59Z', null, ''],
  // At midnight: a gap opens the day, a fold ends it.
  ['Asia/Beirut', '2026-03-28T21:59:59Z', null, ''],
  ['Asia/Beirut', '2026-03-28T22:00:00Z', 'after-gap', '2026-03-29T00:00 to 01:00'],
  ['Asia/Beirut', '2026-10-24T12:00:00Z', 'same-day', '2026-10-25T00:00 to 23:00'],
  ['Asia/Beirut', '2026-10-24T22:00:00Z', null, ''],
  ['Africa/Cairo', '2026-04-24T10:00:00Z', 'same-day', '2026-04-24T00:00 to 01:00'],
  ['Africa/Cairo', '2026-10-29T20:59:59Z', 'first-pass', '2026-10-30T00:00 to 23:00'],
  ['Africa/Cairo', '2026-10-29T21:00:00Z', 'second-pass', '2026-10-30T00:00 to 23:00'],
  ['Africa/Cairo', '2026-10-29T22:00:00Z', null, ''],
  ['America/Santiago', '2026-09-06T04:00:00Z', 'after-gap', '2026-09-06T00:00 to 01:00'],
  ['America/Santiago', '2026-04-05T03:30:00Z', 'second-pass', '2026-04-05T00:00 to 23:00'],
  // Winter is what deviates in Dublin, yet the clocks go the usual way.
  ['Europe/Dublin', '2026-03-29T01:00:00Z', 'after-gap', '2026-03-29T01:00 to 02:00'],
  ['Europe/Dublin', '2026-10-25T01:30:00Z', 'second-pass', '2026-10-25T02:00 to 01:00'],
  // Where the clocks never change, or not near.
  ['Asia/Kolkata', '2026-03-29T01:00:00Z', null, ''],
  ['UTC', '2026-03-29T01:00:00Z', null, ''],
  ['Europe/Berlin', '2026-03-28T22:59:59Z', null, ''],
  ['Europe/Berlin', '2026-03-29T22:00:00Z', null, ''],
])('in %s %s is %s (%s)', (zone, instant, kind, change) => {
  const touch = clockChangeAt(Date.parse(instant), zoneNamed(zone));
  expect(touch?.kind ?? null).toBe(kind);
  expect(touch === null ? '' : `${iso(touch.change.wallBefore)} to ${iso(touch.change.wallAfter).slice(11)}`).toBe(change);
});

function iso(wall: number): string {
  return new Date(wall).toISOString().slice(0, 16);
}

test('is what the clocks of Intl say: the same time again, or a day that has not 24 hours', () => {
  const QUARTER_MS = 900_000;
  const around = Array.from({ length: 4 * 96 + 1 }, (_, index) => (index - 2 * 96) * QUARTER_MS);
  fc.assert(
    fc.property(places, fc.integer({ min: 0, max: 3 * 96 - 1 }), ([timezone, midnight], quarter) => {
      const instant = midnight + quarter * QUARTER_MS;
      const wallAt = wallClock(timezone);
      const walls = around.map((delta) => ({ delta, wall: wallAt(instant + delta) }));
      const wall = wallAt(instant);
      const dayOf = (each: number): number => Math.floor(each / 86_400_000);
      const touch = clockChangeAt(instant, zoneNamed(timezone));

      expect(touch?.kind === 'first-pass').toBe(walls.some((each) => each.delta > 0 && each.wall === wall));
      expect(touch?.kind === 'second-pass').toBe(walls.some((each) => each.delta < 0 && each.wall === wall));
      const isWhole = walls.filter((each) => dayOf(each.wall) === dayOf(wall)).length === 96;
      const isOtherwiseTouched = touch !== null && touch.kind !== 'same-day';
      expect(isWhole).toBe(isOtherwiseTouched ? isWhole : touch === null);
    }),
  );
});
