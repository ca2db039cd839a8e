/** Units by the names that people give them, from the largest to the smallest. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:w|weeks?)$/, 'w'],
  [/^(?:d|days?)$/, 'd'],
  [/^(?:h|hrs?|hours?)$/, 'h'],
  [/^(?:m|mins?|minutes?)$/, 'm'],
  [/^(?:s|secs?|seconds?)$/, 's'],
  [/^(?:ms|millis|milliseconds?)$/, 'ms'],
];

/** A duration in other words, spelt with our units and in our order: `1h10m` for `10 minutes and 1 hour`; `null` for what is none. */
export function respellDuration(text: string): string | null {
  const plain = text
    .toLowerCase()
    .replaceAll(/\s+|\band\b/g, '')
    .replaceAll(/(\d),(\d)/g, '$1.$2');
  if (!/^(?:[\d.]+[a-z]+)+$/.test(plain)) return null;
  const parts: { amount: string; rank: number }[] = [];
  for (const [, amount = '', word = ''] of plain.matchAll(/([\d.]+)([a-z]+)/g)) {
    const rank = UNITS.findIndex(([name]) => name.test(word));
    if (rank < 0) return null;
    parts.push({ amount, rank });
  }
  const inOrder = parts.toSorted((a, b) => a.rank - b.rank);
  return inOrder.map(({ amount, rank }) => `${amount}${UNITS[rank]?.[1]}`).join('');
}
