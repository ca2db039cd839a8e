import { type Alias, type Document, isMap, type Node, parseDocument, visit, type YAMLMap } from 'yaml';
import { createEntryReader, type FindTarget, type MapEntry, MOST_EXPANDED } from './map-entries.ts';
import { rangeOf } from './node-range.ts';
import { syntaxProblem } from './syntax-problem.ts';
import type { Problem, Range } from '../diagnostic/problem.ts';

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
  if (firstError !== undefined) return { tree: null, problems: [syntaxProblem(firstError, text, document)] };
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
  const problems = document.warnings.map((warning) => syntaxProblem(warning, text, document));
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
