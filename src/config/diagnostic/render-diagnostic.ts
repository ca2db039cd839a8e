import type { Diagnostic } from './diagnostic.ts';

const WIDEST_EXCERPT = 140;

/**
 * A diagnostic as text without colour, no line end behind it:
 *
 * ```text
 * schedule.yaml:5:14  error  CONFIG_OUT_OF_RANGE  jobs.backup.timeout must be more than 0s, got -5s
 *   5 |     timeout: -5s
 *     |              ^^^
 *   hint: leave `timeout` out for no limit
 * ```
 */
export function renderDiagnostic(diagnostic: Diagnostic): string {
  const { code, severity, message, hint, file, line, column, excerpt } = diagnostic;
  const place = excerpt === null ? file : `${file}:${line}:${column}`;
  const lines = [`${place}  ${severity}  ${code}  ${printable(message)}`];
  if (excerpt !== null) lines.push(...renderExcerpt(excerpt, diagnostic));
  if (hint !== null) lines.push(`  hint: ${printable(hint)}`);
  return lines.join('\n');
}

function renderExcerpt(excerpt: string, { line, column, endColumn }: Diagnostic): readonly string[] {
  // A file may be one line of megabytes (JSON is YAML): show the part around the caret.
  const from = column > WIDEST_EXCERPT ? column - 1 - WIDEST_EXCERPT / 2 : 0;
  const shown = excerpt.slice(from, from + WIDEST_EXCERPT);
  const carets = Math.max(1, Math.min(endColumn - 1, from + WIDEST_EXCERPT) - (column - 1));
  const margin = ' '.repeat(String(line).length);
  return [`  ${line} | ${printable(shown)}`, `  ${margin} | ${' '.repeat(column - 1 - from)}${'^'.repeat(carets)}`];
}

/** One character for one, so that the caret stays right; and no escape sequence of the file reaches a terminal. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll('\t', ' ').replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\ufffd');
}
