import type { Finding } from '../diagnostic/finding.ts';
import type { Path } from '../diagnostic/path.ts';
import type { Problem, Range } from '../diagnostic/problem.ts';
import { createSourceText } from '../diagnostic/source-text.ts';
import { composeConfig, type Composition, type Lookup } from './compose-config.ts';
import { parseYaml } from './parse-yaml.ts';
import { splitText, type TextPart } from './split-text.ts';
import { type Syntax, WholeSyntax } from './syntax.ts';

/** What is known of a stretch of text, wherever it stands. */
interface Known {
  readonly text: string;
  readonly section: TextPart['section'];
  /** Its entry, as a map of one; `null`: something is wrong with it, or it is not for itself. */
  value: Readonly<Record<string, unknown>> | null;
  /** The variables that decided, with what they were. */
  asked: ReadonlyMap<string, string | undefined>;
  /** Where findings stand, from its beginning. */
  readonly ranges: WeakMap<Finding, Range | null>;
}

/** Variables; `lookup` is recorded as having decided, `peek` is not. */
export interface Lookups {
  readonly lookup: Lookup;
  readonly peek: Lookup;
}

/** A sound file, put together from stretches of text that were parsed by themselves. */
export interface PiecedFile {
  readonly value: Readonly<Record<string, unknown>>;
  readonly syntax: Syntax;
}

/** Remembers the pieces of a file between two versions of it, so that an edit costs what it changes. */
export class PieceMemory {
  #known: ReadonlyMap<string, Known> = new Map();
  #split: { readonly text: string; readonly parts: readonly TextPart[] | null } | null = null;

  /** The value of a key at the top; `null` when it is not there, `undefined` when only the whole can tell. */
  findKey(text: string, key: string, lookup: Lookup): Composition | null | undefined {
    const parts = this.#partsOf(text);
    if (parts === null) return undefined;
    const part = parts.find((each) => each.section === null && each.key === key);
    if (part === undefined) return null;
    const { tree } = parseYaml(text.slice(part.start, part.end));
    const composed = tree && syntaxOf(text.slice(part.start, part.end)).composeKey(key, lookup);
    return composed?.problems.length === 0 ? composed : undefined;
  }

  /**
   * The value of a text; `null` when it cannot be cut safely, or anything at all is wrong with it: then it is to be parsed as a whole. What is
   * given is what the whole would give; values of pieces that stand unchanged are the same objects as before.
   *
   * @param isSound whether a value has the shape of a schedule.
   */
  read(text: string, { lookup, peek }: Lookups, isSound: (value: unknown) => boolean): PiecedFile | null {
    const parts = this.#partsOf(text);
    if (parts === null || parts.length === 0) return null;
    // Only what this text holds is kept: the slices of a former one would keep all of it.
    const known = new Map<string, Known>();
    const value: Record<string, unknown> = {};
    const sections: Partial<Record<string, Record<string, unknown>>> = {};
    const pieces: Piece[] = [];
    for (const part of parts) {
      const own = text.slice(part.start, part.end);
      const before = this.#known.get(own);
      const piece =
        before?.section === part.section && isStill(before, peek)
          ? { ...before, text: own }
          : makeOut(own, part.section, peek, isSound);
      if (piece.value === null) return null;
      known.set(own, piece);
      pieces.push({ part, known: piece });
      // At most one entry: an `x-` key is left out.
      const entry = piece.value[part.key];
      if (entry === undefined) continue;
      if (part.section === null) value[part.key] = entry;
      else (value[part.section] = sections[part.section] ??= {})[part.key] = entry;
    }
    this.#known = known;
    // Only now: what the whole is asked instead, if it has to be, is something else.
    for (const { asked } of known.values()) for (const name of asked.keys()) lookup(name);
    return { value, syntax: new PiecedSyntax(text, pieces) };
  }

  #partsOf(text: string): readonly TextPart[] | null {
    if (this.#split?.text !== text) this.#split = { text, parts: splitText(text) };
    return this.#split.parts;
  }
}

function isStill({ asked }: Known, peek: Lookup): boolean {
  for (const [name, value] of asked) if (peek(name) !== value) return false;
  return true;
}

function makeOut(text: string, section: Known['section'], peek: Lookup, isSound: (value: unknown) => boolean): Known {
  const asked = new Map<string, string | undefined>();
  const recording: Lookup = (name) => {
    const value = peek(name);
    asked.set(name, value);
    return value;
  };
  const { tree, problems } = parseYaml(text);
  let value: Known['value'] = null;
  if (tree !== null && problems.length === 0) {
    const composed = composeConfig(tree, createSourceText('', text), recording, section === null ? [] : [section]);
    const isRight = composed.problems.length === 0 && isSound(section === null ? composed.value : { [section]: composed.value });
    if (isRight) value = composed.value as Record<string, unknown>;
  }
  return { text, section, value, asked, ranges: new WeakMap() };
}

interface Piece {
  readonly part: TextPart;
  readonly known: Known;
}

class PiecedSyntax implements Syntax {
  readonly #text: string;
  readonly #pieces: readonly Piece[];
  #bySection: Map<string, Map<string, Piece>> | null = null;

  constructor(text: string, pieces: readonly Piece[]) {
    this.#text = text;
    this.#pieces = pieces;
  }

  composeKey(key: string, lookup: Lookup): Composition | null {
    const piece = this.#find([key]);
    return piece === undefined ? null : syntaxOf(piece.known.text).composeKey(key, lookup);
  }

  keysAt(path: Path): readonly string[] {
    const [section] = path;
    const inSection = this.#pieces.filter(({ part }) => part.section === section);
    if (path.length === 1 && inSection.length > 0) return inSection.map(({ part }) => part.key);
    const piece = this.#find(path);
    return piece === undefined ? [] : syntaxOf(piece.known.text).keysAt(localPath(piece, path));
  }

  toProblem(finding: Finding): Problem {
    const { code, message, hint = null, path } = finding;
    const piece = this.#find(path);
    // What is about no piece is about the file: that is rare enough to parse all of it.
    if (piece === undefined) return syntaxOf(this.#text).toProblem(finding);
    const { ranges, text } = piece.known;
    let range = ranges.get(finding);
    if (range === undefined) {
      range = syntaxOf(text).toProblem({ ...finding, path: localPath(piece, path) }).range;
      ranges.set(finding, range);
    }
    const { start } = piece.part;
    return { code, message, hint, path, range: range && { start: range.start + start, end: range.end + start } };
  }

  keyOffset(path: Path): number {
    const piece = this.#find(path);
    if (piece === undefined) return syntaxOf(this.#text).keyOffset(path);
    return piece.part.start + syntaxOf(piece.known.text).keyOffset(localPath(piece, path));
  }

  textAt(path: Path): string | null {
    const piece = this.#find(path);
    return piece === undefined ? syntaxOf(this.#text).textAt(path) : syntaxOf(piece.known.text).textAt(localPath(piece, path));
  }

  isInText(offset: number): boolean {
    // What stands between two pieces is comments and blank lines.
    const piece = this.#pieces.find(({ part }) => part.start <= offset && offset < part.end);
    return piece !== undefined && syntaxOf(piece.known.text).isInText(offset - piece.part.start);
  }

  #find([first, second]: Path): Piece | undefined {
    this.#bySection ??= indexOf(this.#pieces);
    return this.#bySection.get(String(first))?.get(String(second)) ?? this.#bySection.get('')?.get(String(first));
  }
}

function indexOf(pieces: readonly Piece[]): Map<string, Map<string, Piece>> {
  const index = new Map<string, Map<string, Piece>>();
  for (const piece of pieces) {
    const section = piece.part.section ?? '';
    const inside = index.get(section) ?? new Map<string, Piece>();
    index.set(section, inside.set(piece.part.key, piece));
  }
  return index;
}

function localPath({ part }: Piece, path: Path): Path {
  return part.section === null ? path : path.slice(1);
}

/** Of a text that was parsed before, without a mistake. */
function syntaxOf(text: string): WholeSyntax {
  const { tree } = parseYaml(text);
  if (tree === null) throw new Error('a text that was well-formed is not any more');
  return new WholeSyntax(tree, createSourceText('', text));
}
