import type { Exit } from './executor.ts';

/**
 * What went wrong, as the rest of a sentence that begins with the step or hook (`exited with code 3`);
 * `null` for exit code 0 and for a module that returned.
 */
export function describeFailure(exit: Exit, timeoutMs: number | null): string | null {
  switch (exit.kind) {
    case 'returned':
      return null;
    case 'exited':
      return exit.code === 0 ? null : `exited with code ${exit.code}`;
    case 'signalled':
      return `was ended by ${exit.signal}`;
    case 'threw':
      return `threw ${exit.name}: ${exit.message}`;
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
