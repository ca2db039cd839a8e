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

/** One for all triggers without any: of ten thousand jobs most have none. */
const NO_LIMITS: TriggerLimits = { start: -Infinity, end: Infinity, jitter: 0, id: '' };

/** The same limits to keep for long. */
export function sharedLimits(limits: TriggerLimits): TriggerLimits {
  const { start, end, jitter } = limits;
  return start === -Infinity && end === Infinity && jitter === 0 ? NO_LIMITS : limits;
}
