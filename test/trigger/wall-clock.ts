import fc from 'fast-check';

/** Reads the wall clock of a zone from `Intl`: ms as if the zone were UTC, whole seconds. */
export function wallClock(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (instant) => Date.parse(`${format.format(instant).replace(' ', 'T')}Z`);
}

/** Every zone that `Intl` knows by name. */
export const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** Zones with the midnights (UTC) of days around which their clocks change, and other days from 2000 to 2100. */
export const places: fc.Arbitrary<readonly [zone: string, midnight: number]> = fc.oneof(
  fc
    .constantFrom(
      ['Europe/Berlin', '2026-03-28'],
      ['Europe/Berlin', '2026-10-24'],
      ['America/Santiago', '2024-09-07'],
      ['America/Nuuk', '2026-03-28'],
      ['Australia/Lord_Howe', '2024-10-05'],
      ['Australia/Lord_Howe', '2025-04-05'],
      ['Antarctica/Troll', '2026-03-28'],
      ['Antarctica/Troll', '2026-10-24'],
      ['America/Havana', '2025-11-01'],
      ['Pacific/Apia', '2011-12-29'],
    )
    .map(([zone = '', date = '']) => [zone, Date.parse(date)] as const),
  fc.tuple(
    fc.constantFrom(...ZONES),
    fc.integer({ min: Date.UTC(2000, 0) / 86_400_000, max: Date.UTC(2100, 0) / 86_400_000 }).map((day) => day * 86_400_000),
  ),
);
