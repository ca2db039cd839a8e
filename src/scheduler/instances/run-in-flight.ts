/** A run that has not ended. */
export interface RunInFlight {
  readonly jobId: string;
  readonly runId: string;
  readonly fireTime: number;
  /** `null`: it has not begun, but waits for another one to end, or for its turn. */
  readonly startedAt: number | null;
}
