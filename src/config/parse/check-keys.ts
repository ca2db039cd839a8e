import { isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { isMergeKey, keyText, mergedMaps } from './map-entries.ts';
import { rangeOf } from './node-range.ts';
import type { YamlTree } from './parse-yaml.ts';
import { formatPath, type Path } from '../diagnostic/path.ts';
import type { Problem, Range } from '../diagnostic/problem.ts';
import type { SourceText } from '../diagnostic/source-text.ts';

const NONE: readonly Problem[] = [];

/** What is wrong with the keys of one map, whatever they mean: twice the same, not a text, a merge of something else than maps. */
export function checkKeys(map: YAMLMap, path: Path, tree: YamlTree, source: SourceText): readonly Problem[] {
  if (areSound(map)) return NONE;
  const problems: Problem[] = [];
  const seen = new Map<string, Range>();
  for (const { key, value } of map.items as Pair<Node, Node | null>[]) {
    const range = rangeOf(key);
    if (isMergeKey(key)) {
      if (mergedMaps(value, tree.targetOf) === null) {
        problems.push({
          code: 'CONFIG_BAD_MERGE',
          message: '`<<` merges maps, and this is none',
          hint: null,
          range: rangeOf(value ?? key),
          path: [...path],
        });
      }
      continue;
    }
    const name = keyText(key);
    if (name === null) {
      const what =
        isScalar(key) && key.value === '__proto__' ? 'cannot have the key __proto__' : 'has a key that is not plain text';
      problems.push({ code: 'CONFIG_BAD_KEY', message: `${formatPath(path)} ${what}`, hint: null, range, path: [...path] });
      continue;
    }
    const first = seen.get(name);
    if (first === undefined) seen.set(name, range);
    else {
      const message = `${formatPath([...path, name])} is defined twice, first on line ${source.positionOf(first.start).line}`;
      problems.push({ code: 'CONFIG_DUPLICATE_KEY', message, hint: null, range, path: [...path, name] });
    }
  }
  return problems;
}

/** Nearly every map is, and then nothing need be kept of its keys. */
function areSound({ items }: YAMLMap): boolean {
  const names = new Set<string | null>();
  for (const { key } of items) {
    const name = isMergeKey(key) ? null : keyText(key);
    if (name === null) return false;
    names.add(name);
  }
  return names.size === items.length;
}
