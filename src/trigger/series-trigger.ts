import type { InstantSeries } from './instant-series.ts';
import { jitterDelay } from './jitter.ts';
import { lastInstant } from './last-instant.ts';
import type { TriggerLimits } from './trigger-limits.ts';
import type { Trigger } from './trigger.ts';

/**
 * A trigger for instants that do not depend on the one before: cron, calendar intervals, `all`. A jittered fire time stays before the next
 * one without jitter, so fire times keep their order, none is lost to a long jitter, and the next one follows from the previous without
 * knowing its delay; at the end it is cut to the end.
 */
export class SeriesTrigger implements Trigger {
  readonly #series: InstantSeries;
  readonly #limits: TriggerLimits;
  readonly #start: number;
  readonly #end: number;
  readonly #isJittered: boolean;

  constructor(series: InstantSeries, limits: TriggerLimits) {
    this.#series = series;
    this.#limits = limits;
    this.#start = limits.start;
    this.#end = limits.end;
    this.#isJittered = limits.jitter > 0;
  }

  nextFireTime(previous: number | null, now: number): number | null {
    const base = this.#baseFrom(previous === null ? now : (now < previous ? now : previous) + 1);
    return base === null || !this.#isJittered ? base : this.#delayed(base);
  }

  lastFireTime(previous: number, until: number): number {
    const bases: InstantSeries = { from: (instant) => this.#baseFrom(instant) };
    const base = lastInstant(bases, previous, until);
    if (base === null || !this.#isJittered) return base ?? previous;
    const fireTime = this.#delayed(base);
    if (fireTime <= until) return fireTime;
    const before = lastInstant(bases, previous, base - 1);
    return before === null ? previous : this.#delayed(before);
  }

  #baseFrom(instant: number): number | null {
    const base = this.#series.from(instant < this.#start ? this.#start : instant);
    return base === null || base > this.#end ? null : base;
  }

  #delayed(base: number): number {
    const { jitter, id } = this.#limits;
    const following = this.#baseFrom(base + 1) ?? Infinity;
    return Math.min(this.#end, base + jitterDelay(id, base, Math.min(jitter, following - base - 1)));
  }
}
