import type { Diagnostic } from '../../config/diagnostic/diagnostic.ts';
import type { DiagnosticCode } from '../../config/diagnostic/diagnostic-table.ts';
import type { Check } from './check.ts';

/** What may be right in the file and yet missing here. */
const MISSING_HERE: Partial<Readonly<Record<DiagnosticCode, Check['kind']>>> = {
  CONFIG_UNSET_VARIABLE: 'variable',
  CONFIG_ENV_FILE_NOT_FOUND: 'file',
  CONFIG_ENV_FILE_UNREADABLE: 'file',
  CONFIG_MODULE_NOT_FOUND: 'module',
  CONFIG_UNKNOWN_TIMEZONE: 'zone',
};

/** Divides diagnostics: those of things that are missing here, as checks; and those of mistakes in the file, which are the same everywhere. */
export function checkDiagnostics(diagnostics: readonly Diagnostic[]): {
  missing: readonly Check[];
  mistakes: readonly Diagnostic[];
} {
  const missing: Check[] = [];
  const mistakes: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const { code, file, line, message, hint } = diagnostic;
    const kind = MISSING_HERE[code];
    if (kind === undefined) mistakes.push(diagnostic);
    else {
      missing.push({ status: 'missing', kind, name: message, usedBy: [`${file}:${line}`], detail: hint });
    }
  }
  return { missing, mistakes };
}
