import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrigger } from '../../src/trigger/create-trigger.ts';

const MINUTE = 60_000;

/** A field as text, with the values it stands for by construction. */
interface Field {
  readonly text: string;
  readonly values: ReadonlySet<number>;
}

const upTo = (first: number, last: number, step: number): number[] => {
  const values: number[] = [];
  for (let value = first; value <= last; value += step) values.push(value);
  return values;
};

function field(min: number, max: number): fc.Arbitrary<Field> {
  const value = fc.integer({ min, max });
  const range = fc.tuple(value, value, fc.integer({ min: 1, max: 4 })).map(([a, b, step]): Field => {
    const [first, last] = [Math.min(a, b), Math.max(a, b)];
    return { text: `${first}-${last}/${step}`, values: new Set(upTo(first, last, step)) };
  });
  const list = fc.array(
    fc.oneof(
      value.map((one): Field => ({ text: String(one), values: new Set([one]) })),
      range,
    ),
    { minLength: 1, maxLength: 3 },
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant({ text: '*', values: new Set(upTo(min, max, 1)) }) },
    fc.integer({ min: 1, max: 20 }).map((step) => ({ text: `*/${step}`, values: new Set(upTo(min, max, step)) })),
    {
      weight: 2,
      arbitrary: list.map((parts) => ({
        text: parts.map(({ text }) => text).join(),
        values: new Set(parts.flatMap(({ values }) => [...values])),
      })),
    },
  );
}

const specs = fc.record({
  minute: field(0, 59),
  hour: field(0, 23),
  day: field(1, 31),
  month: field(1, 12),
  weekday: field(0, 6),
});

/** Days on which some clock of these zones changes, and days on which none does. */
const places = fc.oneof(
  fc.constantFrom(
    ['Europe/Berlin', '2026-03-28'],
    ['Europe/Berlin', '2026-10-24'],
    ['America/Santiago', '2024-09-07'],
    ['Australia/Lord_Howe', '2024-10-05'],
    ['Australia/Lord_Howe', '2025-04-05'],
    ['Antarctica/Troll', '2026-10-24'],
    ['America/Havana', '2025-11-01'],
    ['Pacific/Apia', '2011-12-29'],
  ),
  fc.tuple(
    fc.constantFrom('UTC', 'Asia/Kolkata', 'Europe/Dublin', 'America/New_York', 'Pacific/Chatham'),
    fc
      .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  ),
);

interface Wall {
  readonly minute: number;
  readonly hour: number;
  readonly day: number;
  readonly month: number;
  readonly weekday: number;
}

function wallClock(timeZone: string): (instant: number) => Wall {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (instant) => {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = (format.format(instant).match(/\d+/g) ?? []).map(Number);
    return { minute, hour, day, month, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
  };
}

test('follows real time exactly as asking each minute whether its wall clock matches', () => {
  fc.assert(
    fc.property(
      specs,
      places,
      fc.integer({ min: 0, max: 1439 }),
      ({ minute, hour, day, month, weekday }, [timezone = '', date], offset) => {
        const wallAt = wallClock(timezone);
        const isMatch = (instant: number): boolean => {
          const wall = wallAt(instant);
          const [byDay, byWeekday] = [day.values.has(wall.day), weekday.values.has(wall.weekday)];
          const isDay = day.text === '*' || weekday.text === '*' ? byDay && byWeekday : byDay || byWeekday;
          return isDay && minute.values.has(wall.minute) && hour.values.has(wall.hour) && month.values.has(wall.month);
        };
        const start = Date.parse(`${date}T00:00:00Z`) + offset * MINUTE;
        const end = start + 2880 * MINUTE;
        const wanted: number[] = [];
        for (let instant = start; instant < end; instant += MINUTE) if (isMatch(instant)) wanted.push(instant);

        const cron = [minute, hour, day, month, weekday].map(({ text }) => text).join(' ');
        const trigger = createTrigger({ cron, timezone, dst: 'wallclock' });
        const given: number[] = [];
        let fireTime = trigger.nextFireTime(null, start);
        while (fireTime !== null && fireTime < end) {
          given.push(fireTime);
          fireTime = trigger.nextFireTime(fireTime, fireTime);
        }
        expect(given).toEqual(wanted);
      },
    ),
    { numRuns: 120 },
  );
});

test('a daily job at a fixed time fires once a day through a year of clock changes', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Antarctica/Troll',
    'Africa/Cairo',
    'America/Nuuk',
    'Asia/Gaza',
  );
  const times = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
  fc.assert(
    fc.property(zones, times, fc.integer({ min: 1990, max: 2060 }), (timezone, time, year) => {
      const trigger = createTrigger({ cron: time, timezone });
      const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29;
      let fireTime = trigger.nextFireTime(null, Date.UTC(year, 0, 15));
      let last = fireTime ?? 0;
      for (let day = 0; day < (isLeap ? 366 : 365) && fireTime !== null; day++) {
        fireTime = trigger.nextFireTime(fireTime, fireTime);
        expect(fireTime).toBeGreaterThan(last);
        last = fireTime ?? last;
      }
      const first = trigger.nextFireTime(null, Date.UTC(year + 1, 0, 15));
      expect(last).toBe(first);
    }),
    { numRuns: 80 },
  );
});
