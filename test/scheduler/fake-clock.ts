import type { Clock } from '../../src/scheduler/clock.ts';

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Moves time on by `ms`, waking each timer at its own instant, and lets promises settle after each. */
  advance(ms: number): Promise<void>;
  /** Moves the wall clock but not the timers, which count elapsed time: a suspended machine, or a clock that was set. */
  jump(ms: number): void;
}

export function createFakeClock(start: string | number): FakeClock {
  let now = new Date(start).getTime();
  const timers = new Set<{ at: number; wake: () => void }>();

  async function advance(ms: number): Promise<void> {
    const end = now + ms;
    for (;;) {
      const next = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      timers.delete(next);
      now = Math.max(now, next.at);
      next.wake();
      await settle();
    }
    now = end;
    await settle();
  }

  return {
    now: () => now,
    after: (delayMs, wake) => {
      const timer = { at: now + delayMs, wake };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance,
    jump: (ms) => {
      now += ms;
      for (const timer of timers) timer.at += ms;
    },
  };
}

/** Until every promise that can settle without time passing has settled. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
