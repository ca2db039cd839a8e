import type { DiagnosticCode } from './diagnostic-table.ts';
import type { Path } from './path.ts';

/** A stretch of the source text: offsets in UTF-16 units, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What is wrong with the file, still at raw offsets: lines and columns are found late, by `toDiagnostic`. */
export interface Problem {
  readonly code: DiagnosticCode;
  readonly message: string;
  /** What to do about it; `null`: the hint of the code's row in the table. */
  readonly hint: string | null;
  /** `null`: the file as a whole. */
  readonly range: Range | null;
  /** What the file says there; none when its syntax is at fault. */
  readonly path?: Path;
  /** The variable it is about. */
  readonly variable?: string | null;
}

/** Leaves each mistake once: a fragment used through several aliases is found at fault at every path that uses it. */
export function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const firstPaths = new Map<string, string>();
  return problems.filter(({ code, range, path }) => {
    const place = `${code} ${range?.start}`;
    const own = JSON.stringify(path);
    if (!firstPaths.has(place)) firstPaths.set(place, own);
    return firstPaths.get(place) === own;
  });
}
