/** What the scheduler needs of time; tests hand in a fake one. */
export interface Clock {
  /** Unix ms; may jump. */
  readonly now: () => number;
  /** Ms since some moment; never jumps, and stands still while the machine sleeps. */
  readonly elapsed: () => number;
  /** Calls `wake` once after about `delayMs`, unless the returned function is called first. It may come early. */
  readonly after: (delayMs: number, wake: () => void) => () => void;
}

/** `setTimeout` takes 32 bits and fires at once beyond. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (delayMs, wake) => {
    let timer: NodeJS.Timeout;
    function arm(remainingMs: number): void {
      const rest = remainingMs - LONGEST_TIMER_MS;
      timer = rest > 0 ? setTimeout(() => arm(rest), LONGEST_TIMER_MS) : setTimeout(wake, remainingMs);
    }
    arm(delayMs);
    return () => clearTimeout(timer);
  },
};
