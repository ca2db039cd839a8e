import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, Scalar, type YAMLMap } from 'yaml';
import { didYouMean } from '../diagnostic/closest.ts';
import { formatPath, type Path } from '../diagnostic/path.ts';
import type { Problem } from '../diagnostic/problem.ts';
import type { SourceText } from '../diagnostic/source-text.ts';
import { checkKeys } from './check-keys.ts';
import { interpolate } from './interpolate.ts';
import { MOST_EXPANDED } from './map-entries.ts';
import { rangeOf, scalarOffset } from './node-range.ts';
import type { YamlTree } from './parse-yaml.ts';
import { PathSet } from '../diagnostic/path-set.ts';
import { scalarPlace } from './scalar-place.ts';
import { STAR_HINT } from './syntax-problem.ts';

/** What a syntax tree says, as plain values. */
export interface Composition {
  /** Freshly made: no part of it is shared, so it may be changed. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Where a value could not be made and `null` stands instead. */
  readonly broken: PathSet;
}

/** The value of a variable; `undefined` when it is not set. */
export type Lookup = (name: string) => string | undefined;

/** Far beyond what a schedule needs, far below what a stack holds. */
const DEEPEST = 100;

/**
 * Makes plain values of a tree: aliases and merge keys expanded, `${NAME}` replaced, top-level `x-` keys left out.
 * Pure; reports every mistake and never throws.
 *
 * @param at where in the file the tree stands: the top, if not given.
 */
export function composeConfig(tree: YamlTree, source: SourceText, lookup: Lookup, at: Path = []): Composition {
  return new Composer(tree, source, lookup, at).composeRoot();
}

class Composer {
  readonly #tree: YamlTree;
  readonly #source: SourceText;
  readonly #lookup: Lookup;
  readonly #path: (string | number)[];
  readonly #problems: Problem[] = [];
  readonly #broken = new PathSet();
  /** Targets of the aliases that are being expanded, the outermost first. */
  readonly #expanding: Node[] = [];
  /** The anchored maps and lists that are being made: an alias of one of them would never end. */
  readonly #open = new Set<Node>();
  #count = 0;
  /** What was being expanded when there was too much. */
  #tooMuch: Node | null = null;

  constructor(tree: YamlTree, source: SourceText, lookup: Lookup, at: Path) {
    this.#tree = tree;
    this.#source = source;
    this.#lookup = lookup;
    this.#path = [...at];
  }

  composeRoot(): Composition {
    const value = this.#compose(this.#tree.root);
    // Nothing can be said of the rest: it was left out.
    if (this.#tooMuch !== null) {
      this.#fail('CONFIG_ALIAS_LIMIT', `aliases expand the file by more than ${MOST_EXPANDED} values`, this.#tooMuch);
    }
    return { value, problems: this.#problems, broken: this.#broken };
  }

  #compose(node: Node | null): unknown {
    // A value that is written out takes at least one character, so whatever goes beyond that has been expanded.
    if (++this.#count > this.#source.text.length + MOST_EXPANDED) {
      this.#tooMuch ??= this.#expanding[0] ?? this.#tree.root;
      return null;
    }
    if (this.#path.length > DEEPEST) return this.#fail('CONFIG_TOO_DEEP', 'maps and lists are nested too deeply', node);
    if (isAlias(node)) return this.#composeAlias(node);
    if (isScalar(node)) return this.#composeScalar(node);
    if (node?.anchor !== undefined) this.#open.add(node);
    const value = this.#composeCollection(node);
    if (node !== null) this.#open.delete(node);
    return value;
  }

  #composeCollection(node: Node | null): unknown {
    if (isMap(node)) return this.#composeMap(node);
    return isSeq(node) ? node.items.map((item, index) => this.#composeBelow(index, item as Node | null)) : null;
  }

  #composeAlias(alias: Alias): unknown {
    const target = this.#tree.targetOf(alias);
    const name = `alias *${alias.source}`;
    if (target === undefined) {
      return this.#fail(
        'CONFIG_UNKNOWN_ALIAS',
        `${name} has no anchor above it`,
        alias,
        /^\w/.test(alias.source) ? didYouMean(alias.source, this.#tree.anchors) : STAR_HINT,
      );
    }
    if (this.#open.has(target)) return this.#fail('CONFIG_ALIAS_CYCLE', `${name} stands inside what it names`, alias);
    this.#expanding.push(target);
    const value = this.#compose(target);
    this.#expanding.pop();
    return value;
  }

  #composeMap(map: YAMLMap): unknown {
    // Not as arguments: of those a call takes about a hundred thousand.
    for (const problem of checkKeys(map, this.#path, this.#tree, this.#source)) this.#problems.push(problem);
    const object: Record<string, unknown> = {};
    for (const [name, { value }] of this.#tree.entriesOf(map)) {
      if (this.#path.length === 0 && name.startsWith('x-')) continue;
      object[name] = this.#composeBelow(name, value);
    }
    return object;
  }

  #composeBelow(part: string | number, node: Node | null): unknown {
    this.#path.push(part);
    const value = this.#compose(node);
    this.#path.pop();
    return value;
  }

  #composeScalar(scalar: Scalar): unknown {
    const place = scalarPlace(this.#path);
    const written = place === 'env' ? asWritten(scalar) : scalar.value;
    if (typeof written === 'number' && !Number.isFinite(written)) {
      const message = `${formatPath(this.#path)} must be a finite number, got ${scalar.source}`;
      return this.#fail('CONFIG_WRONG_TYPE', message, scalar, place === 'argument' ? 'quote it if it is meant as text' : null);
    }
    if (typeof written !== 'string') return written;
    const { text, faults } = place === 'body' ? { text: written, faults: [] } : interpolate(written, this.#lookup);
    // Only an escape like "\0", or a variable, gets a NUL past the reader.
    if (text.includes('\0')) {
      const hint = 'leave it out: no program can be handed one';
      return this.#fail('CONFIG_BAD_CHARACTER', `${formatPath(this.#path)} holds a NUL character`, scalar, hint);
    }
    for (const { code, message, variable, start, end } of faults) {
      const offset = scalarOffset(scalar, this.#source.text, written, start);
      const range = offset === null ? rangeOf(scalar) : { start: offset, end: offset + end - start };
      this.#problems.push({
        code,
        message: `${formatPath(this.#path)}: ${message}`,
        hint: null,
        range,
        path: [...this.#path],
        variable,
      });
      this.#broken.add(this.#path);
    }
    if (faults.length > 0) return null;
    return place === 'setting' && text !== written && scalar.type === Scalar.PLAIN ? resolvePlain(text) : text;
  }

  #fail(code: Problem['code'], message: string, node: Node | null, hint: string | null = null): null {
    this.#problems.push({ code, message, hint, range: rangeOf(node), path: [...this.#path] });
    this.#broken.add(this.#path);
    return null;
  }
}

/** A number or boolean in its own spelling: `1.10` is not `1.1` to the program that reads it. */
function asWritten(scalar: Scalar): unknown {
  if (typeof scalar.value !== 'number' && typeof scalar.value !== 'boolean') return scalar.value;
  return scalar.source ?? String(scalar.value);
}

/** What an unquoted text means in YAML 1.2's core schema, as far as settings need it. */
function resolvePlain(text: string): unknown {
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) return text.toLowerCase() === 'true';
  if (/^(?:~|null|Null|NULL)$/.test(text)) return null;
  const isNumber = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) && Number.isFinite(Number(text));
  return isNumber ? Number(text) : text;
}
