const MOST = 10;

/** Names for a message: `a, b, c`; of many the first ten, and how many there are. */
export function listNames(names: readonly string[]): string {
  return firstNames(names).join(', ');
}

/** The names; of more than ten the first ten, and `… (3,000 in all)` for the rest. */
export function firstNames(names: readonly string[]): readonly string[] {
  return names.length <= MOST ? names : [...names.slice(0, MOST), `… (${names.length.toLocaleString('en')} in all)`];
}
