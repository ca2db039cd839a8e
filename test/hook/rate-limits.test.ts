import { expect, test } from 'vitest';
import type { Hook } from '../../src/config/config.ts';
import { type Decision, RateLimits } from '../../src/hook/rate-limits.ts';
import type { ToldNotes } from '../../src/hook/told-notes.ts';
import { createMemory } from './told-memory.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-06-01T12:00:00Z');

function limited(fields: Partial<Hook> = {}): Hook {
  return {
    on: ['job_error'],
    action: { kind: 'shell', script: 'true' },
    level: 'file',
    atMost: { calls: 1, perMs: 10 * MINUTE },
    env: {},
    passEnv: [],
    cwd: '/',
    timeoutMs: 1000,
    ...fields,
  };
}

/** Limits on a clock that stands where it is put, in minutes. */
function limitsAt(notes: ToldNotes | null = null): (minute: number, hook: Hook, jobId: string | null) => Decision {
  let now = 0;
  const clock = { now: () => START + now, elapsed: () => now };
  const limits = new RateLimits({ clock, notes, fingerprint: (text) => `#${text.length}` });
  return (minute, hook, jobId) => {
    now = minute * MINUTE;
    return limits.take(hook, jobId);
  };
}

test('what is beyond the limit is held back, and counted with the next call', () => {
  const take = limitsAt();
  const told = [0, 1, 5, 9.9, 10, 11, 20].map((minute) => take(minute, limited(), 'a'));
  expect(told).toEqual([
    { kind: 'call', heldBack: 0 },
    { kind: 'held' },
    { kind: 'held' },
    { kind: 'held' },
    { kind: 'call', heldBack: 3 },
    { kind: 'held' },
    { kind: 'call', heldBack: 1 },
  ]);
});

test('several calls count in any stretch of that length, not from one full hour to the next', () => {
  const take = limitsAt();
  const hook = limited({ atMost: { calls: 2, perMs: 10 * MINUTE } });
  const kinds = [0, 9, 10, 11, 19].map((minute) => take(minute, hook, 'a').kind);
  expect(kinds).toEqual(['call', 'call', 'call', 'held', 'call']);
});

test('a hook of the file counts all jobs together, one of a job or a pipeline each job by itself', () => {
  const kinds = (level: Hook['level']): string[] => {
    const take = limitsAt();
    return ['a', 'b', 'a', null].map((job) => take(0, limited({ level }), job).kind);
  };
  expect(kinds('file')).toEqual(['call', 'held', 'held', 'held']);
  expect(kinds('job')).toEqual(['call', 'call', 'held', 'call']);
  expect(kinds('pipeline')).toEqual(['call', 'call', 'held', 'call']);
});

test('the same hook after a reload goes on counting, one that was edited begins anew; without a limit nothing counts', () => {
  const take = limitsAt();
  take(0, limited(), 'a');
  expect(take(1, limited(), 'a').kind).toBe('held');
  expect(take(1, limited({ timeoutMs: 2000 }), 'a').kind).toBe('call');
  const free = limited({ atMost: null });
  expect([take(0, free, 'a'), take(0, free, 'a')]).toEqual([
    { kind: 'call', heldBack: 0 },
    { kind: 'call', heldBack: 0 },
  ]);
});

test('the next process goes on counting, whatever its clock says elapsed, and a clock that was set back makes no one wait longer', async () => {
  const memory = createMemory();
  const hook = limited();
  const notes = memory.open();
  const take = limitsAt(notes);
  expect([take(0, hook, 'a').kind, take(2, hook, 'a').kind, take(3, hook, 'a').kind]).toEqual(['call', 'held', 'held']);
  await notes.close();
  expect(JSON.stringify(memory.kept())).not.toContain('job_error');

  const later = limitsAt(memory.open());
  expect(later(4, hook, 'a').kind).toBe('held');
  expect(later(10, hook, 'a')).toEqual({ kind: 'call', heldBack: 3 });

  const setBack = limitsAt(memory.open());
  expect(setBack(-60, hook, 'a').kind).toBe('held');
  expect(setBack(-50, hook, 'a').kind).toBe('call');
});
