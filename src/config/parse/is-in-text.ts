import { isMap, isScalar, isSeq, type Node, Scalar } from 'yaml';

/**
 * Does an offset of the file lie within the text of a scalar? What lies outside of all scalars and begins with `#` is a comment. Finds
 * its way down the tree by where nodes stand, so it takes no time to speak of.
 */
export function isInText(root: Node | null, offset: number, source: string): boolean {
  let node = root;
  while (node !== null && !isScalar(node)) node = childAt(node, offset);
  const range = node?.range;
  if (!range || offset < range[0] || offset >= range[1]) return false;
  if (node?.type !== Scalar.BLOCK_FOLDED && node?.type !== Scalar.BLOCK_LITERAL) return true;
  // A comment may stand behind the `|` or `>`.
  return offset > source.indexOf('\n', range[0]);
}

/** The last node directly below that begins at the offset or before it. */
function childAt(node: Node, offset: number): Node | null {
  if (isSeq(node)) return lastBefore(node.items as Node[], (item) => item, offset);
  if (!isMap(node)) return null;
  const pair = lastBefore(node.items as { key: Node; value: Node | null }[], ({ key }) => key, offset);
  return pair?.value?.range && pair.value.range[0] <= offset ? pair.value : (pair?.key ?? null);
}

function lastBefore<T>(items: readonly T[], nodeOf: (item: T) => Node, offset: number): T | null {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const item = items[middle];
    if (item !== undefined && (nodeOf(item).range?.[0] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1] ?? null;
}
