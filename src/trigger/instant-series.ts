/** The instants (ms) at which something fires, without jitter and without regard to what fired before. Pure. */
export interface InstantSeries {
  /** The first one at or after `instant`, or `null`. */
  from(instant: number): number | null;
}
