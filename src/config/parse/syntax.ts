import { isMap } from 'yaml';
import type { Finding } from '../diagnostic/finding.ts';
import type { Path } from '../diagnostic/path.ts';
import type { Problem } from '../diagnostic/problem.ts';
import type { SourceText } from '../diagnostic/source-text.ts';
import { composeConfig, type Composition, type Lookup } from './compose-config.ts';
import { isInText } from './is-in-text.ts';
import { toProblem } from './locate-finding.ts';
import { keysAt, locate, scalarAt, writtenText } from './locate.ts';
import { rangeOf } from './node-range.ts';
import type { YamlTree } from './parse-yaml.ts';

/** What a file says, and where it says it. */
export interface Syntax {
  /** The value of a key at the top, with what was wrong with it; `null` when the key is not there. */
  composeKey(key: string, lookup: Lookup): Composition | null;
  /** The keys of the map at a path, in the order of the file. */
  keysAt(path: Path): readonly string[];
  /** Finds where in the file a finding is. */
  toProblem(finding: Finding): Problem;
  /** Offset of the key at a path. */
  keyOffset(path: Path): number;
  /** The text at a path as it stands in the file, before variables are replaced; `null` where there is none. */
  textAt(path: Path): string | null;
  /** Does an offset lie within the text of a scalar? What lies outside of all of them and begins with `#` is a comment. */
  isInText(offset: number): boolean;
}

/** A file that was parsed as a whole. */
export class WholeSyntax implements Syntax {
  readonly #tree: YamlTree;
  readonly #source: SourceText;

  constructor(tree: YamlTree, source: SourceText) {
    this.#tree = tree;
    this.#source = source;
  }

  compose(lookup: Lookup): Composition {
    return composeConfig(this.#tree, this.#source, lookup);
  }

  composeKey(key: string, lookup: Lookup): Composition | null {
    const { root } = this.#tree;
    const value = isMap(root) ? this.#tree.entriesOf(root).get(key)?.value : undefined;
    return value === undefined ? null : composeConfig({ ...this.#tree, root: value }, this.#source, lookup, [key]);
  }

  keysAt(path: Path): readonly string[] {
    return keysAt(this.#tree, path);
  }

  toProblem(finding: Finding): Problem {
    return toProblem(finding, this.#tree, this.#source.text);
  }

  textAt(path: Path): string | null {
    return writtenText(scalarAt(locate(this.#tree, path)));
  }

  isInText(offset: number): boolean {
    return isInText(this.#tree.root, offset, this.#source.text);
  }

  keyOffset(path: Path): number {
    return (locate(this.#tree, path).key ?? rangeOf(null)).start;
  }
}
