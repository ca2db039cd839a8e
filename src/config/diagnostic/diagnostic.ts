import { DIAGNOSTICS, type DiagnosticCode, type Severity } from './diagnostic-table.ts';
import type { Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';

/** One mistake of the user, found while loading a schedule. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence that quotes the value. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string | null;
  /** Path of the schedule file as it was given to `loadConfig`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** Exclusive, on the same line. */
  readonly endColumn: number;
  /** The line as it stands in the file, without its line end, secrets in it masked; `null` when the file as a whole is meant. */
  readonly excerpt: string | null;
}

/** The one place where offsets become lines and columns. A range over several lines is cut at the end of its first one. */
export function toDiagnostic(problem: Problem, source: SourceText): Diagnostic {
  const { code, message, range } = problem;
  const { severity, hint } = DIAGNOSTICS[code];
  const common = { code, severity, message, hint: problem.hint ?? hint, file: source.file };
  if (range === null) return { ...common, line: 1, column: 1, endColumn: 1, excerpt: null };
  const { line, column, lineStart, lineEnd } = source.positionOf(range.start);
  const end = Math.max(Math.min(range.end, lineEnd), range.start + 1);
  return { ...common, line, column, endColumn: end - lineStart + 1, excerpt: source.excerptOf(lineStart, lineEnd) };
}
