const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'];

/** A number of bytes for people: `512 B`, `3.4 KiB`, `12 MiB`. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  let [value, unit] = [bytes / 1024, 0];
  // What would be rounded up to 1024 is 1.0 of the next one.
  while (value >= 1023.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}
