/** What the scheduler needs of time; tests hand in a fake one. */
export interface Clock {
  /** Unix ms. */
  readonly now: () => number;
  /** Calls `wake` once after about `delayMs`, unless the returned function is called first. It may come early. */
  readonly after: (delayMs: number, wake: () => void) => () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, wake) => {
    const timer = setTimeout(wake, delayMs);
    return () => clearTimeout(timer);
  },
};
