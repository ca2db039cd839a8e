/** What became of a run. */
export type RunOutcome = 'success' | 'failure' | 'timeout' | 'cancelled' | 'interrupted';

/** What became of a fire time: it ran, or it did not (then with a reason). */
export type Outcome = RunOutcome | 'missed' | 'coalesced' | 'skipped';
