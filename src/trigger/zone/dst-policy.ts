import { closest } from '../spec/closest.ts';
import { isMap } from '../spec/is-map.ts';
import { refuseUnknown } from '../spec/refuse-unknown.ts';
import { showValue } from '../spec/show-value.ts';
import { TriggerError, under } from '../trigger-error.ts';

/** What becomes of wall times that a clock change skips (`gap`) or repeats (`fold`), as written under `dst:`. */
export type DstPolicy = 'vixie' | 'wallclock' | DstRules;

export interface DstRules {
  /** `next`: once, at the first instant after the gap; `skip`: not at all; `shift`: later by the length of the gap. */
  readonly gap: (typeof GAPS)[number];
  /** Which pass of a repeated wall time fires. */
  readonly fold: (typeof FOLDS)[number];
}

const GAPS = ['next', 'skip', 'shift'] as const;
const FOLDS = ['first', 'second', 'both'] as const;
const HINT = 'use vixie, wallclock, or { gap: next | skip | shift, fold: first | second | both }';

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
  if (isMap(policy)) return readRules(policy);
  const nearest = typeof policy === 'string' ? closest(policy, ['vixie', 'wallclock']) : null;
  throw badPolicy(policy, 'is not a DST policy', nearest === null ? HINT : `did you mean ${nearest}?`);
}

function readRules(rules: object): DstRules {
  refuseUnknown(rules, ['gap', 'fold'], 'bad-dst', 'a part of a DST policy');
  const { gap, fold } = rules as Partial<DstRules>;
  if (gap === undefined || fold === undefined) throw badPolicy(rules, 'is half a DST policy', HINT);
  return { gap: oneOf(GAPS, 'gap', gap), fold: oneOf(FOLDS, 'fold', fold) };
}

function oneOf<T extends string>(allowed: readonly T[], key: string, value: T): T {
  if (allowed.includes(value)) return value;
  return under(key, () => {
    const nearest = typeof value === 'string' ? closest(value, allowed) : null;
    throw badPolicy(
      value,
      `is no policy for a ${key}`,
      nearest === null ? `use ${allowed.join(', ')}` : `did you mean ${nearest}?`,
    );
  });
}

function badPolicy(value: unknown, why: string, hint: string): TriggerError {
  return new TriggerError({ code: 'bad-dst', message: `${showValue(value)} ${why}`, hint });
}
