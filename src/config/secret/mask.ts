import { createLiteralFinder } from './find-literals.ts';
import { spellingsOf } from './spellings.ts';

/** What is said instead of a secret, however long it is. */
const MASKED = '***';

/** Hides the secrets of a schedule in what leaves the process. */
export interface Mask {
  /** The text with `***` in place of each secret; the text itself where there is none. */
  readonly hide: (text: string) => string;
  /** The text with a `*` for each character of a secret, for where columns must stay right. */
  readonly cover: (text: string) => string;
  /** Is there a secret in the text? */
  readonly finds: (text: string) => boolean;
  /**
   * An offset at or near `at` where the text can be cut in two with no secret in both halves, as far as this text shows. It is 0
   * only where `at` is.
   */
  readonly cutNear: (text: string, at: number) => number;
  /** No secret takes more characters, in whatever spelling. */
  readonly longest: number;
}

/** The mask of these secrets. What is shorter than two characters cannot be found. */
export function createMask(secrets: Iterable<string>): Mask {
  const spellings = [...new Set([...secrets].flatMap(spellingsOf))].filter(({ length }) => length > 1);
  const find = createLiteralFinder(spellings);

  function replace(text: string, by: (length: number) => string): string {
    const found = find(text);
    if (found.length === 0) return text;
    let [replaced, from] = ['', 0];
    for (const { start, end } of found) {
      replaced += text.slice(from, start) + by(end - start);
      from = end;
    }
    return replaced + text.slice(from);
  }

  return {
    hide: (text) => replace(text, () => MASKED),
    cover: (text) => replace(text, (length) => '*'.repeat(length)),
    finds: (text) => find(text).length > 0,
    cutNear: (text, at) => {
      const torn = find(text).find(({ start, end }) => start < at && at < end);
      return torn === undefined ? at : torn.start || torn.end;
    },
    longest: Math.max(0, ...spellings.map(({ length }) => length)),
  };
}
