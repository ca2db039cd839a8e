import { Scalar } from 'yaml';

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
