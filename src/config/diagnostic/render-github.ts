import type { Diagnostic } from './diagnostic.ts';
import { fileFromRoot, type Viewpoint } from './file-from-root.ts';
import { printable } from './printable.ts';

/**
 * A diagnostic as a workflow command of GitHub Actions, which shows it beside the line it is about. Its format and escapes are those of
 * `core.error` in `actions/toolkit`.
 *
 * ```text
 * ::error file=jobs/schedule.yaml,line=5,col=14,endColumn=17,title=CONFIG_OUT_OF_RANGE::jobs.backup.timeout must be …%0Ahint: …
 * ```
 */
export function renderGithub(diagnostic: Diagnostic, viewpoint: Viewpoint): string {
  const { code, severity, message, hint, file, line, column, endColumn, excerpt } = diagnostic;
  const place = excerpt === null ? {} : { line, col: column, endColumn };
  const properties = Object.entries({ file: fileFromRoot(file, viewpoint) ?? file, ...place, title: code });
  const text = [printable(message), ...(hint === null ? [] : [`hint: ${printable(hint)}`])].join('\n');
  return `::${severity} ${properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
