import type { InstantSeries } from './instant-series.ts';

/**
 * After so many answers on which the parts disagree, they are taken never to agree. It is the rarest part that counts: with two parts
 * these are two months of minutes, eleven years of hours, or nearly three centuries of days.
 */
const MOST_STEPS = 200_000;

/** The instants that all parts share. Each part in turn goes on to the latest answer there is, until it is everybody's. */
export class CommonSeries implements InstantSeries {
  readonly #parts: readonly InstantSeries[];
  // A memo: from this instant on the search has found nothing.
  #emptyFrom = Infinity;

  constructor(parts: readonly InstantSeries[]) {
    this.#parts = parts;
  }

  from(instant: number): number | null {
    if (instant >= this.#emptyFrom) return null;
    let candidate = instant;
    let agreed = 0;
    for (let step = 0; agreed < this.#parts.length && step < MOST_STEPS; step++) {
      const answer = this.#parts[step % this.#parts.length]?.from(candidate) ?? null;
      if (answer === null) break;
      agreed = answer === candidate ? agreed + 1 : 1;
      candidate = answer;
    }
    if (agreed === this.#parts.length) return candidate;
    this.#emptyFrom = instant;
    return null;
  }
}
