/** The zone name a misspelt one most likely stands for (`Berlin`, `Europe/Berln`), or `null`. */
export function nearestZoneName(name: string): string | null {
  const wanted = name.trim().toLowerCase().replaceAll(/\s+/g, '_');
  let nearest: string | null = null;
  let fewest = Math.min(4, Math.ceil(wanted.length / 3));
  for (const candidate of ['UTC', ...Intl.supportedValuesOf('timeZone')]) {
    const lower = candidate.toLowerCase();
    if (lower.endsWith(`/${wanted}`)) return candidate;
    const edits = Math.abs(lower.length - wanted.length) < fewest ? editDistance(wanted, lower) : fewest;
    if (edits < fewest) [nearest, fewest] = [candidate, edits];
  }
  return nearest;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from(b, (_, index) => index + 1);
  for (const [index, letter] of Array.from(a).entries()) {
    let diagonal = index;
    let left = index + 1;
    row = row.map((above, column) => {
      left = Math.min(diagonal + (letter === b[column] ? 0 : 1), above + 1, left + 1);
      diagonal = above;
      return left;
    });
  }
  return row.at(-1) ?? a.length;
}
