import { type Document, Scalar, visit, type YAMLError } from 'yaml';
import type { Problem, Range } from '../diagnostic/problem.ts';
import { type MisindentedLine, misindentedLine } from './misindented-line.ts';

/** What to do about a text that was taken for an alias. */
export const STAR_HINT = 'quote the text: an unquoted `*` begins an alias';

/** What the parser has against a file, in the words of somebody who writes a schedule, at the place that is to be mended. */
export function syntaxProblem(error: YAMLError, text: string, document: Document.Parsed): Problem {
  const [start, end] = error.pos;
  let range = { start, end };
  if (start > 0 && text.startsWith('${', start - 1)) {
    const message = 'an unquoted `${…}` cannot stand inside `{…}` or `[…]`';
    return { code: 'CONFIG_SYNTAX', message, hint: 'quote the text', range: { start: start - 1, end } };
  }
  if (error.message.startsWith('Missing closing')) {
    const message = 'the quote that opens here is never closed';
    return { code: 'CONFIG_SYNTAX', message, hint: null, range: openQuote(document, start) ?? range };
  }
  const bracket = / end with a [\]}]$/.test(error.message) ? unclosedBracket(document, text, start) : null;
  if (bracket !== null) {
    const [opening, closing] = text.startsWith('[', bracket.start) ? '[]' : '{}';
    const message = `the \`${opening}\` that opens here is not closed`;
    return { code: 'CONFIG_SYNTAX', message, hint: `close it with \`${closing}\`; lines inside it are indented`, range: bracket };
  }
  const star = starTextAt(text, start, error.code);
  if (star !== null) {
    const message = 'an unquoted text cannot begin with `*`';
    return { code: 'CONFIG_SYNTAX', message, hint: STAR_HINT, range: star };
  }
  if (INDENTATION.includes(error.code)) {
    const line = misindentedLine(text, start);
    if (line !== null) return { code: 'CONFIG_SYNTAX', ...describeIndent(line, text), range: line.range };
    // The parser may point at the blanks or comments before what it means.
    const [before = ''] = /^\s*(?:\s#.*\s+)*/.exec(text.slice(start)) ?? [];
    if (before.includes('\n')) range = { start: start + before.length, end: start + before.length + 1 };
  }
  const code = error.code === 'TAG_RESOLVE_FAILED' ? 'CONFIG_UNKNOWN_TAG' : 'CONFIG_SYNTAX';
  // The last line of a map without its colon has a code that says less.
  const kind = error.message.startsWith('Implicit map keys need') ? 'MULTILINE_IMPLICIT_KEY' : error.code;
  return { code, message: lowerFirst(MESSAGES[kind] ?? error.message), hint: HINTS[kind] ?? null, range };
}

/** What the parser says where a line is indented more or less than it should be. */
const INDENTATION: readonly string[] = ['BAD_INDENT', 'BLOCK_AS_IMPLICIT_KEY', 'MISSING_CHAR', 'TAB_AS_INDENT'];

function describeIndent({ range, blanks }: MisindentedLine, text: string): Pick<Problem, 'message' | 'hint'> {
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  if (text.slice(lineStart, range.start).includes('\t'))
    return { message: 'tabs are not allowed as indentation', hint: 'indent with blanks' };
  const found = range.start - lineStart;
  const message = `the line is indented by ${found} ${found === 1 ? 'blank' : 'blanks'}, which fits none of those around it`;
  return { message, hint: `keys of one map begin in the same column: indent it by ${blanks}` };
}

/** The beginning of the text whose closing quote is missed at `end`: there the parser notices, far below the mistake. */
function openQuote(document: Document.Parsed, end: number): Range | null {
  let start: number | null = null;
  visit(document, {
    Scalar(_key, { type, range }) {
      if ((type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE) && range && range[0] < end && range[1] >= end)
        start = range[0];
    },
  });
  return start === null ? null : { start, end: start + 1 };
}

/** Where the parser's own words do not help somebody who writes a schedule. */
const MESSAGES: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'a schedule is one YAML document, here begins a second one',
  BLOCK_AS_IMPLICIT_KEY: 'a second `key:` on one line, or a line indented more than the ones around it',
  MULTILINE_IMPLICIT_KEY: 'a `key: value` is expected here: the colon is missing, or the blank behind it',
};

const HINTS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'indent with blanks',
  BAD_INDENT: 'keys of one map begin in the same column',
  BLOCK_AS_IMPLICIT_KEY: 'quote a text that holds `: `',
  MULTILINE_IMPLICIT_KEY: 'put a colon and a blank after the key',
  BAD_SCALAR_START: 'quote the text',
  BAD_DQ_ESCAPE: 'in double quotes a backslash is written `\\\\`; in single quotes it stands for itself',
};

function lowerFirst(message: string): string {
  return message.slice(0, 1).toLowerCase() + message.slice(1);
}

/** The `[` or `{` whose end is missed at `end`: there the parser notices, maybe far below the mistake. */
function unclosedBracket(document: Document.Parsed, text: string, end: number): Range | null {
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

/**
 * Where a text stands that begins with an unquoted `*`, like the cron expression in `cron: * * * * *`; `null` when the parser's error at
 * `offset` is about something else. The parser takes the `*` for an alias: it misses a name behind it, or an end.
 *
 * @param code the parser's.
 */
function starTextAt(text: string, offset: number, code: string): Range | null {
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
