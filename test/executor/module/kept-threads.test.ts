import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { KeptThreads } from '../../../src/executor/module/kept-threads.ts';

class Thread {
  readonly startedAt: number = performance.now();
  calls = 1;
  isGone = false;
  isEnded = false;

  async end(): Promise<void> {
    this.isEnded = true;
  }
}

describe('threads that wait for another call', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
  });

  test('are given to one call each, the last used first, and to those of the same key', () => {
    const kept = new KeptThreads<Thread>();
    const [first, second] = [new Thread(), new Thread()];
    kept.keep('a', first);
    kept.keep('a', second);
    expect(kept.take('b')).toBeNull();
    expect([kept.take('a'), kept.take('a'), kept.take('a')]).toEqual([second, first, null]);
    vi.advanceTimersByTime(1_000_000);
    expect(first.isEnded).toBe(false);
  });

  test('are ended when they have been idle for ten seconds', () => {
    const kept = new KeptThreads<Thread>();
    const thread = new Thread();
    kept.keep('a', thread);
    vi.advanceTimersByTime(9_999);
    expect(thread.isEnded).toBe(false);
    vi.advanceTimersByTime(1);
    expect(thread.isEnded).toBe(true);
    expect(kept.take('a')).toBeNull();
  });

  test('are ended a minute after they were started, however busy', () => {
    const kept = new KeptThreads<Thread>();
    const thread = new Thread();
    for (let second = 0; second < 60; second += 6) {
      kept.keep('a', thread);
      vi.advanceTimersByTime(6_000);
      expect(kept.take('a')).toBe(second < 54 ? thread : null);
    }
    expect(thread.isEnded).toBe(true);
    const late = new Thread();
    vi.advanceTimersByTime(60_000);
    kept.keep('a', late);
    expect(late.isEnded).toBe(true);
  });

  test('are ended after five hundred calls', () => {
    const kept = new KeptThreads<Thread>();
    const thread = new Thread();
    thread.calls = 500;
    kept.keep('a', thread);
    expect(thread.isEnded).toBe(true);
    expect(kept.take('a')).toBeNull();
  });

  test('are eight at most: the longest idle one is ended', () => {
    const kept = new KeptThreads<Thread>();
    const threads = Array.from({ length: 9 }, () => new Thread());
    for (const [index, thread] of threads.entries()) kept.keep(`module ${index}`, thread);
    expect(threads.map(({ isEnded }) => isEnded)).toEqual([true, ...Array(8).fill(false)]);
  });

  test('are not given away when they have ended by themselves', () => {
    const kept = new KeptThreads<Thread>();
    const thread = new Thread();
    kept.keep('a', thread);
    thread.isGone = true;
    expect(kept.take('a')).toBeNull();
  });
});
