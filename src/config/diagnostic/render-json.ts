import type { Diagnostic } from './diagnostic.ts';

/** Diagnostics for programs: `{ "valid", "diagnostics": [{ "code", "severity", "message", "hint", "file", "line", "column" }] }`. */
export function renderJson(isValid: boolean, diagnostics: readonly Diagnostic[]): string {
  const shown = diagnostics.map(({ code, severity, message, hint, file, line, column }) => {
    return { code, severity, message, hint, file, line, column };
  });
  return JSON.stringify({ valid: isValid, diagnostics: shown }, null, 2);
}
