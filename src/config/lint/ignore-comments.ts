import { Lexer } from 'yaml';
import type { Range } from '../diagnostic/problem.ts';
import type { SourceText } from '../diagnostic/source-text.ts';

const WORD = 'volnux-ignore';
/** The word behind a `#`, names with commas between, and whatever else is said: a reason. */
const IGNORE = new RegExp(String.raw`#\s*${WORD}\b:?[ \t]*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)?`, 'd');

/** One name in a `# volnux-ignore RULE, RULE` comment. */
export interface Ignore {
  /** As written; empty where none is. */
  readonly name: string;
  /** From 1: the line that it is about. */
  readonly line: number;
  readonly range: Range;
}

/** What the comments of a file ask to ignore. Told from the parser's own tokens: the same words in a text are none. */
export function ignoresOf(source: SourceText): readonly Ignore[] {
  const { text } = source;
  return text.includes(WORD) ? [...commentsOf(text)].flatMap((start) => ignoresIn(start, source)) : [];
}

/** Where the comments begin that hold the word. */
function* commentsOf(text: string): Generator<number> {
  let offset = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('#') && before !== SCALAR && token.includes(WORD)) yield offset;
    // Marks between the tokens; the text itself has no control character.
    if (!MARKS.has(token)) offset += token.length;
    before = token;
  }
}

/** What the parser's tokens have before the text of a scalar; with it, before a document and after `{…}` in a block. */
const SCALAR = '\u001f';
const MARKS: ReadonlySet<string> = new Set([SCALAR, '\u0002', '\u0018']);

function ignoresIn(start: number, source: SourceText): readonly Ignore[] {
  const { line, lineStart, lineEnd } = source.positionOf(start);
  const match = IGNORE.exec(source.text.slice(start, lineEnd));
  if (match === null) return [];
  const isAlone = source.text.slice(lineStart, start).trim() === '';
  const about = isAlone ? nextLine(source, lineEnd) : line;
  const [from, to] = match.indices?.[1] ?? [0, 0];
  if (from === to) return [{ name: '', line: about, range: { start, end: start + match[0].trimEnd().length } }];
  return [...source.text.slice(start + from, start + to).matchAll(/[\w-]+/g)].map(({ 0: name, index }) => {
    const at = start + from + index;
    return { name, line: about, range: { start: at, end: at + name.length } };
  });
}

/** The first line behind `lineEnd` that is more than a comment: reasons may take several lines. */
function nextLine(source: SourceText, lineEnd: number): number {
  let next = source.positionOf(source.text.indexOf('\n', lineEnd) + 1);
  while (
    source.text.slice(next.lineStart, next.lineEnd).trimStart().startsWith('#') &&
    source.text.includes('\n', next.lineEnd)
  ) {
    next = source.positionOf(source.text.indexOf('\n', next.lineEnd) + 1);
  }
  return next.line;
}
