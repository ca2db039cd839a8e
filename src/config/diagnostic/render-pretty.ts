import type { Diagnostic } from './diagnostic.ts';
import { displayWidth } from './display-width.ts';
import { placeOf } from './place-of.ts';
import { printable } from './printable.ts';

/** Puts a style on a text, or leaves it as it is. */
export type Paint = (style: 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', text: string) => string;

const WIDEST_EXCERPT = 140;

/**
 * A diagnostic as text for people, no line end behind it:
 *
 * ```text
 * schedule.yaml:5:14  error  CONFIG_OUT_OF_RANGE  jobs.backup.timeout must be more than 0s, got -5s
 *   5 |     timeout: -5s
 *     |              ^^^
 *   hint: leave `timeout` out for no limit
 * ```
 *
 * @param paint default: no colour.
 */
export function renderPretty(diagnostic: Diagnostic, paint: Paint = plain): string {
  const { code, severity, message, hint, line, excerpt } = diagnostic;
  const colour = severity === 'error' ? 'red' : 'yellow';
  const lines = [
    `${paint('bold', placeOf(diagnostic))}  ${paint(colour, severity)}  ${paint('dim', code)}  ${printable(message)}`,
  ];
  if (excerpt !== null) {
    const { margin, shown, indent, carets } = aroundCaret(excerpt, diagnostic);
    lines.push(`${paint('dim', `  ${line} |`)} ${shown}`, `${paint('dim', `  ${margin} |`)} ${indent}${paint(colour, carets)}`);
  }
  if (hint !== null) lines.push(`  ${paint('cyan', 'hint:')} ${printable(hint)}`);
  return lines.join('\n');
}

function plain(_style: string, text: string): string {
  return text;
}

function aroundCaret(
  excerpt: string,
  { line, column, endColumn }: Diagnostic,
): Record<'margin' | 'shown' | 'indent' | 'carets', string> {
  // A file may be one line of megabytes (JSON is YAML): show the part around the caret.
  const from = column > WIDEST_EXCERPT ? column - 1 - WIDEST_EXCERPT / 2 : 0;
  const shownOf = (start: number, end: number): string => printable(excerpt.slice(start, end));
  return {
    margin: ' '.repeat(String(line).length),
    shown: shownOf(from, from + WIDEST_EXCERPT),
    // In columns of the terminal: columns of the file count a character of East Asia once, an emoji twice and more.
    indent: ' '.repeat(displayWidth(shownOf(from, column - 1))),
    carets: '^'.repeat(Math.max(1, displayWidth(shownOf(column - 1, Math.min(endColumn - 1, from + WIDEST_EXCERPT))))),
  };
}
