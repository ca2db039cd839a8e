import { closest } from '../../trigger/spec/closest.ts';

export { closest };

const MOST_CANDIDATES = 300;

/** `did you mean …?` for the closest candidate, or `null`; of more than a few hundred none, as many words times many names take long. */
export function didYouMean(word: string, candidates: readonly string[]): string | null {
  if (candidates.length > MOST_CANDIDATES) return null;
  const nearest = closest(word, candidates);
  return nearest === null ? null : `did you mean \`${nearest}\`?`;
}
