/** The middle one of `rounds` measurements. */
export function medianOf(rounds: number, measure: () => number): number {
  const found = Array.from({ length: rounds }, measure).sort((a, b) => a - b);
  return found[Math.floor(rounds / 2)] ?? NaN;
}

/** Ns that one operation takes when `run`, which gives the number it did, is repeated for at least `leastMs`. */
export function nsPerOperation(leastMs: number, run: () => number): number {
  const start = performance.now();
  let operations = 0;
  let elapsed = 0;
  while (elapsed < leastMs) {
    operations += run();
    elapsed = performance.now() - start;
  }
  return (elapsed * 1e6) / operations;
}
