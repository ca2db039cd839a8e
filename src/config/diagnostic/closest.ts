const MOST_CANDIDATES = 300;

/**
 * The candidate a person most likely meant by `word`, or `null` when none is near: at most one slip in every three characters
 * (a letter wrong, missing, added, or two swapped). Case, `_`, `-` and blanks do not count.
 */
export function closest(word: string, candidates: Iterable<string>): string | null {
  const plain = simplify(word);
  let best: string | null = null;
  let bestDistance = Math.floor(plain.length / 3) + 1;
  for (const candidate of candidates) {
    const other = simplify(candidate);
    // The distance is never less than the difference in length: most candidates end here.
    if (Math.abs(other.length - plain.length) >= bestDistance) continue;
    const distance = editDistance(plain, other);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** `did you mean …?` for the closest candidate, or `null`; of more than a few hundred none, as many words times many names take long. */
export function didYouMean(word: string, candidates: readonly string[]): string | null {
  if (candidates.length > MOST_CANDIDATES) return null;
  const nearest = closest(word, candidates);
  return nearest === null ? null : `did you mean \`${nearest}\`?`;
}

function simplify(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let distance = Math.min(at(last, j) + 1, at(row, j - 1) + 1, substituted);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        distance = Math.min(distance, at(beforeLast, j - 2) + 1);
      row.push(distance);
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
