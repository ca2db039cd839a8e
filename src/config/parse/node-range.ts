import { type Node, Scalar } from 'yaml';
import type { Range } from '../diagnostic/problem.ts';

/** Where a node stands, comments and blanks behind it excluded; the start of the file for no node. */
export function rangeOf(node: Node | null): Range {
  const [start, end] = node?.range ?? [0, 0];
  return { start, end };
}

/**
 * The offset in the file of the `index`th character of a scalar's value; `null` when the two cannot be mapped one to one:
 * block scalars, texts over several lines, escapes, or a value that `${NAME}` has changed.
 *
 * @param source the file's text.
 * @param value the scalar's value, as the one who counted `index` saw it.
 */
export function scalarOffset(scalar: Scalar, source: string, value: string, index: number): number | null {
  if (!scalar.range || scalar.type === Scalar.BLOCK_FOLDED || scalar.type === Scalar.BLOCK_LITERAL) return null;
  const quote = scalar.type === Scalar.PLAIN ? 0 : 1;
  const start = scalar.range[0] + quote;
  return source.slice(start, scalar.range[1] - quote) === value ? start + index : null;
}
