/** A run that has not ended. */
export interface RunInFlight {
  readonly jobId: string;
  readonly runId: string;
  readonly fireTime: number;
  /** `null`: it has not begun, but waits for another one to end, or for its turn. */
  readonly startedAt: number | null;
  /** What it waits for, begun or not, in words; `null`: it goes on, or waits for another run of its job. */
  readonly waitsFor: string | null;
}
