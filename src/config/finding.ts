import type { DiagnosticCode } from './diagnostic-table.ts';
import { locate, scalarAt, valueRange } from './parse/locate.ts';
import type { YamlTree } from './parse/parse-yaml.ts';
import type { Path } from './path.ts';
import type { Problem, Range } from './problem.ts';
import { scalarOffset } from './parse/scalar-offset.ts';

/** A mistake by the path of what is wrong. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string | null;
  readonly path: Path;
  /** Is the key at the path at fault, or the value behind it? Default: the value. */
  readonly at?: 'key' | 'value';
  /** From 1: the character of `text` where it goes wrong. */
  readonly column?: number | null;
  /** The text at the path, as the one who counted `column` saw it. */
  readonly text?: string;
}

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
