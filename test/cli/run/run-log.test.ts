import { expect, test } from 'vitest';
import type { LogFormat } from '../../../src/cli/print/format-lines.ts';
import { RunLog } from '../../../src/cli/run/run-log.ts';
import { createEvent, type EventFields } from '../../../src/event/event.ts';
import type { EventName } from '../../../src/event/event-mask.ts';

const NOON = Date.parse('2026-06-01T12:00:00Z');
const ADDED = ['job_added', 'config_applied', 'job_added'] as const;

interface Told {
  readonly log: RunLog;
  readonly tell: (name: EventName, timezone: string, fields?: EventFields) => void;
  readonly lines: () => readonly string[];
}

function logOf(format: LogFormat): Told {
  let written = '';
  const screen = { write: (text: string) => (written += text) };
  const log = new RunLog(format, { stdout: screen, stderr: screen });
  const tell: Told['tell'] = (name, timezone, fields) => log.onEvent(createEvent(name, NOON, fields), timezone);
  return { log, tell, lines: () => written.split('\n').slice(0, -1) };
}

test('for people all lines have the clock of the schedule, and fire times the zone of their job', () => {
  const { log, tell, lines } = logOf('text');
  const before = clockIn('Europe/Berlin');
  tell('config_applied', 'Europe/Berlin', { reason: '2 added: + a; + b' });
  tell('job_submitted', 'Asia/Tokyo', { jobId: 'b', runId: 'r', fireTime: NOON });
  log.onHookOutput(createEvent('job_error', NOON, { jobId: 'b' }), 'paged', 3, 'Asia/Tokyo');
  log.note('info', 'draining', { reason: 'SIGTERM' });
  const [applied, started, paged, draining] = lines();
  expect(paged).toMatch(/hook 3 \| paged$/);
  expect(applied).toBe('14:00:00                          config applied - 2 added: + a; + b');
  expect(started).toBe('14:00:00   b                      run started for 2026-06-01T21:00:00+09:00');
  // The last two are of now.
  const clocks = [before, clockIn('Europe/Berlin')];
  for (const line of [paged, draining]) expect(clocks).toContain(line?.slice(0, 'HH:MM'.length));
});

test('an event about a step is no output of it, and a hook that is tried again none of the hook', () => {
  const { log, tell, lines } = logOf('text');
  tell('config_applied', 'UTC');
  tell('step_error', 'UTC', { jobId: 'b', stepId: 's', reason: 'step "s" exited with code 3; the run goes on' });
  log.onHookRetry(createEvent('job_error', NOON, { jobId: 'b' }), 'webhook 2 http://x answered 503; it is tried again', 'UTC');
  expect(
    lines()
      .slice(1)
      .map((line) => line.slice(9)),
  ).toEqual([
    '! b                      step failed - step "s" exited with code 3; the run goes on',
    '! b                      hook is tried again - webhook 2 http://x answered 503; it is tried again',
  ]);
});

test('the jobs that are there at the start are told in one line for people, each where it is data', () => {
  for (const [format, told] of [
    ['text', ADDED.slice(1)],
    ['raw', ADDED.slice(1)],
    ['json', ADDED],
  ] as const) {
    const { tell, lines } = logOf(format);
    tell('job_added', 'UTC', { jobId: 'a' });
    tell('config_applied', 'UTC', { reason: '1 job, unchanged since generation 7' });
    tell('job_added', 'UTC', { jobId: 'late' });
    expect(lines()).toHaveLength(told.length);
  }
});

test('whatever else is told of a job before the first config is in force comes after it', () => {
  const { tell, lines } = logOf('text');
  tell('store_error', 'UTC', { reason: 'disk full' });
  tell('job_added', 'UTC', { jobId: 'a' });
  tell('job_paused', 'UTC', { jobId: 'a', reason: 'by ann' });
  tell('config_applied', 'UTC', { reason: '1 added: + a' });
  expect(lines().map((line) => line.slice(9).replaceAll(/ +/g, ' '))).toEqual([
    'x store failed - disk full',
    ' config applied - 1 added: + a',
    ' a job paused - by ann',
  ]);
});

function clockIn(timeZone: string): string {
  return new Date().toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
}
