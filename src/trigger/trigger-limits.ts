/** What stands beside every kind of trigger, resolved. Instants and spans in ms. */
export interface TriggerLimits {
  /** No fire time before it; -Infinity for none. */
  readonly start: number;
  /** No fire time after it; Infinity for none. */
  readonly end: number;
  /** Longest delay of a fire time; 0 for none. */
  readonly jitter: number;
  /** Seed of the jitter. */
  readonly id: string;
}
