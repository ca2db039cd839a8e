/** What hooks need of time. */
export interface HookClock {
  /** Unix ms; may jump. */
  readonly now: () => number;
  /** Ms since some moment; never jumps. */
  readonly elapsed: () => number;
  /** Calls `wake` once after about `delayMs`, unless the returned function is called first. It may come early. */
  readonly after: (delayMs: number, wake: () => void) => () => void;
}
