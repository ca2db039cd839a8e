import type { ReportedExit } from '../messages.ts';
import { threw } from '../thrown.ts';

/** What it comes to when nothing is left that could make the function return, or, if it has not been called yet, its module load. */
export function neverSettled(isLoaded: boolean): ReportedExit {
  const what = isLoaded
    ? "the module's function never settles: it has not returned"
    : 'the module is never loaded, and its function was not called: an await at its top level has not returned';
  return threw('NeverSettled', `${what}, and nothing is left that it could wait for`);
}

/** What it comes to when the module ends what it runs in. */
export function exitedEarly(code: number | null, isLoaded: boolean): ReportedExit {
  const when = isLoaded ? 'before its function had returned' : 'while it was loaded, and its function was not called';
  return threw('ProcessExit', `the module called process.exit(${code}) ${when}`);
}
