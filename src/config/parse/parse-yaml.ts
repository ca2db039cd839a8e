import { type Alias, type Document, isMap, type Node, parseDocument, Scalar, visit, type YAMLError, type YAMLMap } from 'yaml';
import { createEntryReader, type FindTarget, type MapEntry } from './map-entries.ts';
import { MOST_EXPANDED } from './expansion-limit.ts';
import { rangeOf } from './node-range.ts';
import { STAR_HINT, starTextAt } from './star-text.ts';
import { unclosedBracket } from './unclosed-bracket.ts';
import type { Problem, Range } from '../problem.ts';

/** A file's syntax tree: what stands where, before anything is made of it. */
export interface YamlTree {
  /** The top node; `null` when there is nothing but blanks and comments. */
  readonly root: Node | null;
  readonly targetOf: FindTarget;
  /** A map's entries, merge keys resolved. */
  readonly entriesOf: (map: YAMLMap) => ReadonlyMap<string, MapEntry>;
  /** Names of all anchors. */
  readonly anchors: readonly string[];
}

/** The tree is `null` when the file is not well-formed: what the parser makes of the rest is a guess. Never throws. */
export function parseYaml(text: string): { tree: YamlTree | null; problems: readonly Problem[] } {
  try {
    return parse(text);
  } catch (cause) {
    // Parser and walks are recursive: a stack overflow ends here.
    if (!(cause instanceof RangeError)) throw cause;
    return refuse('CONFIG_TOO_DEEP', 'maps and lists are nested too deeply', { start: 0, end: text.length });
  }
}

function parse(text: string): { tree: YamlTree | null; problems: readonly Problem[] } {
  // Duplicate keys are found by `checkKeys`, which can name both places.
  // `resolveKnownTags` would let tags of YAML 1.1 make dates, sets and buffers, which are no plain JSON.
  const document = parseDocument(text, {
    version: '1.2',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    resolveKnownTags: false,
  });
  const [firstError] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (firstError !== undefined) return { tree: null, problems: [toProblem(firstError, text, document)] };
  const version = document.directives.yaml;
  if (version.explicit === true && version.version !== '1.2') {
    return refuse('CONFIG_SYNTAX', `YAML must be version 1.2, got ${version.version}`, { start: 0, end: text.length });
  }
  const { targetOf, anchored } = resolveAliases(document, text);
  const entriesOf = createEntryReader(targetOf);
  const tooLarge = firstTooLarge(anchored, entriesOf);
  if (tooLarge !== undefined) {
    const message = `merge keys expand to more than ${MOST_EXPANDED} values here`;
    return refuse('CONFIG_ALIAS_LIMIT', message, rangeOf(tooLarge));
  }
  const anchors = anchored.flatMap(({ anchor }) => anchor ?? []);
  const problems = document.warnings.map((warning) => toProblem(warning, text, document));
  return { tree: { root: document.contents, targetOf, entriesOf, anchors }, problems };
}

/** What each alias means: the nearest anchor above it, so one walk in the order of the file settles all of them. */
function resolveAliases(document: Document.Parsed, text: string): { targetOf: FindTarget; anchored: readonly Node[] } {
  const named = new Map<string, Node>();
  const anchored: Node[] = [];
  const targets = new Map<Alias, Node>();
  if (text.includes('&') && text.includes('*')) {
    visit(document, {
      Alias(_key, alias) {
        const target = named.get(alias.source);
        if (target !== undefined) targets.set(alias, target);
      },
      Value(_key, node) {
        if (node.anchor === undefined) return;
        named.set(node.anchor, node);
        anchored.push(node);
      },
    });
  }
  return { targetOf: (alias) => targets.get(alias), anchored };
}

/**
 * The first anchored map at which all of them together grow too large. Taken in the order in which they end, each one only merges
 * what is known already: chains of merges, however long, need no deep recursion.
 */
function firstTooLarge(anchored: readonly Node[], entriesOf: YamlTree['entriesOf']): Node | undefined {
  let expanded = 0;
  return anchored
    .filter((node) => isMap(node))
    .toSorted((a, b) => rangeOf(a).end - rangeOf(b).end)
    .find((map) => (expanded += entriesOf(map).size) > MOST_EXPANDED);
}

function refuse(code: Problem['code'], message: string, range: Range): { tree: null; problems: readonly Problem[] } {
  return { tree: null, problems: [{ code, message, hint: null, range }] };
}

function toProblem(error: YAMLError, text: string, document: Document.Parsed): Problem {
  const [start, end] = error.pos;
  const range = { start, end };
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
  const code = error.code === 'TAG_RESOLVE_FAILED' ? 'CONFIG_UNKNOWN_TAG' : 'CONFIG_SYNTAX';
  // The last line of a map without its colon has a code that says less.
  const kind = error.message.startsWith('Implicit map keys need') ? 'MULTILINE_IMPLICIT_KEY' : error.code;
  return { code, message: lowerFirst(MESSAGES[kind] ?? error.message), hint: HINTS[kind] ?? null, range };
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
