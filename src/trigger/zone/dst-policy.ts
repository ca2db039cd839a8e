import { TriggerError } from '../trigger-error.ts';

/** What becomes of wall times that a clock change skips (`gap`) or repeats (`fold`), as written under `dst:`. */
export type DstPolicy = 'vixie' | 'wallclock' | DstRules;

export interface DstRules {
  /** `next`: once, at the first instant after the gap; `skip`: not at all; `shift`: later by the length of the gap. */
  readonly gap: 'next' | 'skip' | 'shift';
  /** Which pass of a repeated wall time fires. */
  readonly fold: 'first' | 'second' | 'both';
}

const FOLLOW_REAL_TIME: DstRules = { gap: 'skip', fold: 'both' };
const ONCE_A_DAY: DstRules = { gap: 'next', fold: 'first' };

/**
 * The rules a policy sets for one spec. `vixie` is Vixie cron's: a wildcard spec (second, minute or hour starts with `*` or `?`) follows
 * real time, a fixed-time one fires once on every day. `wallclock` is APScheduler's documented rule. Rules as an object hold for every spec.
 *
 * @throws TriggerError `bad-dst`
 */
export function dstRules(policy: DstPolicy, wildcard: boolean): DstRules {
  if (policy === 'vixie') return wildcard ? FOLLOW_REAL_TIME : ONCE_A_DAY;
  if (policy === 'wallclock') return FOLLOW_REAL_TIME;
  const { gap, fold } = Object(policy) as DstRules;
  if (['next', 'skip', 'shift'].includes(gap) && ['first', 'second', 'both'].includes(fold)) return { gap, fold };
  throw new TriggerError({
    code: 'bad-dst',
    message: `${JSON.stringify(policy)} is not a DST policy`,
    hint: 'use vixie, wallclock, or { gap: next | skip | shift, fold: first | second | both }',
  });
}
