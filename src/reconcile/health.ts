import { placeOf } from '../config/diagnostic/place-of.ts';
import type { Mask } from '../config/secret/mask.ts';
import type { Fault, Refusal } from './reconciler.ts';

/** Whether what the files hold is what runs. */
export type Health =
  | { readonly kind: 'ready' }
  /** It is not, since a moment (ms); `reason`: a sentence without secrets. */
  | { readonly kind: 'degraded'; readonly since: number; readonly reason: string };

/**
 * What a fault means to whoever asks how the runner is.
 *
 * @param inForce says what runs instead.
 */
export function degradation(fault: Fault, inForce: string, mask: Mask): Health {
  return { kind: 'degraded', since: fault.since, reason: mask.hide(`${describeFault(fault)}; ${inForce}`) };
}

/** Why what the files hold is not in force, in a sentence without an end: of mistakes how many, and the first of them. */
export function describeFault(fault: Refusal | Fault): string {
  switch (fault.kind) {
    case 'refused':
      return fault.reason;
    case 'failed':
      return `applying the schedule failed: ${fault.error.message}`;
    case 'rejected': {
      const errors = fault.diagnostics.filter(({ severity }) => severity === 'error');
      const [first] = errors;
      const count = errors.length === 1 ? 'a mistake' : `${errors.length} mistakes`;
      return `the schedule has ${count}${first ? `: ${placeOf(first)}${first.excerpt === null ? ':' : ''} ${first.message}` : ''}`;
    }
  }
}
