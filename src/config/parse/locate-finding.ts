import type { Finding } from '../diagnostic/finding.ts';
import type { Problem, Range } from '../diagnostic/problem.ts';
import { locate, scalarAt, valueRange } from './locate.ts';
import { scalarOffset } from './node-range.ts';
import type { YamlTree } from './parse-yaml.ts';

/** Finds where in the file a finding is. */
export function toProblem(finding: Finding, tree: YamlTree, source: string): Problem {
  const { code, message, hint = null, path } = finding;
  return { code, message, hint, path, range: rangeOfFinding(finding, tree, source) };
}

function rangeOfFinding({ path, at = 'value', column = null, text }: Finding, tree: YamlTree, source: string): Range {
  const place = locate(tree, path);
  if (at === 'key' && place.key !== null) return place.key;
  const scalar = scalarAt(place);
  if (column !== null && scalar !== null && text !== undefined) {
    const start = scalarOffset(scalar, source, text, column - 1);
    const part = /^[^\s,]*/.exec(text.slice(column - 1))?.[0] ?? '';
    if (start !== null) return { start, end: start + part.length };
  }
  return valueRange(place);
}
