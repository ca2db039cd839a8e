const UNITS = [
  { ms: 86_400_000, name: 'day', plural: 'days' },
  { ms: 3_600_000, name: 'h', plural: 'h' },
  { ms: 60_000, name: 'min', plural: 'min' },
  { ms: 1000, name: 's', plural: 's' },
  { ms: 1, name: 'ms', plural: 'ms' },
] as const;

/** A span of at least 1 ms as `1 h 30 min`, `2 days`, `500 ms`; days have 24 hours. `most`: only its largest units, rounded down. */
export function spanInWords(ms: number, most: number = UNITS.length): string {
  const largest = UNITS.findIndex((unit) => ms >= unit.ms);
  let rest = ms;
  const words = UNITS.slice(largest, largest + most).map((unit) => {
    const amount = Math.floor(rest / unit.ms);
    rest -= amount * unit.ms;
    return amount === 0 ? '' : `${amount} ${amount === 1 ? unit.name : unit.plural}`;
  });
  return words.filter((word) => word !== '').join(' ');
}
