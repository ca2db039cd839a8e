import type { Exit } from './executor.ts';
import { thrownPlace } from './thrown-place.ts';

/**
 * What went wrong, as the rest of a sentence that begins with the step or hook (`exited with code 3`);
 * `null` for a success: an exit code that is one of `successCodes`, or a module that returned.
 */
export function describeFailure(exit: Exit, timeoutMs: number | null, successCodes: readonly number[] = [0]): string | null {
  switch (exit.kind) {
    case 'returned':
      return null;
    case 'exited':
      return describeCode(exit.code, successCodes);
    case 'failed-check':
      return (exit.code === null ? null : describeCode(exit.code, successCodes)) ?? exit.message;
    case 'signalled':
      return `was ended by ${exit.signal}`;
    case 'threw':
      return describeThrow(exit);
    case 'timeout':
      return `was ended at its timeout of ${(timeoutMs ?? 0) / 1000}s`;
    case 'cancelled':
      return 'was cancelled';
    case 'failed-to-start':
      return `could not start: ${exit.message}`;
    case 'executor-lost':
      return `was lost: ${exit.message}`;
  }
}

/** What a module threw, and where: `threw TypeError: no rows (sync.ts:2:36)`. */
export function describeThrow({
  name,
  message,
  stack,
}: Pick<Extract<Exit, { kind: 'threw' }>, 'name' | 'message' | 'stack'>): string {
  const place = thrownPlace(stack);
  return `threw ${name}: ${message}${place === null ? '' : ` (${place})`}`;
}

function describeCode(code: number, successCodes: readonly number[]): string | null {
  if (successCodes.includes(code)) return null;
  // Nobody expects that of 0.
  const why = code === 0 ? `, which success_codes (${successCodes.join(', ')}) does not have` : '';
  return `exited with code ${code}${why}`;
}
