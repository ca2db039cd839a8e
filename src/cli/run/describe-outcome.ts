import type { ReloadOutcome } from '../../reconcile/reconciler.ts';

/** What came of a look that somebody asked for, in a few words: what is new an event tells, once. */
export function describeOutcome(outcome: ReloadOutcome): string {
  switch (outcome.kind) {
    case 'unchanged':
      return 'nothing changed';
    case 'applied':
      return 'applied';
    case 'rejected':
      return 'it has mistakes';
    case 'refused':
      return outcome.reason;
  }
}
