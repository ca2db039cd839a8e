/** How many runs may go on at the same time. */
export interface RunLimits {
  /** Of all jobs together. Default: no limit. */
  readonly maxConcurrentRuns?: number;
  /** Of the jobs that name a limit, by its name. A name that is not here is no limit. */
  readonly concurrency?: Readonly<Record<string, number>>;
}

/** A run's place among those that are going: asked for, had, given back, and maybe asked for again. */
export class RunPlace {
  /** The limit it counts against. */
  group: string | null = null;
  isAsked = false;
  /** Told when a run that had to wait may start. */
  onFree: () => void = doNothing;
}

/**
 * The places for runs, handed out in the order in which they are asked for. One whose own limit is reached lets those behind it
 * pass, so that a group that is full holds up nobody else.
 */
export class RunPlaces {
  #limits: Required<RunLimits> = { maxConcurrentRuns: Infinity, concurrency: {} };
  #isHeld = false;
  #going = 0;
  readonly #goingOf = new Map<string, number>();
  /** In the order of their coming. */
  readonly #waiting = new Set<RunPlace>();

  /** From now on; what goes already goes on. */
  setLimits({ maxConcurrentRuns = Infinity, concurrency = {} }: RunLimits): void {
    this.#limits = { maxConcurrentRuns, concurrency };
    this.#startWaiting();
  }

  /** Nothing that waits may start until `release`. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    this.#startWaiting();
  }

  /**
   * Asks for a place. Answers why the run has to wait for it, until `place.onFree` is called, which is not before this call returns; `null`: it is taken.
   *
   * @param group the name of a limit; `null`: only that of all runs counts.
   */
  ask(place: RunPlace, group: string | null): string | null {
    place.isAsked = true;
    place.group = group;
    const obstacle = this.#obstacle(group);
    if (obstacle === null) this.#count(group, 1);
    else this.#waiting.add(place);
    return obstacle;
  }

  /** The run has ended, or waits no more. Nothing happens to a place that was not asked for since. */
  giveBack(place: RunPlace): void {
    if (!place.isAsked) return;
    place.isAsked = false;
    if (this.#waiting.delete(place)) return;
    this.#count(place.group, -1);
    // One place is free now, so one of them can go.
    this.#startWaiting(1);
  }

  #startWaiting(most = Infinity): void {
    if (this.#isHeld || this.#waiting.size === 0) return;
    let started = 0;
    for (const waiting of this.#waiting) {
      if (started === most || this.#going >= this.#limits.maxConcurrentRuns) return;
      if (waiting.group !== null && this.#goingIn(waiting.group) >= this.#limitOf(waiting.group)) continue;
      this.#waiting.delete(waiting);
      this.#count(waiting.group, 1);
      started += 1;
      waiting.onFree();
    }
  }

  #obstacle(group: string | null): string | null {
    const { maxConcurrentRuns } = this.#limits;
    if (group !== null && this.#goingIn(group) >= this.#limitOf(group)) {
      return `${this.#goingIn(group)} of concurrency "${group}" ${this.#limitOf(group)} going`;
    }
    return this.#going >= maxConcurrentRuns ? `${this.#going} of max_concurrent_runs ${maxConcurrentRuns} going` : null;
  }

  #limitOf(group: string): number {
    const { concurrency } = this.#limits;
    return Object.hasOwn(concurrency, group) ? (concurrency[group] ?? Infinity) : Infinity;
  }

  #goingIn(group: string): number {
    return this.#goingOf.get(group) ?? 0;
  }

  #count(group: string | null, by: 1 | -1): void {
    this.#going += by;
    if (group === null) return;
    const going = this.#goingIn(group) + by;
    if (going === 0) this.#goingOf.delete(group);
    else this.#goingOf.set(group, going);
  }
}

function doNothing(): void {}
