import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { rangeOf } from './node-range.ts';
import type { YamlTree } from './parse-yaml.ts';
import type { Path } from '../diagnostic/path.ts';
import type { Range } from '../diagnostic/problem.ts';

/** What stands at a path: the key before it, and the value, found behind aliases and merge keys. */
export interface Place {
  readonly key: Range | null;
  readonly node: Node | null;
}

/** The place of a path; of the deepest part there is when the file does not go that deep (a missing key: what it is missing from). */
export function locate(tree: YamlTree, path: Path): Place {
  let place: Place = { key: null, node: follow(tree, tree.root) };
  for (const part of path) {
    const { node } = place;
    if (isMap(node)) {
      const entry = tree.entriesOf(node).get(String(part));
      if (entry === undefined) break;
      place = { key: rangeOf(entry.key), node: follow(tree, entry.value) };
    } else if (isSeq(node) && typeof part === 'number' && part < node.items.length) {
      place = { key: null, node: follow(tree, node.items[part] as Node) };
    } else break;
  }
  return place;
}

/** The keys of the map at a path, in the order of the file; those of merge keys behind its own. */
export function keysAt(tree: YamlTree, path: Path): readonly string[] {
  const { node } = locate(tree, path);
  return isMap(node) ? [...tree.entriesOf(node).keys()] : [];
}

/** Where to put the caret for the value at a place: the value where it stands on one line; its key where it is empty or a block. */
export function valueRange({ key, node }: Place): Range {
  const range = rangeOf(node);
  // What is wrong with a map in a list is shown at its first key.
  if (key === null) return isMap(node) && node.flow !== true ? rangeOf((node.items[0]?.key ?? node) as Node) : range;
  if (range.end === range.start) return key;
  return isScalar(node) || isFlow(node) ? range : key;
}

/** The scalar at a place, or `null`. */
export function scalarAt({ node }: Place): Scalar | null {
  return isScalar(node) ? node : null;
}

/** A scalar's text as it stands in the file, without quotes; `null` for none. */
export function writtenText(scalar: Scalar | null): string | null {
  return typeof scalar?.value === 'string' ? scalar.value : (scalar?.source ?? null);
}

function isFlow(node: Node | null): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}

function follow(tree: YamlTree, node: Node | null): Node | null {
  let target: Node | null = node;
  // An alias can only name something above it, so this ends.
  while (isAlias(target)) target = tree.targetOf(target) ?? null;
  return target;
}
