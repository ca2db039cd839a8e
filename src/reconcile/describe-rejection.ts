import type { Diagnostic } from '../config/diagnostic/diagnostic.ts';
import { renderPretty } from '../config/diagnostic/render-pretty.ts';

/** A log line, and what a hook is told, is for reading: one slip of an indentation may make a mistake of every job. */
const MOST_SHOWN = 50;

/** What is wrong with a schedule, as a text: of many mistakes the first ones, and how many more there are. */
export function describeRejection(diagnostics: readonly Diagnostic[]): string {
  const shown = diagnostics.slice(0, MOST_SHOWN).map((diagnostic) => renderPretty(diagnostic));
  const more = diagnostics.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more: \`volnux validate\` shows all of them`] : [])].join('\n');
}
