/** A set of numbers 0–59 in two 30-bit halves, so that every operation stays on small integers. */
export interface SixtyBits {
  /** Bit n for the number n, 0–29. */
  readonly low: number;
  /** Bit n for the number 30 + n. */
  readonly high: number;
}

/** The values from `first` to `last`, every `step`. */
export interface Stride {
  readonly first: number;
  readonly last: number;
  readonly step: number;
}

/** One object for each set of a single value: the seconds of nearly all specs are such, and mostly the minutes too. */
const SINGLE_VALUES: readonly SixtyBits[] = Array.from({ length: 60 }, (_, value) =>
  value < 30 ? { low: 1 << value, high: 0 } : { low: 0, high: 1 << (value - 30) },
);

/** The set of all values, each 0–59, in `strides`. */
export function sixtyBits(strides: readonly Stride[]): SixtyBits {
  const [only] = strides;
  const single = strides.length === 1 && only?.first === only?.last ? SINGLE_VALUES[only?.first ?? -1] : undefined;
  if (single !== undefined) return single;
  let low = 0;
  let high = 0;
  for (const { first, last, step } of strides) {
    if (step === 1) {
      low |= bitsBetween(first, Math.min(last, 29));
      high |= bitsBetween(Math.max(first - 30, 0), last - 30);
      continue;
    }
    for (let value = first; value <= last; value += step) {
      if (value < 30) low |= 1 << value;
      else high |= 1 << (value - 30);
    }
  }
  return { low, high };
}

/** The smallest member of `set` that is at least `from` (0–60), or -1. */
export function nextMember(set: SixtyBits, from: number): number {
  if (from < 30) {
    const rest = set.low & (-1 << from);
    if (rest !== 0) return lowestBit(rest);
    return set.high === 0 ? -1 : 30 + lowestBit(set.high);
  }
  // A shift by 30 or more would wrap; nothing is left there anyway.
  const rest = from < 60 ? set.high & (-1 << (from - 30)) : 0;
  return rest === 0 ? -1 : 30 + lowestBit(rest);
}

export function commonMembers(a: SixtyBits, b: SixtyBits): SixtyBits {
  return { low: a.low & b.low, high: a.high & b.high };
}

export function hasMember(set: SixtyBits, value: number): boolean {
  return ((value < 30 ? set.low >>> value : set.high >>> (value - 30)) & 1) === 1;
}

/** Bit n set for each value n (0–31) in `strides`. */
export function bitMask(strides: readonly Stride[]): number {
  let mask = 0;
  for (const { first, last, step } of strides) {
    if (step === 1) mask |= bitsBetween(first, last);
    else for (let value = first; value <= last; value += step) mask |= 1 << value;
  }
  return mask;
}

/** Bits `first` to `last` (0–31); none when `last` is less. */
function bitsBetween(first: number, last: number): number {
  return last < first ? 0 : (-1 << first) & (-1 >>> (31 - last));
}

/** Number of the lowest set bit of `mask`, which is not zero. */
export function lowestBit(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}
