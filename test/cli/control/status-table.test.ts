import { expect, test } from 'vitest';
import { statusTable } from '../../../src/cli/control/status-table.ts';
import type { JobStatus, StatusAnswer } from '../../../src/server/answers.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');

const RUNNER: StatusAnswer['runner'] = {
  version: '1.2.3',
  pid: 42,
  since: '2026-06-01T10:00:00Z',
  directory: '/srv/.volnux',
  state: 'running',
  generation: 7,
  hash: '0123456789abcdef',
  files: ['/srv/schedule.yaml', '/srv/.env'],
  timezone: 'UTC',
  degraded: [],
};

function job(fields: Partial<JobStatus>): JobStatus {
  return {
    job: 'a',
    timezone: 'UTC',
    state: 'scheduled',
    next_fire_time: '2026-06-01T15:00:00Z',
    declared: 'active',
    override: null,
    last: null,
    runs: [],
    ...fields,
  };
}

test('shows the runner, and a line for each job', () => {
  const run = { job: 'b', run: 'r', fire_time: '2026-06-01T11:59:00Z', started_at: '2026-06-01T11:59:00Z', waits_for: null };
  const rests = { ...run, job: 'd', waits_for: 'its next attempt' };
  const override = {
    kind: 'pause',
    user: 'ann',
    uid: 1000,
    reason: 'the disk\nis full',
    since: '2026-06-01T13:00:00+02:00',
    until: '2026-06-01T15:00:00+02:00',
  } as const;
  const jobs = [
    job({
      // A long run: what counts is when it ended.
      last: {
        fire_time: '2026-06-01T03:00:00Z',
        run: 'r',
        outcome: 'failure',
        reason: 'exit 3',
        ended_at: '2026-06-01T09:00:00Z',
      },
    }),
    job({ job: 'b', state: 'idle', next_fire_time: null, runs: [run, { ...run, run: 's', started_at: null }] }),
    job({ job: 'd', state: 'idle', next_fire_time: null, runs: [rests] }),
    job({ job: 'c', state: 'paused', next_fire_time: null, timezone: 'Europe/Berlin', override }),
  ];
  expect(statusTable({ runner: RUNNER, jobs }, NOW, (_style, text) => text)).toBe(`\
volnux 1.2.3, pid 42, running since Mon 2026-06-01 10:00:00 UTC (2 h ago)
generation 7 (0123456789ab) of /srv/schedule.yaml, /srv/.env
state in /srv/.volnux

job  state      next fire time                       last              runs                        drift
a    scheduled  Mon 2026-06-01 15:00:00 UTC, in 3 h  failure, 3 h ago
b    idle                                                              1 for 1 min, 1 waits
d    idle                                                              1 waits (its next attempt)
c    paused                                                                                        paused by ann (uid 1000) since Mon 2026-06-01 13:00:00 +02:00, until Mon 2026-06-01 15:00:00 +02:00: the disk ⏎ is full
`);
});

test('says what is wrong with the runner, and that there are no jobs', () => {
  const degraded = [
    { kind: 'config_rejected', since: '2026-06-01T11:00:00Z', reason: 'schedule.yaml:5:1 is wrong\n  more' },
  ] as const;
  const table = statusTable({ runner: { ...RUNNER, degraded }, jobs: [] }, NOW, (style, text) => `<${style}>${text}`);
  expect(table).toContain(
    '<red>degraded: config rejected since Mon 2026-06-01 11:00:00 UTC: schedule.yaml:5:1 is wrong …\n\nno jobs\n',
  );
});
