/** A stretch of a text: offsets in UTF-16 units, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const NONE: readonly Stretch[] = [];
/** Slots for the two last characters of a window; more than any set of literals fills. */
const SLOTS = 4096;

/**
 * Makes a function that finds every stretch of a text that is made of `literals` (none empty, two characters at least),
 * overlapping ones as one. Wu and Manber's search ("A fast algorithm for multi-pattern searching", 1994): it looks at two
 * characters and most often skips as many as the shortest literal is long. A regular expression of fifty literals takes six times as
 * long (`bench/mask.ts`). Where many literals begin alike, the one that is there is found by halving.
 */
export function createLiteralFinder(literals: readonly string[]): (text: string) => readonly Stretch[] {
  if (literals.length === 0) return () => NONE;
  const window = Math.min(...literals.map(({ length }) => length));
  // How far the window can move when it ends with two characters of this slot; 0: a literal may begin where it begins.
  const skips = new Uint16Array(SLOTS).fill(Math.min(window - 1, 65_535));
  const candidates: (string[] | undefined)[] = Array.from({ length: SLOTS });
  for (const literal of literals) {
    for (let end = 1; end < window; end++) {
      const slot = slotAt(literal, end);
      skips[slot] = Math.min(skips[slot] ?? 0, window - 1 - end);
    }
    const slot = slotAt(literal, window - 1);
    (candidates[slot] ??= []).push(literal);
  }
  for (const each of candidates) each?.sort((a, b) => (a < b ? -1 : Number(a > b)));

  return (text) => {
    let found: { start: number; end: number }[] | null = null;
    for (let end = window - 1; end < text.length;) {
      const slot = slotAt(text, end);
      const skip = skips[slot] ?? 0;
      if (skip > 0) {
        end += skip;
        continue;
      }
      const start = end - window + 1;
      const length = longestAt(candidates[slot] ?? NO_LITERALS, text, start);
      if (length > 0) {
        const last = found?.at(-1);
        const literalEnd = start + length;
        if (last !== undefined && start <= last.end) last.end = Math.max(last.end, literalEnd);
        else (found ??= []).push({ start, end: literalEnd });
      }
      end += 1;
    }
    return found ?? NONE;
  };
}

const NO_LITERALS: readonly string[] = [];

/** So few are quicker to try one by one. */
const FEW = 8;

/** Length of the longest of `literals`, sorted by code units, that stands at `start`; 0 where none does. */
function longestAt(literals: readonly string[], text: string, start: number): number {
  let longest = 0;
  let [low, high] = [0, literals.length];
  // From `low` to `high` are those that begin with the `depth` characters at `start`.
  for (let depth = 0; high - low > FEW; depth++) {
    // The shortest of them comes first.
    if (literals[low]?.length === depth) {
      longest = depth;
      low += 1;
    }
    const code = text.charCodeAt(start + depth);
    if (Number.isNaN(code)) return longest;
    if (literals[low]?.charCodeAt(depth) === code && literals[high - 1]?.charCodeAt(depth) === code) continue;
    low = firstFrom(literals, low, high, depth, code);
    high = firstFrom(literals, low, high, depth, code + 1);
  }
  // Of those that stand there each begins the next one, so the last is the longest.
  for (let index = high - 1; index >= low; index--) {
    const literal = literals[index] ?? '';
    if (text.startsWith(literal, start)) return literal.length;
  }
  return longest;
}

/** The first between `low` and `high` whose character at `depth` is `code` or comes behind it; `high` where there is none. */
function firstFrom(literals: readonly string[], low: number, high: number, depth: number, code: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((literals[middle]?.charCodeAt(depth) ?? 0) < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of the characters at `end - 1` and `end`. */
function slotAt(text: string, end: number): number {
  return ((text.charCodeAt(end - 1) << 5) ^ text.charCodeAt(end)) & (SLOTS - 1);
}
