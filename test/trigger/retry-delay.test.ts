import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryDelay } from '../../src/trigger/retry-delay.ts';
import { ONCE } from '../plan/step.ts';

const RETRY = { ...ONCE, attempts: 5, delayMs: 1000, backoff: 3, maxDelayMs: 10_000 };

test('each delay is backoff times the one before, up to max_delay, and there are attempts minus one of them', () => {
  expect([1, 2, 3, 4, 5].map((attempt) => retryDelay(RETRY, attempt, 1, 0.5))).toEqual([1000, 3000, 9000, 10_000, null]);
});

test('without a retry nothing is tried again', () => {
  expect(retryDelay(ONCE, 1, 1, 0.5)).toBeNull();
});

test('with `on` only these exit codes are', () => {
  const retry = { ...RETRY, on: [75] };
  expect([75, 1, null].map((code) => retryDelay(retry, 1, code, 0.5))).toEqual([1000, null, null]);
});

test('jitter makes a delay longer or shorter by its part at most, and never longer than max_delay', () => {
  const retry = { ...RETRY, jitter: 0.2, backoff: 1 };
  expect([0, 0.5, 1].map((chance) => retryDelay(retry, 1, 1, chance))).toEqual([800, 1000, 1200]);
  fc.assert(
    fc.property(
      fc.nat(200),
      fc.double({ min: 1, max: 100, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, backoff, chance) => {
        const delay = retryDelay({ ...RETRY, attempts: 1000, backoff, jitter: 1 }, attempt + 1, 1, chance);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(10_000);
      },
    ),
  );
});

test('a delay that has grown beyond all bounds is still a number of milliseconds', () => {
  const retry = { ...RETRY, attempts: 1000, backoff: 100, maxDelayMs: null };
  expect(Number.isSafeInteger(retryDelay(retry, 900, 1, 0.5))).toBe(true);
});
