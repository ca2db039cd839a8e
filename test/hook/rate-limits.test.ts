import { expect, test } from 'vitest';
import type { Hook } from '../../src/config/config.ts';
import { RateLimits } from '../../src/hook/rate-limits.ts';

const MINUTE = 60_000;

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

test('what is beyond the limit is held back, and counted with the next call', () => {
  const limits = new RateLimits();
  const told = [0, 1, 5, 9.9, 10, 11, 20].map((minute) => limits.take(limited(), 'a', minute * MINUTE));
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
  const limits = new RateLimits();
  const hook = limited({ atMost: { calls: 2, perMs: 10 * MINUTE } });
  const kinds = [0, 9, 10, 11, 19].map((minute) => limits.take(hook, 'a', minute * MINUTE).kind);
  expect(kinds).toEqual(['call', 'call', 'call', 'held', 'call']);
});

test('a hook of the file counts all jobs together, one of a job or a pipeline each job by itself', () => {
  const kinds = (level: Hook['level']): string[] => {
    const limits = new RateLimits();
    return ['a', 'b', 'a', null].map((job) => limits.take(limited({ level }), job, 0).kind);
  };
  expect(kinds('file')).toEqual(['call', 'held', 'held', 'held']);
  expect(kinds('job')).toEqual(['call', 'call', 'held', 'call']);
  expect(kinds('pipeline')).toEqual(['call', 'call', 'held', 'call']);
});

test('the same hook after a reload goes on counting, one that was edited begins anew; without a limit nothing counts', () => {
  const limits = new RateLimits();
  limits.take(limited(), 'a', 0);
  expect(limits.take(limited(), 'a', 1).kind).toBe('held');
  expect(limits.take(limited({ timeoutMs: 2000 }), 'a', 1).kind).toBe('call');
  const free = limited({ atMost: null });
  expect([limits.take(free, 'a', 0), limits.take(free, 'a', 0)]).toEqual([
    { kind: 'call', heldBack: 0 },
    { kind: 'call', heldBack: 0 },
  ]);
});
