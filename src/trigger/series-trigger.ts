import type { InstantSeries } from './instant-series.ts';
import { jitterDelay } from './jitter.ts';
import { lastInstant } from './last-instant.ts';
import { sharedLimits, type TriggerLimits } from './trigger-limits.ts';
import type { Trigger } from './trigger.ts';

/**
 * A trigger for instants that do not depend on the one before: cron, calendar intervals, `all`. A jittered fire time stays before the next
 * one without jitter, so fire times keep their order, none is lost to a long jitter, and the next one follows from the previous without
 * knowing its delay; at the end it is cut to the end.
 */
export class SeriesTrigger implements Trigger {
  readonly #series: InstantSeries;
  readonly #limits: TriggerLimits;

  constructor(series: InstantSeries, limits: TriggerLimits) {
    this.#series = series;
    this.#limits = sharedLimits(limits);
  }

  nextFireTime(previous: number | null, now: number): number | null {
    const base = this.#baseFrom(previous === null ? now : (now < previous ? now : previous) + 1);
    return base === null || this.#limits.jitter === 0 ? base : this.#delayed(base);
  }

  lastFireTime(previous: number, until: number): number {
    const bases: InstantSeries = { from: (instant) => this.#baseFrom(instant) };
    const base = lastInstant(bases, previous, until);
    if (base === null || this.#limits.jitter === 0) return base ?? previous;
    const fireTime = this.#delayed(base);
    if (fireTime <= until) return fireTime;
    const before = lastInstant(bases, previous, base - 1);
    return before === null ? previous : this.#delayed(before);
  }

  #baseFrom(instant: number): number | null {
    const { start, end } = this.#limits;
    const base = this.#series.from(instant < start ? start : instant);
    return base === null || base > end ? null : base;
  }

  #delayed(base: number): number {
    const { end, jitter, id } = this.#limits;
    const following = this.#baseFrom(base + 1) ?? Infinity;
    return Math.min(end, base + jitterDelay(id, base, Math.min(jitter, following - base - 1)));
  }
}
