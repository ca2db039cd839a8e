import type { Range } from '../diagnostic/problem.ts';
import type { SourceText } from '../diagnostic/source-text.ts';

/** The word behind a `#`, names with commas between, and whatever else is said: a reason. */
const IGNORE = /(?<=^|\s)#[ \t]*volnux-ignore\b:?[ \t]*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)?/g;

/** One name in a `# volnux-ignore RULE, RULE` comment. */
export interface Ignore {
  /** As written; empty where none is. */
  readonly name: string;
  /** From 1: the line that it is about. */
  readonly line: number;
  readonly range: Range;
}

/**
 * What the comments of a file ask to ignore. The same words in a text are no comment.
 *
 * @param isInText does an offset lie within a text?
 */
export function ignoresOf(source: SourceText, isInText: (offset: number) => boolean): readonly Ignore[] {
  if (!source.text.includes('volnux-ignore')) return [];
  return [...source.text.matchAll(IGNORE)].flatMap(({ 0: whole, 1: names, index }) =>
    isInText(index) ? [] : ignoresIn(whole, names, index, source),
  );
}

function ignoresIn(whole: string, names: string | undefined, start: number, source: SourceText): readonly Ignore[] {
  const { line, lineStart, lineEnd } = source.positionOf(start);
  const isAlone = source.text.slice(lineStart, start).trim() === '';
  const about = isAlone ? nextLine(source, lineEnd) : line;
  const end = start + whole.trimEnd().length;
  if (names === undefined) return [{ name: '', line: about, range: { start, end } }];
  const from = start + whole.length - names.length;
  return [...names.matchAll(/[\w-]+/g)].map(({ 0: name, index }) => {
    return { name, line: about, range: { start: from + index, end: from + index + name.length } };
  });
}

/** A reason may take so many lines. */
const MOST_LINES = 20;

/** The first line behind `lineEnd` that is more than a comment; 0 when none follows. */
function nextLine({ text, ...source }: SourceText, lineEnd: number): number {
  let end = text.indexOf('\n', lineEnd);
  for (let count = 0; end !== -1 && count < MOST_LINES; count++) {
    const next = source.positionOf(end + 1);
    if (!text.slice(next.lineStart, next.lineEnd).trimStart().startsWith('#')) return next.line;
    end = text.indexOf('\n', end + 1);
  }
  return 0;
}
