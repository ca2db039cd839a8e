import { expect, test } from 'vitest';
import { normaliseTrigger } from '../../../src/config/normalise/normalise-trigger.ts';
import type { WrittenTrigger } from '../../../src/config/written-config.ts';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import type { TriggerSpec } from '../../../src/trigger/spec/trigger-spec.ts';

const SAME: readonly (readonly WrittenTrigger[])[] = [
  [{ interval: '30m' }, { interval: 1800 }, { interval: '1800' }, { interval: 'PT30M' }, { interval: { minutes: 30 } }],
  [{ interval: { hours: 1, seconds: 0.5 } }, { interval: '1h500ms' }, { interval: 3600.5 }],
  [
    { interval: '1h', jitter: '2m' },
    { interval: '1h', jitter: 120 },
    { interval: '1h', jitter: ' 2m ' },
  ],
  [{ interval: '1h' }, { interval: '1h', jitter: 0 }, { interval: '1h', jitter: '0s' }],
  [{ cron: '30 2 * * *' }, { cron: ' 30  2 *\t* * ' }, { cron: '30 2 * * *', dst: 'vixie' }],
  [
    { cron: { hour: 2, minute: 30 }, dst: 'wallclock' },
    { dst: 'wallclock', cron: { minute: 30, hour: 2 } },
  ],
  [{ any: [{ interval: '30m' }, { cron: '0  3 * * *' }] }, { any: [{ interval: 1800 }, { cron: '0 3 * * *' }] }],
  [{ startup: true }, { cron: '@reboot' }, { cron: ' @reboot ' }],
  [{ after: { job: 'a' } }, { after: { job: 'a', on: 'success' } }, { after: { job: 'a', on: ['success', 'success'] } }],
  [{ after: { job: 'a', on: ['timeout', 'failure'] } }, { after: { job: 'a', on: ['failure', 'timeout'] } }],
  [{ date: '2026-03-30' }, { date: '2026-03-30', jitter: 0 }],
];

test.each(SAME.map((forms) => [JSON.stringify(forms[0]), forms] as const))(
  'every spelling of %s is one trigger',
  (_name, forms) => {
    const zone = { timezone: 'Europe/Berlin', dst: 'vixie' } as const;
    const [first, ...others] = forms.map((form) => normaliseTrigger(form, zone));
    for (const other of others) expect(other).toEqual(first);
    for (const form of forms)
      expect(fireTimes(normaliseTrigger(form, zone) as WrittenTrigger)).toEqual(fireTimes({ timezone: zone.timezone, ...form }));
  },
);

const UTC = { timezone: 'UTC', dst: 'vixie' } as const;

test('the DST policy of `defaults` is that of every cron trigger that names none', () => {
  const defaults = { timezone: 'UTC', dst: 'wallclock' } as const;
  const cron = '30 2 * * *';
  expect(normaliseTrigger({ cron }, defaults)).toEqual({ timezone: 'UTC', cron, dst: 'wallclock' });
  expect(normaliseTrigger({ any: [{ cron }] }, defaults)).toEqual({ timezone: 'UTC', any: [{ cron }], dst: 'wallclock' });
  expect(normaliseTrigger({ cron, dst: 'vixie' }, defaults)).toEqual({ timezone: 'UTC', cron });
  expect(normaliseTrigger({ cron: '@reboot' }, defaults)).toEqual({ timezone: 'UTC', startup: true });
  expect(normaliseTrigger({ interval: 60 }, defaults)).toEqual({ timezone: 'UTC', interval: 60 });
});

test('what makes a difference stays', () => {
  const written = { cron: '0 3 * * *', timezone: 'Asia/Tokyo', start_date: '2026-01-01', end_date: '2027-01-01', jitter: '1m' };
  expect(normaliseTrigger({ ...written, dst: 'wallclock' }, UTC)).toEqual({ ...written, jitter: 60, dst: 'wallclock' });
});

/** The first of them from a day before the clocks change. */
function fireTimes(spec: WrittenTrigger): readonly (number | null)[] {
  const anchor = Date.UTC(2026, 2, 28);
  const trigger = createTrigger(spec as TriggerSpec, { id: 'job', anchor });
  const times: (number | null)[] = [];
  for (let time: number | null = null; times.length < 20;) {
    time = trigger.nextFireTime(time, time ?? anchor);
    times.push(time);
    if (time === null) break;
  }
  return times;
}
