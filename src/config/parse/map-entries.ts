import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from 'yaml';

/** How many values aliases and merge keys may add to those written out: far beyond what a schedule needs, far below what fills a memory. */
export const MOST_EXPANDED = 250_000;

/** A key of a map with its value, as the YAML tree has them. */
export interface MapEntry {
  readonly key: Scalar;
  readonly value: Node | null;
}

/** The node that an alias names; `undefined` when no anchor above it has that name. */
export type FindTarget = (alias: Alias) => Node | undefined;

/**
 * Makes the function that gives a map's entries as they count: its own, the first of equal ones, and behind them those that
 * merge keys (`<<: *name`) bring in. Keys that are no text, broken merges and unknown aliases are left out: `checkKeys` reports them.
 */
export function createEntryReader(targetOf: FindTarget): (map: YAMLMap) => ReadonlyMap<string, MapEntry> {
  // Without it, maps that merge two of the level below would be expanded 2ⁿ times, and a map of many mistakes read once for each.
  const known = new Map<YAMLMap, Map<string, MapEntry>>();

  return function entriesOf(map: YAMLMap): Map<string, MapEntry> {
    const before = known.get(map);
    if (before !== undefined) return before;
    const entries = new Map<string, MapEntry>();
    // Known before it is complete: an anchor can be merged into itself, and what it would bring in is here already.
    known.set(map, entries);
    let merged: readonly YAMLMap[] = [];
    for (const { key, value } of map.items as Pair<Node, Node | null>[]) {
      const name = isMergeKey(key) ? null : keyText(key);
      if (isMergeKey(key)) merged = [...merged, ...(mergedMaps(value, targetOf) ?? [])];
      else if (name !== null && !entries.has(name)) entries.set(name, { key: key as Scalar, value });
    }
    for (const source of merged) {
      for (const [name, entry] of entriesOf(source)) if (!entries.has(name)) entries.set(name, entry);
    }
    return entries;
  };
}

/** The text of a key: numbers and booleans as written; `null` for one that is empty, `__proto__`, or no scalar. */
export function keyText(key: unknown): string | null {
  if (!isScalar(key) || key.value === null) return null;
  const text = typeof key.value === 'string' ? key.value : key.source;
  // An own property of this name would vanish from, or poison, any object it is copied to by assignment.
  return text === undefined || text === '__proto__' ? null : text;
}

/** YAML 1.1's merge key, which YAML 1.2 lacks and people use: only the plain `<<`. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN;
}

/** The maps that the value of a merge key names; `null` when it is something else. */
export function mergedMaps(value: Node | null, targetOf: FindTarget): readonly YAMLMap[] | null {
  const node = isAlias(value) ? targetOf(value) : value;
  if (isMap(node)) return [node];
  if (!isSeq(node)) return null;
  const maps: YAMLMap[] = [];
  for (const item of node.items) {
    const map = isAlias(item) ? targetOf(item) : item;
    if (!isMap(map)) return null;
    maps.push(map);
  }
  return maps;
}
