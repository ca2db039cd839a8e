import type { Diagnostic } from './diagnostic.ts';

/** Where a diagnostic points, for people: `schedule.yaml:5:14`, or the file alone where it is meant as a whole. */
export function placeOf({ file, line, column, excerpt }: Pick<Diagnostic, 'file' | 'line' | 'column' | 'excerpt'>): string {
  return excerpt === null ? file : `${file}:${line}:${column}`;
}
