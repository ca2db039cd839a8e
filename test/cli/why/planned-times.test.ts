import { expect, test } from 'vitest';
import { plannedAround } from '../../../src/cli/why/planned-times.ts';
import { createFingerprints } from '../../../src/scheduler/jobs/fingerprint.ts';
import type { JobRecord } from '../../../src/store/store.ts';
import type { TriggerSpec } from '../../../src/trigger/spec/trigger-spec.ts';

const planned = (spec: TriggerSpec, time: string, known: JobRecord | null = null): unknown => {
  const around = plannedAround({ id: 'a', trigger: { timezone: 'UTC', ...spec } }, Date.parse(time), known);
  if (around.kind !== 'times') return around.kind;
  const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString().slice(0, 16));
  return [around.isFireTime, iso(around.before), iso(around.after)];
};

test.each<[TriggerSpec, string, unknown]>([
  [{ cron: '0 3 * * *' }, '2026-03-29T03:00Z', [true, '2026-03-28T03:00', '2026-03-30T03:00']],
  [{ cron: '0 3 * * *' }, '2026-03-29T04:00Z', [false, '2026-03-29T03:00', '2026-03-30T03:00']],
  [{ cron: '* * * * * *' }, '2026-03-29T03:00:10Z', [true, '2026-03-29T03:00', '2026-03-29T03:00']],
  [{ cron: '0 0 29 2 *' }, '2026-03-29T03:00Z', [false, '2024-02-29T00:00', '2028-02-29T00:00']],
  [{ interval: '1h', start_date: '2026-03-29' }, '2026-03-29T00:30Z', [false, '2026-03-29T00:00', '2026-03-29T01:00']],
  [{ interval: '1h', start_date: '2026-03-29' }, '2026-03-29T00:00Z', [true, null, '2026-03-29T01:00']],
  [{ date: '2026-03-29' }, '2026-03-28T00:00Z', [false, null, '2026-03-29T00:00']],
  [{ date: '2026-03-29' }, '2026-03-29T00:00Z', [true, null, null]],
  [{ date: '2026-03-29' }, '2026-03-30T00:00Z', [false, '2026-03-29T00:00', null]],
  [{ any: [{ startup: true }, { cron: '0 3 * * *' }] }, '2026-03-29T04:00Z', [false, '2026-03-29T03:00', '2026-03-30T03:00']],
])('around %j at %s', (spec, time, wanted) => {
  expect(planned(spec, time)).toEqual(wanted);
});

test.each<[TriggerSpec, string]>([
  [{ interval: '1h' }, 'counted'],
  [{ calendar_interval: { days: 2 } }, 'counted'],
  [{ any: [{ cron: '0 3 * * *' }, { interval: '1h', start_date: '2026-01-01' }] }, 'counted'],
  [{ startup: true }, 'occasion'],
  [{ any: [{ startup: true }, { after: { job: 'b' } }] }, 'occasion'],
])('%j cannot be said from the file: %s', (spec, wanted) => {
  expect(planned(spec, '2026-03-29T03:00Z')).toBe(wanted);
});

test.each<[TriggerSpec, string, unknown]>([
  [{ interval: '1h' }, '2026-03-29T03:20Z', [true, '2026-03-29T02:20', '2026-03-29T04:20']],
  [{ interval: '1h' }, '2026-03-29T03:00Z', [false, '2026-03-29T02:20', '2026-03-29T03:20']],
  [{ interval: '1h' }, '2026-03-28T00:00Z', [false, null, '2026-03-28T01:20']],
  [{ calendar_interval: { days: 2 } }, '2026-03-30T00:00Z', [true, '2026-03-28T00:00', '2026-04-01T00:00']],
  [{ any: [{ cron: '0 3 * * *' }, { interval: '1h' }] }, '2026-03-29T03:00Z', 'counted'],
])('what the last runner recorded says where %j counts from', (spec, time, wanted) => {
  const trigger = { timezone: 'UTC', ...spec };
  const known = { jobId: 'a', anchor: Date.parse('2026-03-28T00:20Z'), nextFireTime: null, seenAt: 0 };
  const fingerprint = createFingerprints('UTC')(trigger);
  expect(planned(spec, time, { ...known, fingerprint })).toEqual(wanted);
  expect(planned(spec, time, { ...known, fingerprint: 'of another trigger' })).toBe('counted');
});
