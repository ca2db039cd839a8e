/** The middle one of `rounds` measurements. */
export function medianOf(rounds: number, measure: () => number): number {
  return medianIn(Array.from({ length: rounds }, measure));
}

/** The medians of several measurements, taken in turns: what else the machine does falls on all of them. */
export function mediansInTurns<const Measures extends readonly (() => number)[]>(
  rounds: number,
  ...measures: Measures
): { readonly [Key in keyof Measures]: number } {
  const found = measures.map((): number[] => []);
  for (let round = 0; round < rounds; round++) for (const [index, measure] of measures.entries()) found[index]?.push(measure());
  return found.map(medianIn) as { [Key in keyof Measures]: number };
}

/** The middle one. */
export function medianIn(found: readonly number[]): number {
  return found.toSorted((a, b) => a - b)[Math.floor(found.length / 2)] ?? NaN;
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
