import type { Node } from 'yaml';
import type { Range } from '../problem.ts';

/** Where a node stands, comments and blanks behind it excluded; the start of the file for no node. */
export function rangeOf(node: Node | null): Range {
  const [start, end] = node?.range ?? [0, 0];
  return { start, end };
}
