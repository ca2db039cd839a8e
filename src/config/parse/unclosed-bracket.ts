import { type Document, visit } from 'yaml';
import type { Range } from '../problem.ts';

/** The `[` or `{` whose end is missed at `end`: there the parser notices, maybe far below the mistake. */
export function unclosedBracket(document: Document.Parsed, text: string, end: number): Range | null {
  const starts: number[] = [];
  visit(document, {
    Collection(_key, { range }) {
      // A pair in a list, `[a: 1]`, is a map without brackets.
      if (range?.[1] === end && /[[{]/.test(text[range[0]] ?? '')) starts.push(range[0]);
    },
  });
  const [innermost, outer] = starts.toReversed();
  if (innermost === undefined) return null;
  const isClosed = text[end - 1] === (text[innermost] === '[' ? ']' : '}');
  const start = isClosed ? outer : innermost;
  return start === undefined ? null : { start, end: start + 1 };
}
