import { expect, test } from 'vitest';
import { clockChangeNote } from '../../../src/cli/next/clock-change-note.ts';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import type { TriggerSpec } from '../../../src/trigger/spec/trigger-spec.ts';
import { formatInstant } from '../../../src/trigger/zone/format-instant.ts';

/** Local time and note of the fire times of a local day, and of those around it that have a note. */
function notes(timezone: string, date: string, spec: TriggerSpec): string[] {
  const trigger = { timezone, ...spec };
  const engine = createTrigger(trigger, { id: 'nightly' });
  const found: string[] = [];
  let fireTime = engine.nextFireTime(null, Date.parse(date) - 86_400_000);
  while (fireTime !== null && fireTime < Date.parse(date) + 2 * 86_400_000) {
    const time = formatInstant(fireTime, timezone);
    const note = clockChangeNote({ id: 'nightly', trigger }, fireTime);
    if (time.startsWith(date) || note !== '') found.push(`${time.slice(11, 16)} ${note}`.trimEnd());
    fireTime = engine.nextFireTime(fireTime, fireTime);
  }
  return found;
}

test.each<[zone: string, date: string, spec: TriggerSpec, notes: string[]]>([
  [
    'Europe/Berlin',
    '2026-03-29',
    { cron: '30 2 * * *' },
    ['03:00 clocks go forward 1 h at 02:00; 02:30 does not exist, so it runs at 03:00'],
  ],
  [
    'Europe/Berlin',
    '2026-03-29',
    { cron: { hour: 2, minute: 30 }, dst: { gap: 'shift', fold: 'first' } },
    ['03:30 clocks go forward 1 h at 02:00; 02:30 does not exist, so it runs at 03:30'],
  ],
  // It runs at that time anyway.
  ['Europe/Berlin', '2026-03-29', { cron: '0 3 * * *' }, ['03:00 clocks go forward 1 h at 02:00 that day']],
  ['Europe/Berlin', '2026-03-29', { cron: '30 2 * * *', dst: 'wallclock' }, []],
  // No proof where other triggers or a delay have their part in it.
  [
    'Europe/Berlin',
    '2026-03-29',
    { any: [{ cron: '30 2 * * *' }, { cron: '0 12 1 * *' }] },
    ['03:00 clocks go forward 1 h at 02:00 that day'],
  ],
  ['Europe/Berlin', '2026-03-28', { cron: '30 2 * * *', end_date: '2026-03-28T12:00:00' }, ['02:30']],
  [
    'Europe/Berlin',
    '2026-10-25',
    { cron: '30 2,14 * * *', dst: 'wallclock' },
    [
      '02:30 first 02:30 of the day (clocks go back 1 h at 03:00)',
      '02:30 second 02:30 of the day (clocks went back 1 h at 03:00)',
      '14:30 clocks go back 1 h at 03:00 that day',
    ],
  ],
  [
    'Australia/Lord_Howe',
    '2026-10-04',
    { cron: '15 2 * * *' },
    ['02:30 clocks go forward 30 min at 02:00; 02:15 does not exist, so it runs at 02:30'],
  ],
  [
    'Antarctica/Troll',
    '2026-03-29',
    { cron: '15 2 * * *' },
    ['03:00 clocks go forward 2 h at 01:00; 02:15 does not exist, so it runs at 03:00'],
  ],
  ['Antarctica/Troll', '2026-10-25', { cron: '0 2 * * *' }, ['02:00 first 02:00 of the day (clocks go back 2 h at 03:00)']],
  [
    'Asia/Beirut',
    '2026-03-29',
    { cron: '@daily' },
    ['01:00 clocks go forward 1 h at 00:00; 00:00 does not exist, so it runs at 01:00'],
  ],
  ['Africa/Cairo', '2026-10-29', { cron: '30 23 * * *' }, ['23:30 first 23:30 of the day (clocks go back 1 h at 24:00)']],
  [
    'America/Santiago',
    '2026-04-04',
    { cron: '30 23 * * *', dst: { gap: 'next', fold: 'second' } },
    ['23:30 second 23:30 of the day (clocks went back 1 h at 24:00)'],
  ],
  [
    'Europe/Dublin',
    '2026-03-29',
    { cron: '20 1 * * *' },
    ['02:00 clocks go forward 1 h at 01:00; 01:20 does not exist, so it runs at 02:00'],
  ],
  ['Asia/Kolkata', '2026-03-29', { cron: '30 2 * * *' }, ['02:30']],
])('in %s on %s %j runs at %j', (zone, date, spec, wanted) => {
  expect(notes(zone, date, spec)).toEqual(wanted);
});
