const UNITS = ['KB', 'MB', 'GB', 'TB'];

/** A size for people: `512 B`, `1.2 MB`; a KB is a thousand bytes, as `max_size` has it. */
export function sizeInWords(bytes: number): string {
  let [size, unit] = [bytes, 'B'];
  for (const larger of UNITS) {
    if (size < 1000) break;
    [size, unit] = [size / 1000, larger];
  }
  return `${unit === 'B' ? size : Math.round(size * 10) / 10} ${unit}`;
}
