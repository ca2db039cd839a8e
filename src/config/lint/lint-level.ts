import { DIAGNOSTICS, type DiagnosticCode, type Severity } from '../diagnostic/diagnostic-table.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenLint } from '../written-config.ts';

/** What becomes of what a rule finds. */
export type LintLevel = 'off' | 'warn' | 'error';

type Row = (typeof DIAGNOSTICS)[DiagnosticCode];

/** Name of a lint rule, as files write it. */
export type LintName = Extract<Row, { rule: string }>['rule'];

/** The rule that a code is about; `null` for one that no file can switch. */
export function lintNameOf(code: DiagnosticCode): LintName | null {
  const row: Row = DIAGNOSTICS[code];
  return 'rule' in row ? row.rule : null;
}

/** Every rule with what becomes of its findings where the file does not say. */
export const LINT_LEVELS: ReadonlyMap<LintName, LintLevel> = new Map(
  Object.values<Row>(DIAGNOSTICS).flatMap((row) => ('rule' in row ? [[row.rule, levelOf(row.severity)] as const] : [])),
);

/** What becomes of the findings of a rule under the `lint` of a file. */
export function lintLevel(name: LintName, written: Sound<WrittenLint> | undefined): LintLevel {
  return written?.[name] ?? LINT_LEVELS.get(name) ?? 'warn';
}

function levelOf(severity: Severity): LintLevel {
  return severity === 'error' ? 'error' : 'warn';
}
