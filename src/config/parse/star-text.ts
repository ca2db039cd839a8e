import type { Range } from '../problem.ts';

/** What to do about a text that was taken for an alias. */
export const STAR_HINT = 'quote the text: an unquoted `*` begins an alias';

/**
 * Where a text stands that begins with an unquoted `*`, like the cron expression in `cron: * * * * *`; `null` when the parser's error at
 * `offset` is about something else. The parser takes the `*` for an alias: it misses a name behind it, or an end.
 *
 * @param code the parser's.
 */
export function starTextAt(text: string, offset: number, code: string): Range | null {
  const start = code === 'BAD_ALIAS' ? offset : aliasBefore(text, offset);
  if (start === null || text[start] !== '*') return null;
  const [star = '*'] = /^\*[^,\]}#\n]*/.exec(text.slice(start)) ?? [];
  return { start, end: start + star.trimEnd().length };
}

/** The beginning of an alias that ends at `offset`, but for blanks. */
function aliasBefore(text: string, offset: number): number | null {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const [alias] = /(?<![^\s{[,])\*\S* +$/.exec(line) ?? [];
  return alias === undefined ? null : offset - alias.length;
}
