import { expect, test } from 'vitest';
import { pastFireTimes } from '../../../src/cli/backfill/past-fire-times.ts';
import { createFingerprints } from '../../../src/scheduler/jobs/fingerprint.ts';
import type { JobRecord } from '../../../src/store/store.ts';
import type { TriggerSpec } from '../../../src/trigger/spec/trigger-spec.ts';
import { testJob } from '../../plan/job.ts';

function past(spec: TriggerSpec, from: string, to: string, anchor?: string): string[] {
  const trigger = { timezone: 'UTC', ...spec };
  const fingerprint = createFingerprints('UTC')(trigger);
  const known: JobRecord | null =
    anchor === undefined ? null : { jobId: 'a', fingerprint, anchor: Date.parse(anchor), nextFireTime: null, seenAt: 0 };
  const stretch = { from: Date.parse(from), to: Date.parse(to) };
  return pastFireTimes(testJob('a', { trigger }), stretch, known).map((time) => new Date(time).toISOString().slice(0, 16));
}

test('the beginning belongs to the stretch, its end does not', () => {
  expect(past({ cron: '0 3 * * *' }, '2026-03-01T03:00Z', '2026-03-03T03:00Z')).toEqual(['2026-03-01T03:00', '2026-03-02T03:00']);
});

test('clock changes count as they do for what is to come', () => {
  const nightly = { cron: '30 2 * * *', timezone: 'Europe/Berlin' };
  expect(past(nightly, '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toEqual(['2026-03-29T01:00', '2026-03-30T00:30']);
  expect(past(nightly, '2026-10-24T12:00Z', '2026-10-26T12:00Z')).toEqual(['2026-10-25T00:30', '2026-10-26T01:30']);
  expect(past({ ...nightly, dst: 'wallclock' }, '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toEqual(['2026-03-30T00:30']);
});

test('an interval keeps its phase before the moment that was recorded, too; without one it counts from the beginning', () => {
  const hourly = { interval: '1h' };
  const recorded = '2026-03-01T10:20Z';
  expect(past(hourly, '2026-03-01T12:00Z', '2026-03-01T13:30Z', recorded)).toEqual(['2026-03-01T12:20', '2026-03-01T13:20']);
  expect(past(hourly, '2026-02-28T00:20Z', '2026-02-28T01:30Z', recorded)).toEqual(['2026-02-28T00:20', '2026-02-28T01:20']);
  expect(past(hourly, '2026-03-01T12:00Z', '2026-03-01T13:30Z')).toEqual(['2026-03-01T13:00']);
  expect(past({ ...hourly, start_date: '2026-03-01T12:10:00' }, '2026-03-01T00:00Z', '2026-03-01T13:30Z', recorded)).toEqual([
    '2026-03-01T12:10',
    '2026-03-01T13:10',
  ]);
});

test('a date that lies before the stretch is none of its fire times', () => {
  expect(past({ date: '2026-03-01' }, '2026-02-01T00:00Z', '2026-04-01T00:00Z')).toEqual(['2026-03-01T00:00']);
  expect(past({ date: '2026-03-01' }, '2026-03-02T00:00Z', '2026-04-01T00:00Z')).toEqual([]);
});

test('what plans no times, or too many, is refused', () => {
  expect(() => past({ after: { job: 'b' } }, '2026-01-01', '2026-02-01')).toThrow(
    'a fires by after, which plans no times; `volnux exec a` runs it now',
  );
  expect(() => past({ manual: true }, '2026-01-01', '2026-02-01')).toThrow(
    'a is run by hand (manual: true): it has no fire times to make up for; `volnux trigger a` runs it now',
  );
  expect(past({ any: [{ startup: true }, { cron: '0 0 1 * *' }] }, '2026-01-01', '2026-02-01')).toHaveLength(1);
  expect(() => past({ interval: '1s' }, '2026-01-01', '2026-02-01')).toThrow('a has more than 100000 fire times in that time');
});
