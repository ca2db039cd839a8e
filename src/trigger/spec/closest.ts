import { editDistance } from './edit-distance.ts';

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

function simplify(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]/g, '');
}
