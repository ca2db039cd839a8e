import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setLongTimeout } from '../../src/executor/long-timeout.ts';

const DAY_MS = 86_400_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('waits longer than a timer can hold', () => {
  const callback = vi.fn<() => void>();
  setLongTimeout(callback, 60 * DAY_MS);
  vi.advanceTimersByTime(60 * DAY_MS - 1);
  expect(callback).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(callback).toHaveBeenCalledOnce();
});

test('is called off, also late', () => {
  const callback = vi.fn<() => void>();
  const callOff = setLongTimeout(callback, 60 * DAY_MS);
  vi.advanceTimersByTime(30 * DAY_MS);
  callOff();
  vi.advanceTimersByTime(60 * DAY_MS);
  expect(callback).not.toHaveBeenCalled();
});
