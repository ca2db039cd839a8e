import type { Clock } from '../../src/scheduler/clock.ts';

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Moves time on by `ms`, waking each timer at its own instant, and lets promises settle after each. */
  advance(ms: number): Promise<void>;
  /** Moves the wall clock but not the timers, which count elapsed time: a suspended machine, or a clock that was set. */
  jump(ms: number): void;
  /** Lets time pass while no timer is looked at: an event loop that is blocked. */
  stall(ms: number): void;
}

export function createFakeClock(start: string | number): FakeClock {
  let now = new Date(start).getTime();
  let elapsed = 0;
  const timers = new Set<{ at: number; wake: () => void }>();

  async function advance(ms: number): Promise<void> {
    const end = now + ms;
    for (;;) {
      const next = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      timers.delete(next);
      elapsed += Math.max(next.at - now, 0);
      now = Math.max(now, next.at);
      next.wake();
      await settle();
    }
    elapsed += end - now;
    now = end;
    await settle();
  }

  return {
    now: () => now,
    elapsed: () => elapsed,
    after: (delayMs, wake) => {
      const timer = { at: now + delayMs, wake };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance,
    stall: (ms) => {
      now += ms;
      elapsed += ms;
    },
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
