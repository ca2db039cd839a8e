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
 * long (`bench/mask.ts`).
 */
export function createLiteralFinder(literals: readonly string[]): (text: string) => readonly Stretch[] {
  if (literals.length === 0) return () => NONE;
  const window = Math.min(...literals.map(({ length }) => length));
  // How far the window can move when it ends with two characters of this slot; 0: a literal may begin where it begins.
  const skips = new Uint16Array(SLOTS).fill(Math.min(window - 1, 65_535));
  const candidates: (readonly string[] | undefined)[] = Array.from({ length: SLOTS });
  for (const literal of literals) {
    for (let end = 1; end < window; end++) {
      const slot = slotAt(literal, end);
      skips[slot] = Math.min(skips[slot] ?? 0, window - 1 - end);
    }
    const slot = slotAt(literal, window - 1);
    candidates[slot] = [...(candidates[slot] ?? []), literal].toSorted((a, b) => b.length - a.length);
  }

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
      const literal = candidates[slot]?.find((candidate) => text.startsWith(candidate, start));
      if (literal !== undefined) {
        const last = found?.at(-1);
        const literalEnd = start + literal.length;
        if (last !== undefined && start <= last.end) last.end = Math.max(last.end, literalEnd);
        else (found ??= []).push({ start, end: literalEnd });
      }
      end += 1;
    }
    return found ?? NONE;
  };
}

/** Of the characters at `end - 1` and `end`. */
function slotAt(text: string, end: number): number {
  return ((text.charCodeAt(end - 1) << 5) ^ text.charCodeAt(end)) & (SLOTS - 1);
}
